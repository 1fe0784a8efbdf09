import { describe, expect, it } from "vitest";
import { type Mechanism, type State, step } from "../../../../spec/index.ts";
import { mechanism, onExit, realize, state } from "../build.ts";

const of: Mechanism = mechanism([onExit("winners", "profit")]);

/** Every order of some things. */
const orders = <T>(things: readonly T[]): readonly (readonly T[])[] =>
  things.length === 0
    ? [[]]
    : things.flatMap((first, i) => orders(things.filter((_, k) => k !== i)).map((rest) => [first, ...rest]));

/** Every list of n amounts, each one of these. */
const lists = (amounts: readonly bigint[], n: number): readonly (readonly bigint[])[] =>
  n === 0 ? [[]] : lists(amounts, n - 1).flatMap((rest) => amounts.map((amount) => [...rest, amount]));

const market = (profits: readonly bigint[], deficit: bigint): State =>
  state(of, {
    accounts: Object.fromEntries(profits.map((profit, i) => [`${i}`, [0n, profit] as const])),
    deficit,
  });

/** What each account is paid when all leave in this order. */
const payouts = (from: State, order: readonly number[]): readonly bigint[] => {
  const end = order.reduce((now, i) => step(of, now, realize(`${i}`)).state, from);
  return order.map((_, i) => end.accounts.get(`${i}`)?.capital ?? 0n);
};

const sum = (amounts: readonly bigint[]): bigint => amounts.reduce((a, b) => a + b, 0n);

describe("the order of n exits (5.10)", () => {
  it("may change a payout by n - 1 atoms", () => {
    const from = market([1n, 1n, 10n], 2n);
    // 10 * 10/12 = 8.33 for the first; the last finds no deficit, for each before it was cut an atom for 1/6.
    expect(payouts(from, [2, 0, 1])).toEqual([1n, 1n, 8n]);
    expect(payouts(from, [0, 1, 2])).toEqual([0n, 0n, 10n]);
  });

  it.each([
    [2, [1n, 2n, 3n, 4n, 5n, 6n, 10n]],
    [3, [1n, 2n, 3n, 10n]],
    [4, [1n, 2n, 10n]],
  ] as const)("changes none by more, in every market of %i of these amounts", (n, amounts) => {
    const everyOrder = orders([...Array(n).keys()]);
    let widest = 0n;
    for (const profits of lists(amounts, n)) {
      const whole = sum(profits);
      for (let deficit = 0n; deficit <= whole + 1n; deficit += 1n) {
        const from = market(profits, deficit);
        const paid = everyOrder.map((order) => payouts(from, order));
        // Anyone who leaves last is paid what is left: all that is backed is paid out, and no more.
        const backed = whole > deficit ? whole - deficit : 0n;
        if (paid.some((each) => sum(each) !== backed)) expect.fail(`${profits.join(" ")}, ${deficit}`);
        for (const i of profits.keys()) {
          const each = paid.map((amounts) => amounts[i] ?? 0n);
          const apart = each.reduce((a, b) => (a > b ? a : b)) - each.reduce((a, b) => (a < b ? a : b));
          if (apart > widest) widest = apart;
        }
      }
    }
    expect(widest).toBe(BigInt(n) - 1n);
  });
});
