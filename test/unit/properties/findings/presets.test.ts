import { describe, expect, it } from "vitest";
import { weaknesses } from "../../../../properties/findings/index.ts";
import { presets } from "../../../../spec/index.ts";

const escapes = "those who leave before the resolve escape the loss";
const realized = "profit that was realized before a loss escapes it";
const run = "who leaves first is paid in full, and the last is not";
const joins = "those who join after a loss pay for it";
const nobody = "a loss can stay with nobody while holders have money";
const house = "holders pay before a fund of the venue";
const parts = "a loss in parts costs holders another amount";
const milked = "one owner with two accounts can milk a fund";
const order = "who had more can end with less";
const equals = "equals can end with different amounts";
const smaller = "deleveraging can hit the smaller and spare the larger";
const names = "opening more accounts lowers the bill";
const gap = "rounding can leave a loss that could be paid";
const surplus = "more is taken than was lost";

/** What each preset shows, and why it must. */
const table: Readonly<Record<string, { readonly shows: readonly string[]; readonly because: string }>> = {
  "okex-2018": {
    shows: [realized, run, nobody, milked, surplus],
    because: "profit alone is cut, rounded up: capital never pays, and a larger loss is parked",
  },
  "deribit-session": {
    shows: [realized, run, nobody, milked, surplus],
    because: "as okex-2018, and profit is realized at the end of each session by rule",
  },
  "bitmex-adl": {
    shows: [escapes, run, joins, nobody, milked, equals, smaller],
    because: "a queue by leverage; who closes in time is not in it; who holds no position never pays",
  },
  "binance-adl": {
    shows: [escapes, run, joins, nobody, milked, equals, smaller],
    because: "as bitmex-adl, with another score",
  },
  hyperliquid: {
    shows: [escapes, run, joins, nobody, order, equals, smaller, surplus],
    because: "a vault's stakes, rounded up, before a queue: a depositor can pay in both",
  },
  "drift-perp": {
    shows: [escapes, run, joins, nobody, milked, surplus],
    because: "open interest pays in proportion, rounded up; who closes in time has none",
  },
  "mango-v4-perp": { shows: [escapes, run, joins, nobody, milked, surplus], because: "as drift-perp" },
  "gmx-v2": {
    shows: [realized, run, nobody, milked],
    because: "profit is cut when it is taken, at a ratio that the loss to come is not in",
  },
  percolator: { shows: [realized, run, nobody, milked], because: "as gmx-v2" },
  "derive-v2": {
    shows: [joins, milked],
    because: "all that leaves is cut at one ratio, also what came after the loss",
  },
  "morpho-blue": {
    shows: [escapes, joins, surplus],
    because: "suppliers may leave before a liquidation is booked; then all of them pay, rounded up",
  },
  "euler-evk": { shows: [escapes, joins, surplus], because: "as morpho-blue" },
  "aave-umbrella": {
    shows: [escapes, run, joins, nobody, milked, names, gap],
    because: "stakes are slashed, rounded down, and can be taken back; suppliers never pay",
  },
  "compound-iii": {
    shows: [run, nobody, milked],
    because: "reserves alone pay, and suppliers hold what is missing",
  },
  liquity: {
    shows: [run, joins, names, gap, surplus],
    because:
      "the pool rounds up, the redistribution down, and what is left is carried to anyone who is there",
  },
  maker: { shows: [run, nobody, milked], because: "two funds, and nobody after them" },
  marginfi: {
    shows: [escapes, joins, milked, surplus],
    because: "as morpho-blue after a fund; a deficit halts the bank",
  },
  "ccp-emir": {
    shows: [realized, nobody, milked, parts, order, surplus],
    because: "a call is limited by the stake of that moment, and takes from members that others do not have",
  },
  "ccp-krx-2013": {
    shows: [realized, nobody, house, milked, parts, order, surplus],
    because: "as ccp-emir, and members' contributions pay before the house's capital",
  },
  "bitfinex-2016": {
    shows: [joins, surplus],
    because: "everything is cut at one rate, nobody may leave before, and who comes before it is cut too",
  },
  "poloniex-2019": {
    shows: [run, nobody, surplus],
    because: "lenders alone pay, and everybody else is paid in full while it lasts",
  },
};

describe("the presets", () => {
  it.each(presets.map(({ name, mechanism }) => [name, table[name]?.because ?? "", mechanism] as const))(
    "%s: %s",
    (name, _, mechanism) => {
      const shown = weaknesses.filter((weakness) => weakness.of(mechanism) !== undefined);
      expect(shown.map(({ sentence }) => sentence)).toEqual(table[name]?.shows);
    },
  );

  it("are all in the table", () => {
    expect(Object.keys(table)).toEqual(presets.map(({ name }) => name));
  });
});
