import { describe, expect, it } from "vitest";
import { okex2018 } from "../../../../../spec/catalogue/mechanisms/okex-2018.ts";
import { after, answerTo, outcomeOf, realize, resolve, settle, state } from "../../build.ts";

const { mechanism } = okex2018;

describe("okex-2018: insurance, venue, then the week's winners at one rate", () => {
  const week = after(
    mechanism,
    state(mechanism, {
      accounts: { ann: [10n, 0n], bob: [0n, 0n], cat: [40n, 0n], whale: [5n, 0n] },
      funds: { insurance: 10n, venue: 25n },
    }),
    settle(["ann", 60n], ["bob", 70n], ["cat", -30n], ["whale", -100n]),
  );

  it("takes what the whale has, both funds, and 60 of 130 from those who won", () => {
    // 95 unpaid; 10 and 25 by the funds; 60 * 60/130 = 27.69 and 70 * 60/130 = 32.31, up.
    const { state: end, paid } = outcomeOf(mechanism, week, resolve);
    expect(paid).toEqual({
      insurance: 10n,
      venue: 25n,
      "clawback/ann": 28n,
      "clawback/bob": 33n,
      surplus: 1n,
    });
    expect(end).toStrictEqual(
      state(mechanism, {
        accounts: { ann: [10n, 32n], bob: [0n, 37n], cat: [10n, 0n], whale: [0n, 0n] },
        claims: { ann: 28n, bob: 33n },
        residue: 1n,
      }),
    );
  });

  it("lets profit become capital only after the clawback", () => {
    expect(answerTo(mechanism, week, realize("ann"))).toBe("exits-gated");
    const end = after(mechanism, week, resolve, realize("ann"));
    expect(end.accounts.get("ann")).toEqual({ capital: 42n, pnl: 0n });
  });
});
