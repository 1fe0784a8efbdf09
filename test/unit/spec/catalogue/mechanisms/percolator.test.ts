import { describe, expect, it } from "vitest";
import { assetsOf, exitRatio, onExitLayer, type State } from "../../../../../spec/index.ts";
import { percolator } from "../../../../../spec/catalogue/mechanisms/percolator.ts";
import { after, answerTo, outcomeOf, realize, resolve, settle, state, topUp } from "../../build.ts";
import { accountsIn } from "../../markets/build.ts";

const { mechanism } = percolator;
const layer = onExitLayer(mechanism) ?? expect.fail("no haircut on exit");
const h = (now: State): readonly bigint[] => {
  const { numerator, denominator } = exitRatio(layer, now);
  return [numerator, denominator];
};

/** The whale loses 100 to ann and bob, and owns 70. */
const lost = after(
  mechanism,
  state(mechanism, {
    accounts: { ann: [50n, 0n], bob: [0n, 0n], cat: [7n, 0n], whale: [70n, 0n] },
    funds: { insurance: 10n },
  }),
  settle(["ann", 33n], ["bob", 67n], ["whale", -100n]),
);
const resolved = after(mechanism, lost, resolve);

describe("percolator: own capital, insurance, then profit converts at h", () => {
  it("has h = min(residual, profits) / profits = 80/100, and takes nothing at once", () => {
    // The vault holds 50 + 7 + 70 + 10 = 137; capital is 57 and insurance 0 by then: the residual is 80.
    expect(outcomeOf(mechanism, lost, resolve).paid).toEqual({ insurance: 10n, deficit: 20n });
    expect(resolved).toStrictEqual(
      state(mechanism, {
        accounts: { ann: [50n, 33n], bob: [0n, 67n], cat: [7n, 0n], whale: [0n, 0n] },
        deficit: 20n,
      }),
    );
    expect(assetsOf(resolved)).toBe(137n);
    expect(h(resolved)).toEqual([80n, 100n]);
  });

  it("converts floor(33 * 0.8) = 26, and what is left stays for the others: 54/67", () => {
    const { state: first, paid } = outcomeOf(mechanism, resolved, realize("ann"));
    expect(paid).toEqual({ "profits/ann": 7n });
    expect([first.deficit, h(first)]).toEqual([13n, [54n, 67n]]);
    const { state: end, paid: then } = outcomeOf(mechanism, first, realize("bob"));
    expect(then).toEqual({ "profits/bob": 13n });
    expect(end).toStrictEqual(
      state(mechanism, {
        accounts: { ann: [76n, 0n], bob: [54n, 0n], cat: [7n, 0n], whale: [0n, 0n] },
        claims: { ann: 7n, bob: 13n },
      }),
    );
  });

  it("pays the other order within an atom: floor(67 * 0.8) = 53, then 27 of 33", () => {
    const end = after(mechanism, resolved, realize("bob"), realize("ann"));
    expect(accountsIn(end)).toMatchObject({ ann: [77n, 0n], bob: [53n, 0n] });
  });

  it("never touches capital, and h rises when insurance comes in", () => {
    const half = after(mechanism, resolved, topUp("insurance", 10n), resolve);
    expect(h(half)).toEqual([90n, 100n]);
    const whole = after(mechanism, half, topUp("insurance", 10n), resolve, realize("ann"), realize("bob"));
    expect(whole).toStrictEqual(
      state(mechanism, {
        accounts: { ann: [83n, 0n], bob: [67n, 0n], cat: [7n, 0n], whale: [0n, 0n] },
      }),
    );
  });

  it("converts nothing while the loss is open", () => {
    expect(answerTo(mechanism, lost, realize("ann"))).toBe("exits-gated");
  });
});
