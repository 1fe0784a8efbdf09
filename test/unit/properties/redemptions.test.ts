import { describe, expect, it } from "vitest";
import { everything, invariants } from "../../../properties/index.ts";
import { type Action, type Mechanism, run, type State } from "../../../spec/index.ts";
import {
  answerTo,
  deposit,
  fund,
  haircut,
  mechanism,
  type Parts,
  recover,
  resolve,
  state,
} from "../spec/build.ts";
import { accepted, convictions } from "./judged.ts";

const shutdown: Action = { type: "shutdown" };
const redeem = (account: string): Action => ({ type: "redeem", account });

const none = mechanism([]);
const half: Parts = { accounts: { bob: [0n, 4n], cat: [4n, 0n] }, deficit: 4n };

/** What the model pays out, redeem by redeem. */
const paidBy = (of: Mechanism, from: State, actions: readonly Action[]) => {
  const { steps } = run({ mechanism: of, genesis: from, actions });
  expect(steps.every(({ outcome }) => outcome === "accepted")).toBe(true);
  expect(convictions({ mechanism: of, genesis: from, actions, steps })).toEqual(new Map());
  return steps.at(-1)?.state;
};

describe("SHUT-1 acquits", () => {
  it("those who redeem again after a recovery", () => {
    const actions = [
      shutdown,
      redeem("bob"),
      recover(3n),
      redeem("bob"),
      redeem("cat"),
      recover(9n),
      redeem("bob"),
    ];
    // Bob: 2 of 4. The recovery of 3 pays his claim of 2, of which he redeems 1. Of the next he gets 1, and 0 of that.
    expect(paidBy(none, state(none, half), actions)?.claims).toEqual(new Map([["bob", 1n]]));
  });

  it("a venue whose assets are below 0: nobody is paid", () => {
    const from = state(none, { accounts: { bob: [3n, 0n] }, deficit: 9n });
    const after = paidBy(none, from, [shutdown, redeem("bob"), redeem("bob")]);
    expect(after?.redemption).toEqual({ assets: 0n, holdings: 3n });
    expect(after?.claims).toEqual(new Map([["bob", 3n]]));
  });

  it("a fund that is the sink of what rounding leaves", () => {
    const of = mechanism([fund("house")], { surplus: "house" });
    const from = state(of, { accounts: { a: [1n, 0n], b: [1n, 0n], c: [1n, 0n] }, deficit: 1n });
    const after = paidBy(of, from, [shutdown, redeem("a"), redeem("b"), redeem("c")]);
    // Two thirds of an atom each, rounded down: the 2 that are there stay.
    expect(after?.funds.get("house")).toBe(2n);
  });

  it("holders who are cut again after the shutdown, where a deficit is carried", () => {
    const of = mechanism([haircut("all", "capital")], { remainder: "carry" });
    const from = state(of, { accounts: { a: [4n, 0n] }, deficit: 1n });
    paidBy(of, from, [shutdown, recover(3n), resolve, redeem("a"), redeem("a")]);
  });

  it("a genesis with a rate of its own, whatever is there", () => {
    const from = state(none, {
      accounts: { a: [5n, 0n] },
      halted: true,
      redemption: { assets: 1n, holdings: 2n },
    });
    expect(paidBy(none, from, [redeem("a")])?.claims.get("a")).toBe(3n);
  });

  it("deposits, which are refused after a shutdown", () => {
    const from = paidBy(none, state(none, half), [shutdown]);
    expect(from && answerTo(none, from, deposit("bob", 1n))).toBe("halted");
  });
});

describe("SHUT-1 convicts", () => {
  const rate = { assets: 4n, holdings: 8n };
  const genesis = state(none, half);
  const shut = state(none, { ...half, halted: true, redemption: rate });
  const paidOff = (parts: Parts): State => state(none, { ...parts, halted: true, redemption: rate });

  it("a rate that leaves out a part of what is owed", () => {
    const short = state(none, { ...half, halted: true, redemption: { assets: 4n, holdings: 4n } });
    const found = convictions({ mechanism: none, genesis, actions: [shutdown], steps: [accepted(short)] });
    expect(found.get("SHUT-1")).toMatchObject({
      step: 0,
      expected: "a redemption of 4 for 8: the assets and the holdings after the resolve",
      observed: "4 for 4",
      kind: "too-much",
    });
  });

  it("no rate at all", () => {
    const without = state(none, { ...half, halted: true });
    const found = convictions({ mechanism: none, genesis, actions: [shutdown], steps: [accepted(without)] });
    expect(found.get("SHUT-1")?.observed).toBe("no redemption");
  });

  it("who is paid beyond a rate that is right", () => {
    const after = paidOff({ accounts: { bob: [0n, 0n], cat: [4n, 0n] }, deficit: 4n });
    const actions = [shutdown, redeem("bob")];
    const found = convictions({
      mechanism: none,
      genesis,
      actions,
      steps: [accepted(shut), accepted(after)],
    });
    expect(found.get("SHUT-1")).toMatchObject({
      step: 1,
      expected: "bob to be paid at most 2 for 4, at the rate of the shutdown, 4 for 8",
      observed: "4",
    });
  });

  it("who is paid at the rate, and again for the rest", () => {
    const once = paidOff({ accounts: { bob: [2n, 0n], cat: [4n, 0n] }, deficit: 4n });
    const twice = paidOff({ accounts: { bob: [1n, 0n], cat: [4n, 0n] }, deficit: 4n });
    const actions = [shutdown, redeem("bob"), redeem("bob")];
    const steps = [accepted(shut), accepted(once), accepted(twice)];
    const found = convictions({ mechanism: none, genesis, actions, steps });
    expect(found.get("SHUT-1")).toMatchObject({ step: 2, observed: "3" });
  });
});

describe("a claim or a deficit that is booked wrongly", () => {
  const genesis = state(none, half);
  const shut = state(none, { ...half, halted: true, redemption: { assets: 4n, holdings: 8n } });
  const actions = [shutdown, redeem("bob")];
  const rate = { assets: 4n, holdings: 8n };

  it.each([
    ["no claim", { accounts: { bob: [0n, 0n], cat: [4n, 0n] }, deficit: 2n }],
    ["the deficit kept", { accounts: { bob: [0n, 0n], cat: [4n, 0n] }, deficit: 4n, claims: { bob: 2n } }],
  ] as const)("is no wrong payment: %s", (_, parts) => {
    const after = state(none, { ...parts, halted: true, redemption: rate });
    const found = convictions({
      mechanism: none,
      genesis,
      actions,
      steps: [accepted(shut), accepted(after)],
    });
    expect(found.has("CONS-3")).toBe(true);
    for (const id of ["SHUT-1", "EXIT-3", "NCW-1"]) expect(found.has(id)).toBe(false);
  });
});

it("is not applicable where nobody shuts down, and nobody is redeemed", () => {
  const law = invariants.find(({ id }) => id === "SHUT-1");
  const without = (...left: readonly string[]) => ({
    mechanism: none,
    capabilities: { ...everything, actions: everything.actions.filter((type) => !left.includes(type)) },
  });
  expect(law?.unless?.(without("shutdown"))).toBeUndefined();
  expect(law?.unless?.(without("redeem"))).toBeUndefined();
  expect(law?.unless?.(without("shutdown", "redeem"))).toBe(
    "there is no shutdown, and nobody can be redeemed",
  );
});
