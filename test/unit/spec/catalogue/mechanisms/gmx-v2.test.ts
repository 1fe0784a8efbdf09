import { describe, expect, it } from "vitest";
import { gmxV2 } from "../../../../../spec/catalogue/mechanisms/gmx-v2.ts";
import { after, answerTo, outcomeOf, realize, resolve, settle, state, topUp } from "../../build.ts";

const { mechanism } = gmxV2;

/** The pool backs 100 of a profit of 151. */
const won = after(
  mechanism,
  state(mechanism, {
    accounts: { ann: [0n, 0n], bob: [0n, 0n], "pool-side": [0n, 0n] },
    funds: { pool: 100n },
  }),
  settle(["ann", 91n], ["bob", 60n], ["pool-side", -151n]),
);
const capped = after(mechanism, won, resolve);

describe("gmx-v2: anyone who closes gets floor(profit * capped / all profit)", () => {
  it("spends the pool, and takes nothing from profit yet", () => {
    expect(outcomeOf(mechanism, won, resolve).paid).toEqual({ pool: 100n, deficit: 51n });
    expect(answerTo(mechanism, won, realize("ann"))).toBe("exits-gated");
  });

  it("pays floor(91 * 100/151) = 60, then 40 of 60 to the next", () => {
    const { state: end, paid } = outcomeOf(mechanism, capped, realize("ann"));
    expect(paid).toEqual({ "winners/ann": 31n });
    expect(outcomeOf(mechanism, end, realize("bob"))).toStrictEqual({
      state: state(mechanism, {
        accounts: { ann: [60n, 0n], bob: [40n, 0n], "pool-side": [0n, 0n] },
        claims: { ann: 31n, bob: 20n },
      }),
      paid: { "winners/bob": 20n },
    });
  });

  it("pays anyone who waits in full, once the pool has grown", () => {
    const grown = after(mechanism, capped, realize("ann"), topUp("pool", 25n), resolve, realize("bob"));
    expect(grown).toStrictEqual(
      state(mechanism, {
        accounts: { ann: [60n, 0n], bob: [60n, 0n], "pool-side": [0n, 0n] },
        funds: { pool: 5n },
        claims: { ann: 31n },
      }),
    );
  });
});
