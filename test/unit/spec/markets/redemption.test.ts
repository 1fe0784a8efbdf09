import { describe, expect, it } from "vitest";
import { assetsOf, type State } from "../../../../spec/index.ts";
import {
  after,
  fund,
  mechanism,
  type Parts,
  recover,
  resolve,
  state,
  type Table,
  topUp,
  tranche,
} from "../build.ts";
import { accountsIn, redeem, shutdown } from "./build.ts";

const plain = mechanism([]);

/** Every order of these. */
const ordersOf = <T>(items: readonly T[]): readonly (readonly T[])[] =>
  items.length === 0
    ? [[]]
    : items.flatMap((first, i) => ordersOf(items.toSpliced(i, 1)).map((rest) => [first, ...rest]));

/** What each redeem pays, by what the venue's external assets fall (2.3). */
const payouts = (
  of: typeof plain,
  from: State,
  order: readonly string[],
): { paid: Table<bigint>; end: State } => {
  const paid: Record<string, bigint> = {};
  let now = from;
  for (const account of order) {
    const next = after(of, now, redeem(account));
    paid[account] = assetsOf(now) - assetsOf(next);
    now = next;
  }
  return { paid, end: now };
};

describe("the order of redeems (17.15)", () => {
  const of = mechanism([fund("ins"), tranche("df")], { surplus: "ins" });
  // A = 100 - 37 = 63 over S = 100.
  const parts: Parts = {
    accounts: { a: [50n, 3n], b: [20n, 0n], c: [7n, 10n], d: [0n, 1n] },
    stakes: { df: { b: 9n } },
    deficit: 37n,
  };
  const end = after(of, state(of, parts), shutdown);

  it("is of no account: all 24 pay the same", () => {
    const orders = ordersOf(["a", "b", "c", "d"]);
    expect(orders.length).toBe(24);
    for (const order of orders) {
      const { paid, end: last } = payouts(of, end, order);
      // 0.63 of 53, 29, 17 and 1: 33.39, 18.27, 10.71 and 0.63, down.
      expect(paid, order.join()).toEqual({ a: 33n, b: 18n, c: 10n, d: 0n });
      // 61 of 63 are paid. 39 are lost: 37 of them the deficit, 2 go to the sink.
      expect(last, order.join()).toStrictEqual(
        state(of, {
          accounts: { a: [0n, 0n], b: [0n, 0n], c: [0n, 0n], d: [0n, 0n] },
          funds: { ins: 2n },
          claims: { a: 20n, b: 11n, c: 7n, d: 1n },
          halted: true,
          redemption: { assets: 63n, holdings: 100n },
        }),
      );
    }
  });

  it("is of none either to those who redeem while others do not", () => {
    expect(payouts(of, end, ["c"]).paid).toEqual({ c: 10n });
    expect(payouts(of, end, ["d", "c"]).paid).toEqual({ c: 10n, d: 0n });
  });
});

describe("the rounding", () => {
  it("lowers the deficit first, and the rest goes to the sink", () => {
    // A = 10 over S = 15: floor(5 * 10/15) = 3 each, 2 lost each. The deficit of 5: 3, 1, 0 and 1 over.
    const end = after(
      plain,
      state(plain, { accounts: { a: [5n, 0n], b: [5n, 0n], c: [5n, 0n] }, deficit: 5n }),
      shutdown,
    );
    const rows = [
      ["a", 3n, 0n, 7n],
      ["b", 1n, 0n, 4n],
      ["c", 0n, 1n, 1n],
    ] as const;
    let now = end;
    for (const [account, deficit, residue, assets] of rows) {
      now = after(plain, now, redeem(account));
      expect([now.deficit, now.residue, assetsOf(now)], account).toEqual([deficit, residue, assets]);
    }
    expect(Object.fromEntries(now.claims)).toEqual({ a: 2n, b: 2n, c: 2n });
  });

  it("is of no effect where the rate is 1, however odd the amounts", () => {
    const accounts = { a: [7n, 0n], b: [0n, 11n], c: [13n, 0n] } as const;
    const end = after(plain, state(plain, { accounts }), shutdown);
    const { paid, end: last } = payouts(plain, end, ["a", "b", "c"]);
    expect(paid).toEqual({ a: 7n, b: 11n, c: 13n });
    expect([last.residue, last.claims.size, assetsOf(last)]).toEqual([0n, 0, 0n]);
  });
});

describe("after a shutdown", () => {
  // A = 60 over S = 100.
  const of = mechanism([fund("ins")]);
  const end = after(of, state(of, { accounts: { a: [50n, 0n], b: [50n, 0n] }, deficit: 40n }), shutdown);

  it("what is recovered pays those who have redeemed, who redeem again", () => {
    const redeemed = after(of, end, redeem("a"), redeem("b"));
    expect(Object.fromEntries(redeemed.claims)).toEqual({ a: 20n, b: 20n });
    expect(redeemed.deficit).toBe(0n);
    const recovered = after(of, redeemed, recover(30n));
    expect(accountsIn(recovered)).toEqual({ a: [15n, 0n], b: [15n, 0n] });
    expect(Object.fromEntries(recovered.claims)).toEqual({ a: 5n, b: 5n });
    // The rate is still 0.6: floor(15 * 60/100) = 9. The other 6 are lost again, and no deficit is left.
    const { paid, end: last } = payouts(of, recovered, ["a", "b"]);
    expect(paid).toEqual({ a: 9n, b: 9n });
    expect(Object.fromEntries(last.claims)).toEqual({ a: 11n, b: 11n });
    expect(last.residue).toBe(12n);
  });

  it("what comes in with no claim left goes to the sink", () => {
    const recovered = after(of, end, recover(30n));
    expect(recovered).toStrictEqual(
      state(of, {
        accounts: { a: [50n, 0n], b: [50n, 0n] },
        deficit: 40n,
        residue: 30n,
        halted: true,
        redemption: { assets: 60n, holdings: 100n },
      }),
    );
  });

  it("a fund that is topped up pays the deficit in a resolve, and the rate stays", () => {
    const filled = after(of, end, topUp("ins", 50n), resolve);
    expect([filled.deficit, filled.funds.get("ins")]).toEqual([0n, 10n]);
    // 20 are lost, and no deficit is left: they go to the sink.
    const { paid, end: last } = payouts(of, filled, ["a"]);
    expect(paid).toEqual({ a: 30n });
    expect([last.residue, Object.fromEntries(last.claims)]).toEqual([20n, { a: 20n }]);
  });
});
