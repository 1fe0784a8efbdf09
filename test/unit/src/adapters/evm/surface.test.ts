import * as viem from "viem";
import type { AbiFunction } from "viem";
import { expect, it } from "vitest";
import { refusalCodes } from "../../../../../spec/index.ts";
import { errorNameOf, readsReverts } from "../../../../../src/adapters/evm/reverts.ts";
import { functionsIn, standardAbi } from "../../../../../src/adapters/evm/surface.ts";
import { artifactNamed } from "./compile.ts";

const functionsOf = (name: string): readonly AbiFunction[] =>
  artifactNamed(name).abi.filter((item): item is AbiFunction => item.type === "function");

it("contracts/ declares exactly the functions that the suite looks for", () => {
  const shipped = new Set([...functionsOf("IAllocator"), ...functionsOf("IVenue")].map(wordsFor));
  expect(shipped).toEqual(new Set(standardAbi(viem).map(wordsFor)));
});

const wordsFor = (item: AbiFunction): string =>
  [viem.toFunctionSignature(item), item.stateMutability, ...item.outputs.map(({ type }) => type)].join(" ");

it("no selector begins with a zero byte, so that code shows each whole", () => {
  const selectors = standardAbi(viem).map((item) => viem.toFunctionSelector(item));
  expect(selectors.filter((selector) => selector.startsWith("0x00"))).toEqual([]);
});

it("a function may be pure where a view is asked for", () => {
  expect([...functionsIn(viem, artifactNamed("HonestAllocator").abi).keys()].sort()).toEqual([
    "allocate",
    "mechanism",
  ]);
});

it("contracts/Refusals.sol declares the reasons, by names that the suite knows", () => {
  const abi = artifactNamed("HonestVenue").abi;
  const used = abi.flatMap((item) => (item.type === "error" ? [item.name] : []));
  const known = [...refusalCodes, "overflow" as const].map(errorNameOf);
  expect(used.filter((name) => !known.includes(name))).toEqual([]);
  expect(used).toContain("InsufficientCapital");
});

it.each([
  ["ExitsGated()", [], "exits-gated"],
  ["NotZeroSum()", [], "not-zero-sum"],
  ["Overflow()", [], "overflow"],
  ["Panic(uint256)", ["17"], "overflow"],
  ["Panic(uint256)", ["18"], undefined],
  ["Error(string)", ["ExitsGated"], undefined],
  ["ExitsGated(uint256)", ["5"], "exits-gated"],
  ["Ajar()", [], undefined],
])("%s with %o is the reason %s", (signature, args, code) => {
  const item = viem.parseAbiItem([`error ${signature}`] as readonly string[]) as viem.AbiFunction;
  const declared = viem.parseAbi(["error ExitsGated(uint256 until)", "error Ajar()"]);
  const data = viem.concat([
    viem.toFunctionSelector(signature),
    viem.encodeAbiParameters(
      item.inputs,
      item.inputs.map(({ type }, i) => (type === "uint256" ? BigInt(args[i] ?? 0) : args[i])),
    ),
  ]);
  expect(readsReverts(viem, declared).codeOf(data)).toBe(code);
});
