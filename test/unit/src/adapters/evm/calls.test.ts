import { describe, expect, it } from "vitest";
import { type Action, atoms } from "../../../../../spec/index.ts";
import { callOf } from "../../../../../src/adapters/evm/calls.ts";
import { numbersFor } from "../../../../../src/adapters/evm/numbers.ts";
import { fund, haircut, mechanism } from "../../../spec/build.ts";

const of = mechanism([fund("insurance"), haircut("cut", "profit", "up")]);
const numbers = (...actions: readonly Action[]) => numbersFor({ mechanism: of, actions });
const deposit = (account: string, amount: bigint): Action => ({
  type: "deposit",
  account,
  amount: atoms(amount),
});
const settle = (...amounts: readonly bigint[]): Action => ({
  type: "settle",
  entries: amounts.map((amount, i) => ({ account: `a${i}`, amount: atoms(amount) })),
});
const argsOf = (action: Action): readonly unknown[] => callOf(action, numbers(action)).call.slice(1);

describe("the numbers of a scenario", () => {
  it("give ascending ids ascending addresses, anyone who comes first", () => {
    const { accounts, addressOf } = numbers(
      deposit("b", 1n),
      deposit("10", 1n),
      deposit("B", 1n),
      deposit("9", 1n),
    );
    expect(accounts).toEqual(["10", "9", "B", "b"]);
    const addresses = accounts.map(addressOf);
    expect([...addresses].sort()).toEqual(addresses);
    expect(new Set(addresses).size).toBe(4);
    expect(addresses.every((address) => /^0x10{37}[0-9a-f]{2}$/.test(address))).toBe(true);
  });

  it("give a layer its place, and one that is not there the next", () => {
    const { layerOf } = numbers();
    expect([layerOf("insurance"), layerOf("cut"), layerOf("nowhere")]).toEqual([0n, 1n, 2n]);
  });
});

describe("an amount that does not fit into its type", () => {
  it("is 0 where it is below 0, which is refused for the same reason", () => {
    expect(argsOf({ type: "loss", amount: atoms(-3n) })).toEqual([0n]);
    expect(callOf({ type: "loss", amount: atoms(-3n) }, numbers()).isTooLarge).toBe(false);
  });

  it.each([
    [2n ** 256n - 1n, 2n ** 256n - 1n, false],
    [2n ** 256n, 2n ** 256n - 1n, true],
  ])("%i is sent as %i", (amount, sent, isTooLarge) => {
    const action = deposit("a", amount);
    expect(callOf(action, numbers(action)).isTooLarge).toBe(isTooLarge);
    expect(argsOf(action)[1]).toBe(sent);
  });

  it("becomes a settlement with the same reasons against it", () => {
    expect(argsOf(settle(5n, -5n))[1]).toEqual([5n, -5n]);
    expect(argsOf(settle(2n ** 255n, -(2n ** 255n)))[1]).toEqual([0n, 0n]);
    expect(argsOf(settle(2n ** 255n, 1n))[1]).toEqual([1n, 0n]);
    expect(callOf(settle(2n ** 255n, 1n), numbers()).isTooLarge).toBe(true);
  });
});
