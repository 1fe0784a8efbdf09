import { describe, expect, it } from "vitest";
import { marginfi } from "../../../../../spec/catalogue/mechanisms/marginfi.ts";
import { answerTo, deposit, outcomeOf, resolve, state } from "../../build.ts";

const { mechanism } = marginfi;
const bank = (debt: bigint) =>
  state(mechanism, {
    accounts: { ann: [60n, 0n], bob: [41n, 0n], borrower: [0n, -debt] },
    funds: { insurance: 10n },
  });

describe("marginfi: insurance, then depositors by share", () => {
  it("socializes what the insurance does not cover", () => {
    // 20 over 101: 11.88 and 8.12, up.
    const { state: end, paid } = outcomeOf(mechanism, bank(30n), resolve);
    expect(paid).toEqual({ insurance: 10n, "depositors/ann": 12n, "depositors/bob": 9n, surplus: 1n });
    expect(end).toStrictEqual(
      state(mechanism, {
        accounts: { ann: [48n, 0n], bob: [32n, 0n], borrower: [0n, 0n] },
        claims: { ann: 12n, bob: 9n },
        residue: 1n,
      }),
    );
  });

  it("kills the bank by a loss above all it has, and reports the excess", () => {
    const { state: end, paid } = outcomeOf(mechanism, bank(131n), resolve);
    expect(paid).toEqual({ insurance: 10n, "depositors/ann": 60n, "depositors/bob": 41n, deficit: 20n });
    expect(end).toStrictEqual(
      state(mechanism, {
        accounts: { ann: [0n, 0n], bob: [0n, 0n], borrower: [0n, 0n] },
        claims: { ann: 60n, bob: 41n },
        deficit: 20n,
        halted: true,
      }),
    );
    expect(answerTo(mechanism, end, deposit("cat", 1n))).toBe("halted");
  });

  it("differs from the real bank where the loss is all it has to the atom: it lives on", () => {
    expect(outcomeOf(mechanism, bank(111n), resolve).state.halted).toBe(false);
  });
});
