/** Solidity contracts as implementations: `paripassu/evm`. Needs viem and, to run artifacts, @ethereumjs/evm. */
export { type Artifact, ArtifactSchema, readArtifact } from "./adapters/evm/artifact.ts";
export { type ContractSource, openContract } from "./adapters/evm/open-contract.ts";
