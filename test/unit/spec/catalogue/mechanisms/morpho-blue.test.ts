import { describe, expect, it } from "vitest";
import { morphoBlue } from "../../../../../spec/catalogue/mechanisms/morpho-blue.ts";
import { after, outcomeOf, resolve, state, withdraw } from "../../build.ts";

const { mechanism } = morphoBlue;
const before = state(mechanism, { accounts: { ann: [600n, 0n], bob: [301n, 0n], borrower: [0n, -100n] } });

describe("morpho-blue: bad debt falls on the suppliers", () => {
  it("in proportion, rounded up against each", () => {
    // 600 * 100/901 = 66.59, 301 * 100/901 = 33.41.
    const { state: end, paid } = outcomeOf(mechanism, before, resolve);
    expect(paid).toEqual({ "suppliers/ann": 67n, "suppliers/bob": 34n, surplus: 1n });
    expect(end).toStrictEqual(
      state(mechanism, {
        accounts: { ann: [533n, 0n], bob: [267n, 0n], borrower: [0n, 0n] },
        claims: { ann: 67n, bob: 34n },
        residue: 1n,
      }),
    );
  });

  it("and not on what left before", () => {
    const { paid } = outcomeOf(mechanism, after(mechanism, before, withdraw("bob", 301n)), resolve);
    expect(paid).toEqual({ "suppliers/ann": 100n });
  });
});
