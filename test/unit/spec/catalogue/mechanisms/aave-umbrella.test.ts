import { describe, expect, it } from "vitest";
import { aaveUmbrella } from "../../../../../spec/catalogue/mechanisms/aave-umbrella.ts";
import { after, outcomeOf, resolve, state, topUp } from "../../build.ts";

const { mechanism } = aaveUmbrella;

describe("aave-umbrella: offset, then staked tokens, never the suppliers", () => {
  const before = state(mechanism, {
    accounts: { ann: [0n, 0n], bob: [0n, 0n], borrower: [0n, -600n], supplier: [5000n, 0n] },
    funds: { offset: 100n },
    stakes: { umbrella: { ann: 700n, bob: 301n } },
  });
  // 500 over 1001: 349.65 and 150.35, down; one atom stays.
  const slashed = state(mechanism, {
    accounts: { ann: [0n, 0n], bob: [0n, 0n], borrower: [0n, 0n], supplier: [5000n, 0n] },
    stakes: { umbrella: { ann: 351n, bob: 151n } },
    claims: { ann: 349n, bob: 150n },
    deficit: 1n,
  });

  it("slashes 500 of a deficit of 600, rounded down, and parks the rest", () => {
    const { state: end, paid } = outcomeOf(mechanism, before, resolve);
    expect(paid).toEqual({ offset: 100n, "umbrella/ann": 349n, "umbrella/bob": 150n, deficit: 1n });
    expect(end).toStrictEqual(slashed);
  });

  it("lets the DAO cover what is parked, and asks no staker for it", () => {
    const end = after(mechanism, slashed, resolve, topUp("offset", 3n), resolve);
    expect(end).toStrictEqual({ ...slashed, funds: new Map([["offset", 2n]]), deficit: 0n });
  });
});
