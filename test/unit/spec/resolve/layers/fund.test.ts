import { describe, expect, it } from "vitest";
import type { FundLayer } from "../../../../../spec/index.ts";
import { fund, mechanism, outcomeOf, resolve, state } from "../../build.ts";

/** One fund before nothing: balance, loss, what it pays, what is left over. */
const draw = (layer: FundLayer, balance: bigint, pending: bigint): { paid: bigint; unpaid: bigint } => {
  const only = mechanism([layer]);
  const { state: end, paid } = outcomeOf(only, state(only, { funds: { ins: balance }, pending }), resolve);
  const drawn = paid.ins ?? 0n;
  expect(end).toStrictEqual(state(only, { funds: { ins: balance - drawn }, deficit: pending - drawn }));
  return { paid: drawn, unpaid: paid.deficit ?? 0n };
};

describe("a fund (5.1)", () => {
  it.each([
    ["more than the loss", 30n, 20n, 20n],
    ["exactly the loss", 20n, 20n, 20n],
    ["one atom less", 19n, 20n, 19n],
    ["nothing", 0n, 20n, 0n],
  ])("holding %s", (_, balance, pending, paid) => {
    expect(draw(fund("ins"), balance, pending)).toEqual({ paid, unpaid: pending - paid });
  });
});

describe("a floor stays in the fund", () => {
  it.each([
    ["loss within what is above it", 30n, 15n, 15n], // 30 - 10 = 20 to pay with
    ["loss of all above it", 30n, 20n, 20n],
    ["loss beyond it", 30n, 21n, 20n],
    ["balance at the floor", 10n, 5n, 0n],
    ["balance below the floor", 9n, 5n, 0n],
  ])("%s", (_, balance, pending, paid) => {
    expect(draw(fund("ins", { floor: 10n }), balance, pending)).toEqual({ paid, unpaid: pending - paid });
  });
});

describe("an event cap bounds one resolve", () => {
  it.each([
    ["loss below it", 100n, 39n, 39n],
    ["loss at it", 100n, 40n, 40n],
    ["loss above it", 100n, 41n, 40n],
    ["balance below it", 30n, 41n, 30n],
  ])("%s", (_, balance, pending, paid) => {
    expect(draw(fund("ins", { eventCap: 40n }), balance, pending)).toEqual({ paid, unpaid: pending - paid });
  });

  it("of 0 lets the fund pay nothing", () => {
    expect(draw(fund("ins", { eventCap: 0n }), 100n, 5n)).toEqual({ paid: 0n, unpaid: 5n });
  });

  it("stands beside a floor: the smaller of both", () => {
    const both = fund("ins", { floor: 70n, eventCap: 40n });
    expect(draw(both, 100n, 50n)).toEqual({ paid: 30n, unpaid: 20n });
    expect(draw(both, 200n, 50n)).toEqual({ paid: 40n, unpaid: 10n });
  });

  it("is one cap for the new loss and the old deficit together (7.4)", () => {
    const capped = mechanism([fund("ins", { eventCap: 40n })]);
    const { state: end, paid } = outcomeOf(
      capped,
      state(capped, { funds: { ins: 100n }, pending: 25n, deficit: 50n }),
      resolve,
    );
    // 25 new, then 15 of the old 50: 35 remain.
    expect(paid).toEqual({ ins: 40n });
    expect(end).toStrictEqual(state(capped, { funds: { ins: 60n }, deficit: 35n }));
  });

  it("used up by the new loss leaves nothing for the old deficit", () => {
    const capped = mechanism([fund("ins", { eventCap: 40n })]);
    const { state: end } = outcomeOf(
      capped,
      state(capped, { funds: { ins: 100n }, pending: 45n, deficit: 50n }),
      resolve,
    );
    expect(end).toStrictEqual(state(capped, { funds: { ins: 60n }, deficit: 55n }));
  });

  it("begins again with the next resolve", () => {
    const capped = mechanism([fund("ins", { eventCap: 40n })]);
    const first = outcomeOf(capped, state(capped, { funds: { ins: 100n }, deficit: 90n }), resolve);
    const second = outcomeOf(capped, first.state, resolve);
    const third = outcomeOf(capped, second.state, resolve);
    expect([first.paid, second.paid, third.paid]).toEqual([{ ins: 40n }, { ins: 40n }, { ins: 10n }]); // 90 in all
    expect(third.state).toStrictEqual(state(capped, { funds: { ins: 10n } }));
  });
});

describe("two funds", () => {
  const two = mechanism([fund("first", { floor: 5n }), fund("second")]);

  it("pay in waterfall order, the second only what the first cannot", () => {
    const { state: end, paid } = outcomeOf(
      two,
      state(two, { funds: { first: 15n, second: 30n }, pending: 18n }),
      resolve,
    );
    expect(paid).toEqual({ first: 10n, second: 8n });
    expect(end).toStrictEqual(state(two, { funds: { first: 5n, second: 22n } }));
  });

  it("leave the second untouched while the first suffices", () => {
    const { paid } = outcomeOf(
      two,
      state(two, { funds: { first: 15n, second: 30n }, pending: 10n }),
      resolve,
    );
    expect(paid).toEqual({ first: 10n });
  });

  it("are asked for the old deficit in waterfall order too", () => {
    const { paid } = outcomeOf(
      two,
      state(two, { funds: { first: 15n, second: 30n }, deficit: 12n }),
      resolve,
    );
    expect(paid).toEqual({ first: 10n, second: 2n });
  });
});
