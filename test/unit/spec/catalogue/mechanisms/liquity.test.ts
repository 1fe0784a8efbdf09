import { describe, expect, it } from "vitest";
import { liquity } from "../../../../../spec/catalogue/mechanisms/liquity.ts";
import { after, loss, outcomeOf, resolve, state } from "../../build.ts";

const { mechanism } = liquity;

describe("liquity: the stability pool by deposit, then other troves by collateral", () => {
  const before = state(mechanism, {
    accounts: { ann: [0n, 0n], bob: [0n, 0n], cat: [200n, 0n], dan: [101n, 0n], trove: [0n, -150n] },
    stakes: { "stability-pool": { ann: 60n, bob: 41n } },
  });
  const redistributed = state(mechanism, {
    accounts: { ann: [0n, 0n], bob: [0n, 0n], cat: [168n, 0n], dan: [85n, 0n], trove: [0n, 0n] },
    claims: { ann: 60n, bob: 41n, cat: 32n, dan: 16n },
    deficit: 1n,
  });

  it("burns the pool, and redistributes what it could not take, rounded down", () => {
    // 49 over 301: 32.56 and 16.44.
    const { state: end, paid } = outcomeOf(mechanism, before, resolve);
    expect(paid).toEqual({
      "stability-pool/ann": 60n,
      "stability-pool/bob": 41n,
      "redistribution/cat": 32n,
      "redistribution/dan": 16n,
      deficit: 1n,
    });
    expect(end).toStrictEqual(redistributed);
  });

  it("feeds the error of rounding back, so that it never accumulates", () => {
    const next = after(mechanism, redistributed, loss(10n));
    // 10 and the atom of before, over 253: 7.30 and 3.70. One atom again, not two.
    const { state: end, paid } = outcomeOf(mechanism, next, resolve);
    expect(paid).toEqual({ "redistribution/cat": 7n, "redistribution/dan": 3n, deficit: 1n });
    expect(end.deficit).toBe(1n);
  });
});
