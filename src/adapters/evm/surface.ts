import type { Abi, AbiFunction } from "viem";
import { printable } from "../../text/printable.ts";
import { Unanswerable } from "../unanswerable.ts";
import type { Viem } from "./libraries.ts";

/** contracts/IAllocator.sol */
export const allocatorSignatures = [
  "function allocate(uint256 loss, uint256 fund, uint256[] bases) view returns (uint256 draw, uint256[] cuts, uint256 remainder)",
] as const;

/** What both surfaces may say of themselves. */
export const describingSignatures = [
  "function mechanism() view returns (string)",
  "function maxAmount() view returns (uint256)",
] as const;

/** contracts/IVenue.sol: the actions, by the names of spec 4.3. */
export const actionSignatures = [
  "function deposit(address account, uint256 amount)",
  "function withdraw(address account, uint256 amount)",
  "function stake(address account, uint256 layer, uint256 amount)",
  "function unstake(address account, uint256 layer, uint256 amount)",
  "function fee(address account, uint256 layer, uint256 amount)",
  "function topUp(uint256 layer, uint256 amount)",
  "function settle(address[] accounts, int256[] amounts)",
  "function realize(address account)",
  "function loss(uint256 amount)",
  "function resolve()",
  "function recover(uint256 amount)",
] as const;

/** contracts/IVenue.sol: the state. */
export const stateSignatures = [
  "struct Genesis { address[] accounts; uint256[] capital; int256[] pnl; uint256[] claims; uint256[] funds; uint256[][] stakes; uint256 pending; uint256 deficit; uint256 residue; bool halted; }",
  "function load(Genesis genesis)",
  "function account(address account) view returns (uint256 capital, int256 pnl)",
  "function claim(address account) view returns (uint256)",
  "function fund(uint256 layer) view returns (uint256)",
  "function stakeOf(uint256 layer, address account) view returns (uint256)",
  "function pending() view returns (uint256)",
  "function deficit() view returns (uint256)",
  "function residue() view returns (uint256)",
  "function halted() view returns (bool)",
] as const;

/** Every function of the two surfaces. */
export const standardAbi = ({ parseAbi }: Viem): readonly AbiFunction[] =>
  parseAbi([
    ...allocatorSignatures,
    ...describingSignatures,
    ...actionSignatures,
    ...stateSignatures,
  ] as readonly string[]) as readonly AbiFunction[];

/**
 * The functions of the surfaces that a contract has, by name. One that has the
 * name but other types is a mistake, which would otherwise go untested.
 */
export const functionsIn = (viem: Viem, abi: Abi): ReadonlyMap<string, AbiFunction> => {
  const own = abi.filter((item): item is AbiFunction => item.type === "function");
  const found = new Map<string, AbiFunction>();
  for (const wanted of standardAbi(viem)) {
    const named = own.filter(({ name }) => name === wanted.name);
    if (named.length === 0) continue;
    if (!named.some((item) => serves(viem, item, wanted)))
      throw new Unanswerable(
        "protocol",
        `Expected ${wordsFor(viem, wanted)}, found ${named.map((item) => printable(wordsFor(viem, item), 200)).join(" and ")}. Give the function that signature, or another name if it is something else.`,
      );
    found.set(wanted.name, wanted);
  }
  return found;
};

/** The same types in and out; a view may be pure. */
const serves = (viem: Viem, item: AbiFunction, wanted: AbiFunction): boolean =>
  signatureOf(viem, item) === signatureOf(viem, wanted) &&
  typesOf(item.outputs) === typesOf(wanted.outputs) &&
  (wanted.stateMutability !== "view" || ["view", "pure"].includes(item.stateMutability));

const typesOf = (parameters: AbiFunction["outputs"]): string => parameters.map(({ type }) => type).join(",");

const signatureOf = ({ toFunctionSignature }: Viem, item: AbiFunction): string => toFunctionSignature(item);

const wordsFor = (viem: Viem, item: AbiFunction): string => {
  const returned = typesOf(item.outputs);
  const view = item.stateMutability === "view" || item.stateMutability === "pure" ? " view" : "";
  return `${signatureOf(viem, item)}${view}${returned === "" ? "" : ` returns (${returned})`}`;
};
