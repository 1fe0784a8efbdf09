import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import solc from "solc";
import { type Artifact, readArtifact } from "../../../../../src/adapters/evm/artifact.ts";
import { root } from "../../../../e2e/run-cli.ts";

interface Output {
  readonly errors?: readonly { readonly severity: string; readonly formattedMessage: string }[];
  readonly contracts: Readonly<
    Record<
      string,
      Record<
        string,
        { readonly abi: unknown; readonly evm: { readonly bytecode: { readonly object: string } } }
      >
    >
  >;
}

const folder = join(root, "contracts");

/** The sources that contracts/ ships. */
const shipped = Object.fromEntries(
  readdirSync(folder)
    .filter((name) => name.endsWith(".sol"))
    .map((name) => [name, readFileSync(join(folder, name), "utf8")]),
);

/** Compiles sources beside those of contracts/, where a warning is an error too. */
const compile = (sources: Readonly<Record<string, string>> = {}): Output["contracts"] => {
  const input = {
    language: "Solidity",
    sources: Object.fromEntries(
      Object.entries({ ...shipped, ...sources }).map(([name, content]) => [name, { content }]),
    ),
    settings: {
      optimizer: { enabled: Object.keys(sources).length === 0, runs: 200 },
      outputSelection: { "*": { "*": ["abi", "evm.bytecode.object"] } },
    },
  };
  const output = JSON.parse(solc.compile(JSON.stringify(input))) as Output;
  const isOurs = Object.keys(sources).length === 0;
  const errors = (output.errors ?? []).filter(({ severity }) => isOurs || severity === "error");
  if (errors.length > 0) throw new Error(errors.map(({ formattedMessage }) => formattedMessage).join("\n"));
  return output.contracts;
};

/** Artifacts by the names of the contracts. */
export type Artifacts = ReadonlyMap<string, { readonly abi: unknown; readonly bytecode: string }>;

const artifactsIn = (contracts: Output["contracts"]): Artifacts =>
  new Map(
    Object.values(contracts).flatMap((file) =>
      Object.entries(file).map(([name, { abi, evm }]) => [
        name,
        { abi, bytecode: `0x${evm.bytecode.object}` },
      ]),
    ),
  );

let ours: Artifacts | undefined;

/** What contracts/ ships, compiled once. */
export const shippedArtifacts = (): Artifacts => (ours ??= artifactsIn(compile()));

/** Sources of a test, which may import those of contracts/. */
export const artifactsOf = (source: string): Artifacts => artifactsIn(compile({ "Test.sol": source }));

/** One of them, as the suite reads it; `parts` are put in the place of its own. */
export const artifactNamed = (
  name: string,
  artifacts: Artifacts = shippedArtifacts(),
  parts: Readonly<Record<string, unknown>> = {},
): Artifact => {
  const reading = readArtifact({ ...artifacts.get(name), ...parts }, name);
  if (!reading.ok) throw new Error(`${name} is no artifact: ${JSON.stringify(reading.faults)}`);
  return reading.value;
};
