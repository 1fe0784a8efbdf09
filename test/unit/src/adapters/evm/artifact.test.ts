import { expect, it } from "vitest";
import { formatFaults } from "../../../../../spec/index.ts";
import { readArtifact } from "../../../../../src/adapters/evm/artifact.ts";

const abi = [{ type: "function", name: "resolve", inputs: [], outputs: [], stateMutability: "nonpayable" }];

it.each([
  ["Foundry", { abi, bytecode: { object: "0x60aB", linkReferences: {} }, metadata: {} }, "Venue"],
  ["Hardhat", { _format: "hh-sol-artifact-1", contractName: "Acme", abi, bytecode: "0x60aB" }, "Acme"],
  ["solc", { abi, bytecode: "60aB" }, "Venue"],
])("reads the layout of %s", (_, document, name) => {
  expect(readArtifact(document, "Venue")).toEqual({ ok: true, value: { name, abi, bytecode: "0x60aB" } });
});

it.each([
  [{}, /at \/abi: expected a value, found nothing\nat \/bytecode: /],
  [[1], /at \/: expected a compiled contract as Foundry or Hardhat write it, found a list of 1/],
  [
    { abi: {}, bytecode: "0x" },
    /at \/abi: expected an ABI: a list of functions, errors and so on, found an object/,
  ],
  [{ abi: [{ name: "x" }], bytecode: "0x" }, /at \/abi\/0\/type/],
  [
    { abi, bytecode: "0x6" },
    /at \/bytecode: expected bytes in hexadecimal, with all libraries linked, found "0x6"/,
  ],
  [
    { abi, bytecode: { object: "0x60__$aabb$__60" } },
    /at \/bytecode\/object: .*found the gap "__\$aabb\$__"/,
  ],
])("refuses %j", (document, expected) => {
  const reading = readArtifact(document, "x");
  expect(reading.ok ? "it was read" : formatFaults(reading.faults)).toMatch(expected);
});

it("takes a list that an ABI leaves out for an empty one", () => {
  const reading = readArtifact(
    {
      abi: [
        { type: "function", name: "resolve", stateMutability: "nonpayable" },
        { type: "error", name: "Halted" },
      ],
      bytecode: "0x60",
    },
    "x",
  );
  expect(reading).toMatchObject({
    value: {
      abi: [
        { name: "resolve", inputs: [], outputs: [] },
        { name: "Halted", inputs: [] },
      ],
    },
  });
});
