import { describe, expect, it } from "vitest";
import { eulerEvk } from "../../../../../spec/catalogue/mechanisms/euler-evk.ts";
import { after, outcomeOf, realize, resolve, settle, state, withdraw } from "../../build.ts";

const { mechanism } = eulerEvk;

/** The loan: 30 leave the vault on the borrower's account, and do not come back. */
const lent = [settle(["borrower", -30n], ["wallet", 30n]), realize("wallet"), withdraw("wallet", 30n)];

describe("euler-evk: debt that is left falls on the depositors", () => {
  it("after the borrower's own deposit, where it stands in the same account", () => {
    const before = state(mechanism, {
      accounts: { ann: [60n, 0n], bob: [40n, 0n], borrower: [10n, 0n], wallet: [0n, 0n] },
    });
    const { state: end, paid } = outcomeOf(mechanism, after(mechanism, before, ...lent), resolve);
    expect(paid).toEqual({ "depositors/ann": 12n, "depositors/bob": 8n });
    expect(end).toStrictEqual(
      state(mechanism, {
        accounts: { ann: [48n, 0n], bob: [32n, 0n], borrower: [0n, 0n], wallet: [0n, 0n] },
        claims: { ann: 12n, bob: 8n },
      }),
    );
  });

  it("with the borrower's own deposit among them, where it stands in another account, as there", () => {
    const before = state(mechanism, {
      accounts: { ann: [60n, 0n], bob: [40n, 0n], borrower: [0n, 0n], own: [10n, 0n], wallet: [0n, 0n] },
    });
    // 30 over 110: 16.36, 10.91, 2.73.
    const { paid } = outcomeOf(mechanism, after(mechanism, before, ...lent), resolve);
    expect(paid).toEqual({ "depositors/ann": 17n, "depositors/bob": 11n, "depositors/own": 3n, surplus: 1n });
  });
});
