import { describe, expect, it } from "vitest";
import { type Account, atoms, credit, debit } from "../../../../spec/index.ts";

const account = (capital: bigint, pnl: bigint): Account => ({ capital: atoms(capital), pnl: atoms(pnl) });

describe("credit (4.1)", () => {
  it.each<[string, Account, bigint, Account, Account]>([
    // what, before, amount, after a credit to capital, after a credit to pnl
    ["owing nothing", account(3n, 4n), 5n, account(8n, 4n), account(3n, 9n)],
    ["less than is owed", account(0n, -7n), 5n, account(0n, -2n), account(0n, -2n)],
    ["exactly what is owed", account(0n, -5n), 5n, account(0n, 0n), account(0n, 0n)],
    ["more than is owed", account(0n, -2n), 5n, account(3n, 0n), account(0n, 3n)],
  ])("%s", (_, before, amount, toCapital, toPnl) => {
    expect(credit(before, atoms(amount), "capital")).toEqual(toCapital);
    expect(credit(before, atoms(amount), "pnl")).toEqual(toPnl);
  });
});

describe("debit (4.2): profit, then capital, then a debt", () => {
  it.each<[string, Account, bigint, Account]>([
    ["within profit", account(10n, 5n), 4n, account(10n, 1n)],
    ["all profit", account(10n, 5n), 5n, account(10n, 0n)],
    ["into capital", account(10n, 5n), 8n, account(7n, 0n)],
    ["all there is", account(10n, 5n), 15n, account(0n, 0n)],
    ["more than there is", account(10n, 5n), 16n, account(0n, -1n)],
    ["without profit", account(10n, 0n), 3n, account(7n, 0n)],
    ["without anything", account(0n, 0n), 3n, account(0n, -3n)],
  ])("%s", (_, before, amount, left) => {
    expect(debit(before, atoms(amount))).toEqual(left);
  });
});
