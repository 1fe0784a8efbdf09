import { describe, expect, it } from "vitest";
import type { Remainder } from "../../../../spec/index.ts";
import {
  after,
  answerTo,
  deposit,
  fund,
  haircut,
  loss,
  mechanism,
  outcomeOf,
  recover,
  resolve,
  state,
  topUp,
} from "../build.ts";

const venue = (remainder: Remainder) =>
  mechanism([fund("ins"), haircut("winners", "profit", "up")], { remainder });
const park = venue("park");
const carry = venue("carry");
const halt = venue("halt");

describe.each<Remainder>(["park", "carry", "halt"])("%s", (remainder) => {
  const of = venue(remainder);

  it("records what no layer could pay (7.5)", () => {
    const { state: end, paid } = outcomeOf(
      of,
      state(of, { accounts: { a: [50n, 3n] }, funds: { ins: 4n }, pending: 10n }),
      resolve,
    );
    expect(paid).toEqual({ ins: 4n, "winners/a": 3n, deficit: 3n });
    expect(end).toStrictEqual(
      state(of, { accounts: { a: [50n, 0n] }, claims: { a: 3n }, deficit: 3n, halted: remainder === "halt" }),
    );
  });

  it("records nothing when all is paid", () => {
    const { state: end } = outcomeOf(
      of,
      state(of, { accounts: { a: [50n, 6n] }, funds: { ins: 4n }, pending: 10n }),
      resolve,
    );
    expect(end).toStrictEqual(state(of, { accounts: { a: [50n, 0n] }, claims: { a: 6n } }));
  });
});

describe.each<Remainder>(["park", "halt"])("an old deficit under %s", (remainder) => {
  const of = venue(remainder);

  it("is paid by funds alone (7.4)", () => {
    const { state: end, paid } = outcomeOf(
      of,
      state(of, { accounts: { a: [9n, 90n] }, funds: { ins: 5n }, deficit: 8n }),
      resolve,
    );
    expect(paid).toEqual({ ins: 5n });
    // 12.4: the old deficit does not halt the venue.
    expect(end).toStrictEqual(state(of, { accounts: { a: [9n, 90n] }, deficit: 3n }));
  });

  it("comes after the new loss", () => {
    const { state: end, paid } = outcomeOf(
      of,
      state(of, { accounts: { a: [9n, 90n] }, funds: { ins: 5n }, pending: 4n, deficit: 8n }),
      resolve,
    );
    // 4 new and 1 old out of the fund: one receipt of 5, and no deficit receipt (9.3).
    expect(paid).toEqual({ ins: 5n });
    expect(end).toStrictEqual(state(of, { accounts: { a: [9n, 90n] }, deficit: 7n }));
  });

  it("gets nothing from a fund that the new loss has emptied", () => {
    const { state: end, paid } = outcomeOf(
      of,
      state(of, { accounts: { a: [9n, 90n] }, funds: { ins: 5n }, pending: 7n, deficit: 8n }),
      resolve,
    );
    expect(paid).toEqual({ ins: 5n, "winners/a": 2n });
    expect(end).toStrictEqual(state(of, { accounts: { a: [9n, 88n] }, claims: { a: 2n }, deficit: 8n }));
  });

  it("stands beside what is left of the new loss", () => {
    const { state: end, paid } = outcomeOf(
      of,
      state(of, { accounts: { a: [9n, 1n] }, funds: { ins: 5n }, pending: 9n, deficit: 8n }),
      resolve,
    );
    // 9 - 5 - 1 = 3 added: 8 + 3 = 11.
    expect(paid).toEqual({ ins: 5n, "winners/a": 1n, deficit: 3n });
    expect(end).toStrictEqual(
      state(of, { accounts: { a: [9n, 0n] }, claims: { a: 1n }, deficit: 11n, halted: remainder === "halt" }),
    );
  });
});

