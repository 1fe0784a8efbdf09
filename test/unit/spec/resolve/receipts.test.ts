import { describe, expect, it } from "vitest";
import { atoms, step } from "../../../../spec/index.ts";
import {
  assessment,
  defaulterStake,
  fund,
  haircut,
  mechanism,
  outcomeOf,
  resolve,
  state,
  totals,
  tranche,
} from "../build.ts";

const full = mechanism([
  fund("ins"),
  defaulterStake("own", "df"),
  tranche("df", "largest-remainder"),
  assessment("call", "df", "0.5", "down"),
  haircut("winners", "profit", "down"),
]);

describe("the receipts of a resolve (9.1)", () => {
  it("name layer, account and amount for everything that was paid", () => {
    const start = state(full, {
      accounts: { a: [40n, 9n], b: [40n, 9n], d: [0n, -100n] },
      funds: { ins: 20n },
      stakes: { df: { a: 13n, b: 12n, d: 10n } },
    });
    // 100: 20 fund, 10 own, 25 df; bounds floor(6.5) = 6 and 6: 12; 33 left, 18 of profit; 15 left.
    const { state: end, paid } = outcomeOf(full, start, resolve);
    expect(paid).toEqual({
      ins: 20n,
      "own/d": 10n,
      "df/a": 13n,
      "df/b": 12n,
      "call/a": 6n,
      "call/b": 6n,
      "winners/a": 9n,
      "winners/b": 9n,
      deficit: 15n,
    });
    // 7.3: a paid 13 + 6 + 9, b 12 + 6 + 9; the fund and the defaulter have no claim.
    expect(end).toStrictEqual(
      state(full, {
        accounts: { a: [34n, 0n], b: [34n, 0n], d: [0n, 0n] },
        claims: { a: 28n, b: 27n },
        deficit: 15n,
      }),
    );
  });

  it("give a fund's payment no account", () => {
    const next = step(full, state(full, { funds: { ins: 20n }, pending: 3n }), resolve);
    expect(next).toMatchObject({ outcome: "accepted", receipts: [{ layer: "ins", amount: 3n }] });
    expect(next.outcome === "accepted" && next.receipts.every((receipt) => !("account" in receipt))).toBe(
      true,
    );
  });

  it("add to earlier claims", () => {
    const { state: end } = outcomeOf(
      full,
      state(full, { accounts: { a: [0n, 9n] }, claims: { a: 4n }, pending: 3n }),
      resolve,
    );
    expect(end.claims).toEqual(new Map([["a", 7n]]));
  });
});

describe("receipts as the tests read them (9.2)", () => {
  it("add up, without those of 0, in any order", () => {
    expect(
      totals([
        { layer: "ins", amount: atoms(3n) },
        { layer: "w", account: "a", amount: atoms(1n) },
        { layer: "w", account: "b", amount: atoms(0n) },
        { layer: "ins", amount: atoms(4n) },
      ]),
    ).toEqual({ "w/a": 1n, ins: 7n });
  });
});
