import { match } from "ts-pattern";
import Type from "typebox";
import { Compile } from "typebox/compile";
import type { Abi, Hex } from "viem";
import { describe, type Fault, faultsOf, type Reading } from "../../../spec/index.ts";

/** A compiled contract. */
export interface Artifact {
  readonly name: string;
  readonly abi: Abi;
  /** Creation code. "0x" for an interface or an abstract contract. */
  readonly bytecode: Hex;
}

const Parameter = Type.Object({ type: Type.String(), name: Type.Optional(Type.String()) });

/** What of an ABI is looked at here: the rest is for viem. */
const AbiSchema = Type.Array(
  Type.Object({
    type: Type.String(),
    name: Type.Optional(Type.String()),
    inputs: Type.Optional(Type.Array(Parameter)),
    outputs: Type.Optional(Type.Array(Parameter)),
  }),
  { description: "an ABI: a list of functions, errors and so on" },
);

/** The layouts of Foundry (`out/NAME.sol/NAME.json`) and Hardhat (`artifacts/.../NAME.json`). */
export const ArtifactSchema = Type.Object(
  {
    abi: AbiSchema,
    bytecode: Type.Union([Type.String(), Type.Object({ object: Type.String() })], {
      description: 'creation code as text (Hardhat), or {"object": text} (Foundry)',
    }),
    contractName: Type.Optional(Type.String()),
  },
  { description: "a compiled contract as Foundry or Hardhat write it" },
);

const validator = Compile(ArtifactSchema);

/** Reads an artifact; `name` is used where it does not say its own. */
export const readArtifact = (document: unknown, name: string): Reading<Artifact> => {
  if (!validator.Check(document)) return { ok: false, faults: faultsOf(validator, document) };
  const { abi, bytecode, contractName } = document;
  const isFoundry = typeof bytecode !== "string";
  const code = isFoundry ? bytecode.object : bytecode;
  const faults = codeFaults(code, isFoundry ? "/bytecode/object" : "/bytecode");
  if (faults.length > 0) return { ok: false, faults };
  const hex: Hex = `0x${code.replace(/^0x/, "")}`;
  return { ok: true, value: { name: contractName ?? name, abi: abi.map(whole) as Abi, bytecode: hex } };
};

/** An ABI may leave out lists that are empty. */
const whole = (item: Type.Static<typeof AbiSchema>[number]): object =>
  match(item)
    .with({ type: "function" }, (it) => ({ ...it, inputs: it.inputs ?? [], outputs: it.outputs ?? [] }))
    .with({ type: "error" }, (it) => ({ ...it, inputs: it.inputs ?? [] }))
    .otherwise((it) => it);

const codeFaults = (code: string, path: string): readonly Fault[] => {
  if (/^(0x)?([0-9a-fA-F]{2})*$/.test(code)) return [];
  const library = /__\$?[^_]{1,40}_*/.exec(code)?.[0];
  const expected = "bytes in hexadecimal, with all libraries linked";
  return [{ path, expected, found: library === undefined ? describe(code) : `the gap ${describe(library)}` }];
};
