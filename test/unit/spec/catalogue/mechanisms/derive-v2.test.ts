import { describe, expect, it } from "vitest";
import { assetsOf, exitRatio, onExitLayer, type State } from "../../../../../spec/index.ts";
import { deriveV2 } from "../../../../../spec/catalogue/mechanisms/derive-v2.ts";
import { after, answerTo, outcomeOf, resolve, state, topUp, withdraw } from "../../build.ts";

const { mechanism } = deriveV2;
const layer = onExitLayer(mechanism) ?? expect.fail("no haircut on exit");
const rate = (now: State): readonly bigint[] => {
  const { numerator, denominator } = exitRatio(layer, now);
  return [numerator, denominator];
};

/** 100 of cash, and an insolvent account that owes 30. */
const before = state(mechanism, {
  accounts: { ann: [60n, 0n], bob: [40n, 0n], trader: [0n, -30n] },
  funds: { "security-module": 7n, "accrued-fees": 3n },
});
const short = after(mechanism, before, resolve);

describe("derive-v2: security module, fees, then cash leaves at stables over cash", () => {
  it("spends module and fees, and owes 100 of cash with 80 of stables: 0.8", () => {
    expect(outcomeOf(mechanism, before, resolve).paid).toEqual({
      "security-module": 7n,
      "accrued-fees": 3n,
      deficit: 20n,
    });
    expect(short).toStrictEqual(
      state(mechanism, { accounts: { ann: [60n, 0n], bob: [40n, 0n], trader: [0n, 0n] }, deficit: 20n }),
    );
    expect([assetsOf(short), rate(short)]).toEqual([80n, [80n, 100n]]);
  });

  it("pays 8 for 10, which leaves 72 of 90: the rate stays", () => {
    const { state: end, paid } = outcomeOf(mechanism, short, withdraw("ann", 10n));
    expect(paid).toEqual({ "cash/ann": 2n });
    expect(end).toStrictEqual(
      state(mechanism, {
        accounts: { ann: [50n, 0n], bob: [40n, 0n], trader: [0n, 0n] },
        claims: { ann: 2n },
        deficit: 18n,
      }),
    );
    expect([assetsOf(end), rate(end)]).toEqual([72n, [72n, 90n]]);
  });

  it("is restored to 1 by a donation of 18", () => {
    const left = after(mechanism, short, withdraw("ann", 10n));
    const donated = after(mechanism, left, topUp("security-module", 18n));
    expect(outcomeOf(mechanism, donated, resolve).paid).toEqual({ "security-module": 18n });
    const whole = after(mechanism, donated, resolve);
    expect([assetsOf(whole), rate(whole)]).toEqual([90n, [90n, 90n]]);
    const { state: end, paid } = outcomeOf(mechanism, whole, withdraw("bob", 40n));
    expect([paid, assetsOf(end)]).toEqual([{}, 50n]);
  });

  it("rounds what is paid down: of 1 nothing is paid, of 6 it is 4", () => {
    expect(outcomeOf(mechanism, short, withdraw("ann", 1n)).paid).toEqual({ "cash/ann": 1n });
    expect(assetsOf(after(mechanism, short, withdraw("ann", 6n)))).toBe(76n);
  });

  it("blocks withdrawals until the loss is resolved", () => {
    expect(answerTo(mechanism, before, withdraw("ann", 10n))).toBe("exits-gated");
  });
});
