/** Solidity contracts as implementations: `paripassu/evm`. Needs viem and, to run artifacts, @ethereumjs/evm. */
export { type Artifact, ArtifactSchema, readArtifact } from "./artifact.ts";
export { type ContractSource, openContract } from "./open-contract.ts";
