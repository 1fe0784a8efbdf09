import { describe, expect, it } from "vitest";
import { poloniex2019 } from "../../../../../spec/catalogue/mechanisms/poloniex-2019.ts";
import { answerTo, outcomeOf, recover, resolve, state, unstake } from "../../build.ts";

const { mechanism } = poloniex2019;

describe("poloniex-2019: what was lent pays, what was not lent does not", () => {
  const before = state(mechanism, {
    accounts: { ann: [1000n, 0n], bob: [0n, 0n], borrower: [0n, -162n], cat: [700n, 0n] },
    stakes: { "btc-loans": { ann: 500n, bob: 300n } },
  });
  const { state: cut, paid } = outcomeOf(mechanism, before, resolve);

  it("cuts the principal of lenders at one rate", () => {
    // 500 * 162/800 = 101.25, 300 * 162/800 = 60.75, up.
    expect(paid).toEqual({ "btc-loans/ann": 102n, "btc-loans/bob": 61n, surplus: 1n });
    expect(cut).toStrictEqual(
      state(mechanism, {
        accounts: { ann: [1000n, 0n], bob: [0n, 0n], borrower: [0n, 0n], cat: [700n, 0n] },
        stakes: { "btc-loans": { ann: 398n, bob: 239n } },
        claims: { ann: 102n, bob: 61n },
        residue: 1n,
      }),
    );
  });

  it("lets no lender out before", () => {
    expect(answerTo(mechanism, before, unstake("bob", "btc-loans", 300n))).toBe("exits-gated");
  });

  it("repays in proportion, to the lenders' balances", () => {
    // 82 of 163: 51.31 and 30.69, down; one atom is over.
    const { state: end, paid: back } = outcomeOf(mechanism, cut, recover(82n));
    expect(back).toEqual({ "recovery/ann": 51n, "recovery/bob": 30n, surplus: 1n });
    expect(end.accounts.get("bob")).toEqual({ capital: 30n, pnl: 0n });
    expect(end.claims).toEqual(
      new Map([
        ["ann", 51n],
        ["bob", 31n],
      ]),
    );
  });
});
