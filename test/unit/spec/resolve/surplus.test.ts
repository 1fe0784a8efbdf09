import { describe, expect, it } from "vitest";
import { after, fund, haircut, mechanism, outcomeOf, type Parts, recover, resolve, state } from "../build.ts";

const layers = [fund("ins"), fund("own", { eventCap: 1n }), haircut("winners", "profit", "up")];
const toResidue = mechanism(layers);
const toFund = mechanism(layers, { surplus: "own" });

/** 3 over 5 and 5 is 1.5 each: 2 and 2, one atom too many. */
const odd: Parts = { accounts: { a: [0n, 5n], b: [0n, 5n] }, pending: 3n };
const cut: Parts = { accounts: { a: [0n, 3n], b: [0n, 3n] }, claims: { a: 2n, b: 2n } };
const receipts = { "winners/a": 2n, "winners/b": 2n, surplus: 1n };

describe("the sink of rounding surplus (7.6)", () => {
  it("is the residue", () => {
    expect(outcomeOf(toResidue, state(toResidue, { ...odd, residue: 6n }), resolve)).toStrictEqual({
      state: state(toResidue, { ...cut, residue: 7n }),
      paid: receipts,
    });
  });

  it("is a fund", () => {
    expect(outcomeOf(toFund, state(toFund, odd), resolve)).toStrictEqual({
      state: state(toFund, { ...cut, funds: { own: 1n } }),
      paid: receipts,
    });
  });

  it("does not spend it in the same resolve, not even on an old deficit; the next one does", () => {
    const first = outcomeOf(toFund, state(toFund, { ...odd, deficit: 4n }), resolve);
    expect(first).toStrictEqual({
      state: state(toFund, { ...cut, funds: { own: 1n }, deficit: 4n }),
      paid: receipts,
    });
    const second = outcomeOf(toFund, first.state, resolve);
    expect(second).toStrictEqual({ state: state(toFund, { ...cut, deficit: 3n }), paid: { own: 1n } });
  });

  it("may pay and receive in one resolve: the fund's own draw comes first", () => {
    const { state: end, paid } = outcomeOf(
      toFund,
      state(toFund, { ...odd, funds: { own: 8n }, pending: 4n }),
      resolve,
    );
    // own pays its event cap of 1; 3 are cut as above; 8 - 1 + 1.
    expect(paid).toEqual({ ...receipts, own: 1n });
    expect(end).toStrictEqual(state(toFund, { ...cut, funds: { own: 8n } }));
  });

  it("gets nothing from a split that is exact", () => {
    const { paid } = outcomeOf(toResidue, state(toResidue, { ...odd, pending: 4n }), resolve);
    expect(paid).toEqual({ "winners/a": 2n, "winners/b": 2n });
  });

  it("gets what a recover cannot share", () => {
    expect(after(toFund, state(toFund), recover(9n))).toStrictEqual(state(toFund, { funds: { own: 9n } }));
    expect(after(toResidue, state(toResidue), recover(9n))).toStrictEqual(state(toResidue, { residue: 9n }));
  });
});