describe("carry", () => {
  it("puts the old deficit to everybody again, as new", () => {
    const { state: end, paid } = outcomeOf(
      carry,
      state(carry, { accounts: { a: [9n, 90n] }, funds: { ins: 5n }, pending: 4n, deficit: 8n }),
      resolve,
    );
    expect(paid).toEqual({ ins: 5n, "winners/a": 7n });
    expect(end).toStrictEqual(state(carry, { accounts: { a: [9n, 83n] }, claims: { a: 7n } }));
  });

  it("records again what is still unpaid: the receipt counts from 0 (9.3)", () => {
    const { state: end, paid } = outcomeOf(
      carry,
      state(carry, { accounts: { a: [9n, 2n] }, funds: { ins: 5n }, pending: 4n, deficit: 8n }),
      resolve,
    );
    // 12 - 5 - 2 = 5.
    expect(paid).toEqual({ ins: 5n, "winners/a": 2n, deficit: 5n });
    expect(end).toStrictEqual(state(carry, { accounts: { a: [9n, 0n] }, claims: { a: 2n }, deficit: 5n }));
  });

  it("leaves the deficit where nobody can pay anything", () => {
    const poor = state(carry, { accounts: { a: [9n, 0n] }, deficit: 8n });
    expect(outcomeOf(carry, poor, resolve)).toStrictEqual({ state: poor, paid: { deficit: 8n } });
  });
});

describe("park spares those who joined later", () => {
  it("across two resolves", () => {
    const start = after(park, state(park), loss(10n), resolve);
    expect(start).toStrictEqual(state(park, { deficit: 10n }));
    const later = { ...start, accounts: state(park, { accounts: { late: [5n, 50n] } }).accounts };
    expect(after(park, later, loss(2n), resolve)).toStrictEqual(
      state(park, { accounts: { late: [5n, 48n] }, claims: { late: 2n }, deficit: 10n }),
    );
  });
});

describe("halt", () => {
  const stopped = after(halt, state(halt, { accounts: { a: [5n, 0n] } }), loss(10n), resolve);

  it("takes only money from outside and resolves", () => {
    expect(stopped).toStrictEqual(state(halt, { accounts: { a: [5n, 0n] }, deficit: 10n, halted: true }));
    expect(answerTo(halt, stopped, deposit("a", 1n))).toBe("halted");
    expect(answerTo(halt, stopped, loss(1n))).toBe("halted");
    expect(answerTo(halt, stopped, recover(1n))).toBe("accepted");
  });

  it("is for good, also once the deficit is paid", () => {
    const paid = after(halt, stopped, topUp("ins", 25n), resolve);
    expect(paid).toStrictEqual(state(halt, { accounts: { a: [5n, 0n] }, funds: { ins: 15n }, halted: true }));
    expect(answerTo(halt, paid, deposit("a", 1n))).toBe("halted");
  });

  it("lets a resolve do all that it does elsewhere (7.7)", () => {
    const start = state(halt, {
      accounts: { a: [5n, 9n], d: [0n, -4n] },
      funds: { ins: 1n },
      pending: 2n,
      halted: true,
    });
    expect(outcomeOf(halt, start, resolve)).toStrictEqual({
      state: state(halt, { accounts: { a: [5n, 4n], d: [0n, 0n] }, claims: { a: 5n }, halted: true }),
      paid: { ins: 1n, "winners/a": 5n },
    });
  });

  it("comes of a gap that rounding down left at the end of the waterfall", () => {
    const down = mechanism([haircut("winners", "profit", "down")], { remainder: "halt" });
    const end = after(down, state(down, { accounts: { a: [0n, 3n], b: [0n, 3n] }, pending: 3n }), resolve);
    // 1.5 each, rounded down: 1 and 1, and 1 that nobody pays though both have profit left.
    expect(end).toStrictEqual(
      state(down, {
        accounts: { a: [0n, 2n], b: [0n, 2n] },
        claims: { a: 1n, b: 1n },
        deficit: 1n,
        halted: true,
      }),
    );
  });
});
