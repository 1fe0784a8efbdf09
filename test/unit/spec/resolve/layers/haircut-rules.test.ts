import { describe, expect, it } from "vitest";
import { atoms, type QuotaRounding, type Rule } from "../../../../../spec/index.ts";
import { haircut, mechanism, outcomeOf, resolve, state } from "../../build.ts";

type Shares = readonly [bigint, bigint, bigint, bigint];

/** What 2, 4, 7 and 8 of profit pay for a pending loss, and the surplus that the resolve leaves. */
const resolved = (rule: Rule, rounding: QuotaRounding, pending: bigint) => {
  const of = mechanism([haircut("cut", "profit", rounding, undefined, rule)]);
  const accounts = { a: [0n, 2n], b: [0n, 4n], c: [0n, 7n], d: [0n, 8n] } as const;
  return outcomeOf(of, state(of, { accounts, pending }), resolve);
};

const shares = (rule: Rule, rounding: QuotaRounding, pending: bigint): readonly bigint[] => {
  const { paid } = resolved(rule, rounding, pending);
  return ["a", "b", "c", "d"].map((id) => paid[`cut/${id}`] ?? 0n);
};

describe("a loss of 11 over profits of 2, 4, 7, 8, by hand from the quotas", () => {
  it.each<[Rule, Shares, Shares, Shares]>([
    // 1.05 2.10 3.67 4.19
    ["proportional", [2n, 3n, 4n, 5n], [1n, 2n, 3n, 4n], [1n, 2n, 4n, 4n]],
    // 0 1.33 4.33 5.33: three rests tie, and the smallest id has the atom
    ["constrained-equal-awards", [0n, 2n, 5n, 6n], [0n, 1n, 4n, 5n], [0n, 2n, 4n, 5n]],
    ["constrained-equal-losses", [2n, 3n, 3n, 3n], [2n, 3n, 3n, 3n], [2n, 3n, 3n, 3n]],
    // 1 2 3.5 4.5
    ["talmud", [1n, 2n, 4n, 5n], [1n, 2n, 3n, 4n], [1n, 2n, 4n, 4n]],
    // 1 2.17 3.67 4.17
    ["random-arrival", [1n, 3n, 4n, 5n], [1n, 2n, 3n, 4n], [1n, 2n, 4n, 4n]],
    // 1.5 2.83 3.33 3.33
    ["minimal-overlap", [2n, 3n, 4n, 4n], [1n, 2n, 3n, 3n], [2n, 3n, 3n, 3n]],
    ["queue", [2n, 4n, 5n, 0n], [2n, 4n, 5n, 0n], [2n, 4n, 5n, 0n]],
  ])("%s: up, down, largest remainder", (rule, up, down, largest) => {
    expect(shares(rule, "up", 11n)).toEqual(up);
    expect(shares(rule, "down", 11n)).toEqual(down);
    expect(shares(rule, "largest-remainder", 11n)).toEqual(largest);
    expect(shares(rule, "unspecified", 11n)).toEqual(largest);
  });
});

describe("a loss of 5, which leaves more than half of all", () => {
  it.each<[Rule, Shares, Shares, Shares]>([
    // 1 1.33 1.33 1.33
    ["talmud", [1n, 2n, 2n, 2n], [1n, 1n, 1n, 1n], [1n, 2n, 1n, 1n]],
    // 0 0.5 2 2.5
    ["piniles", [0n, 1n, 2n, 3n], [0n, 0n, 2n, 2n], [0n, 1n, 2n, 2n]],
    ["constrained-egalitarian", [0n, 0n, 2n, 3n], [0n, 0n, 2n, 3n], [0n, 0n, 2n, 3n]],
    // 0.63 1.25 1.56 1.56
    ["adjusted-proportional", [1n, 2n, 2n, 2n], [0n, 1n, 1n, 1n], [1n, 1n, 2n, 1n]],
  ])("%s: up, down, largest remainder", (rule, up, down, largest) => {
    expect(shares(rule, "up", 5n)).toEqual(up);
    expect(shares(rule, "down", 5n)).toEqual(down);
    expect(shares(rule, "largest-remainder", 5n)).toEqual(largest);
  });
});

describe("in the ledger", () => {
  it("what is rounded up goes to the sink: talmud takes 12 for 11", () => {
    const { state: end, paid } = resolved("talmud", "up", 11n);
    expect(paid).toEqual({ "cut/a": 1n, "cut/b": 2n, "cut/c": 4n, "cut/d": 5n, surplus: 1n });
    expect(end.residue).toBe(1n);
    expect([...end.accounts.values()].map(({ pnl }) => pnl)).toEqual([1n, 2n, 3n, 3n]);
    expect(Object.fromEntries(end.claims)).toEqual({ a: 1n, b: 2n, c: 4n, d: 5n });
  });

  it("what is rounded down stays in the loss: talmud takes 10 of 11", () => {
    const { state: end, paid } = resolved("talmud", "down", 11n);
    expect(paid).toMatchObject({ deficit: 1n });
    expect(end.deficit).toBe(1n);
  });

  it.each<Rule>(["constrained-equal-awards", "piniles", "minimal-overlap", "queue"])(
    "%s takes everything where the loss is everything, or more",
    (rule) => {
      expect(shares(rule, "up", 21n)).toEqual([2n, 4n, 7n, 8n]);
      expect(resolved(rule, "down", 30n).paid).toMatchObject({ "cut/d": 8n, deficit: 9n });
    },
  );

  it("a rule divides the capped bases: half of 2, 4, 7, 8 is 1, 2, 3, 4, and they keep 2 each at most", () => {
    const of = mechanism([haircut("cut", "capital", "up", "0.5", "constrained-equal-awards")]);
    const accounts = { a: [2n, 0n], b: [4n, 0n], c: [7n, 0n], d: [8n, 0n] } as const;
    // 7 of 10 are kept: 1, 2, 2, 2. So 0, 0, 1 and 2 are lost.
    expect(outcomeOf(of, state(of, { accounts, pending: 3n }), resolve).paid).toEqual({
      "cut/c": 1n,
      "cut/d": 2n,
    });
  });

  it("a payer without a base is no claimant: two of four divide by random arrival", () => {
    const of = mechanism([haircut("cut", "profit", "up", undefined, "random-arrival")]);
    const accounts = { a: [5n, 2n], b: [5n, 0n], c: [0n, 4n], d: [0n, -3n] } as const;
    // Loss 3 over 2 and 4: (2 + 0) / 2 and (1 + 3) / 2.
    expect(outcomeOf(of, state(of, { accounts }), resolve).paid).toEqual({ "cut/a": 1n, "cut/c": 2n });
  });

  it("no quota passes its base: the largest of 1, 1, 2^128 by equal losses pays the rest", () => {
    const of = mechanism([haircut("cut", "profit", "up", undefined, "constrained-equal-losses")]);
    const accounts = { a: [0n, 1n], b: [0n, 1n], c: [0n, 2n ** 128n] } as const;
    const { paid } = outcomeOf(of, state(of, { accounts, pending: 2n ** 127n }), resolve);
    expect(paid).toEqual({ "cut/a": 1n, "cut/b": 1n, "cut/c": atoms(2n ** 127n - 2n) });
  });
});
