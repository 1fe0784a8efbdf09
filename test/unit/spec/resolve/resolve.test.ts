import { describe, expect, it } from "vitest";
import {
  defaulterStake,
  fund,
  haircut,
  loss,
  mechanism,
  outcomeOf,
  type Parts,
  resolve,
  settle,
  state,
  tranche,
  after,
  deposit,
} from "../build.ts";

const house = mechanism([fund("ins"), haircut("winners", "profit", "up")]);

describe("the loss of a resolve (7.1)", () => {
  it("is every insolvent account's unpaid loss and all that is pending", () => {
    const { state: end, paid } = outcomeOf(
      house,
      state(house, {
        accounts: { a: [10n, 90n], d: [0n, -20n], e: [0n, -3n] },
        funds: { ins: 8n },
        pending: 5n,
      }),
      resolve,
    );
    // 20 + 3 + 5 = 28: 8 from the fund, 20 from a.
    expect(paid).toEqual({ ins: 8n, "winners/a": 20n });
    expect(end).toStrictEqual(
      state(house, { accounts: { a: [10n, 70n], d: [0n, 0n], e: [0n, 0n] }, claims: { a: 20n } }),
    );
  });

  it("is an exogenous loss alone", () => {
    const end = after(house, state(house, { funds: { ins: 8n } }), loss(3n), loss(4n), resolve);
    expect(end).toStrictEqual(state(house, { funds: { ins: 1n } }));
  });

  it("runs from a settlement to a haircut", () => {
    const end = after(
      house,
      state(house),
      deposit("long", 100n),
      deposit("short", 30n),
      settle(["long", 50n], ["short", -50n]),
      resolve,
    );
    // The short pays its 30; the 20 that it cannot pay are cut from the long's 50.
    expect(end).toStrictEqual(
      state(house, { accounts: { long: [100n, 30n], short: [0n, 0n] }, claims: { long: 20n } }),
    );
  });
});

describe("nothing to do (7.7)", () => {
  it.each<[string, Parts]>([
    ["an empty venue", {}],
    ["a venue at peace", { accounts: { a: [10n, 5n] }, funds: { ins: 7n }, residue: 2n, claims: { a: 1n } }],
    ["an old deficit and an empty fund", { accounts: { a: [10n, 5n] }, deficit: 7n }],
    ["a halted venue at peace", { accounts: { a: [10n, 5n] }, halted: true }],
  ])("%s", (_, parts) => {
    expect(outcomeOf(house, state(house, parts), resolve)).toStrictEqual({
      state: state(house, parts),
      paid: {},
    });
  });

  it("is what a second resolve finds", () => {
    const once = after(
      house,
      state(house, { accounts: { a: [1n, 9n], b: [0n, 9n], d: [0n, -3n] } }),
      resolve,
    );
    // 3 over 9 and 9: 2 each, 1 to the residue.
    expect(once).toStrictEqual(
      state(house, {
        accounts: { a: [1n, 7n], b: [0n, 7n], d: [0n, 0n] },
        claims: { a: 2n, b: 2n },
        residue: 1n,
      }),
    );
    expect(outcomeOf(house, once, resolve)).toStrictEqual({ state: once, paid: {} });
  });
});

describe("when nobody can pay", () => {
  it("an empty waterfall records the whole loss", () => {
    const nobody = mechanism([]);
    const { state: end, paid } = outcomeOf(
      nobody,
      state(nobody, { accounts: { a: [50n, 50n], d: [0n, -4n] }, pending: 3n }),
      resolve,
    );
    expect(paid).toEqual({ deficit: 7n });
    expect(end).toStrictEqual(state(nobody, { accounts: { a: [50n, 50n], d: [0n, 0n] }, deficit: 7n }));
  });

  it("nobody solvent: the loss beyond the fund and the defaulters' stakes is recorded", () => {
    const full = mechanism([
      fund("ins"),
      defaulterStake("own", "df"),
      tranche("df"),
      haircut("all", "equity"),
    ]);
    const { state: end, paid } = outcomeOf(
      full,
      state(full, {
        accounts: { d: [0n, -10n], e: [0n, -20n] },
        funds: { ins: 4n },
        stakes: { df: { d: 12n, e: 1n } },
      }),
      resolve,
    );
    // 30 - 4 = 26; d pays 10 of its 12, e 1: 15 are left.
    expect(paid).toEqual({ ins: 4n, "own/d": 10n, "own/e": 1n, deficit: 15n });
    expect(end).toStrictEqual(
      state(full, { accounts: { d: [0n, 0n], e: [0n, 0n] }, stakes: { df: { d: 2n } }, deficit: 15n }),
    );
  });

  it("those who were insolvent are solvent in the next resolve", () => {
    const mutual = mechanism([tranche("df")]);
    const start = state(mutual, { accounts: { d: [0n, -10n] }, stakes: { df: { d: 12n } } });
    const first = outcomeOf(mutual, start, resolve);
    expect(first.paid).toEqual({ deficit: 10n });
    // d's own old loss of 10 stays a deficit: only funds are asked for it. The new 5 d pays as a survivor.
    const second = outcomeOf(mutual, after(mutual, first.state, loss(5n)), resolve);
    expect(second.paid).toEqual({ "df/d": 5n });
    expect(second.state.deficit).toBe(10n);
  });
});

describe("the waterfall (7.2)", () => {
  const order = mechanism([haircut("winners", "profit"), fund("ins")]);

  it("asks in the order of the mechanism, not by kind", () => {
    const { paid } = outcomeOf(
      order,
      state(order, { accounts: { a: [0n, 6n] }, funds: { ins: 10n }, pending: 8n }),
      resolve,
    );
    expect(paid).toEqual({ "winners/a": 6n, ins: 2n });
  });

  it("stops where the loss ends", () => {
    const { paid } = outcomeOf(
      order,
      state(order, { accounts: { a: [0n, 8n] }, funds: { ins: 10n }, pending: 8n }),
      resolve,
    );
    expect(paid).toEqual({ "winners/a": 8n });
  });
});
