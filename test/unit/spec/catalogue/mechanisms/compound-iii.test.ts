import { describe, expect, it } from "vitest";
import { compoundIii } from "../../../../../spec/catalogue/mechanisms/compound-iii.ts";
import { after, outcomeOf, resolve, state, topUp, withdraw } from "../../build.ts";

const { mechanism } = compoundIii;
const absorbed = state(mechanism, {
  accounts: { borrower: [0n, -50n], supplier: [80n, 0n] },
  funds: { reserves: 30n },
});

describe("compound-iii: reserves of 30 absorb 50 and stand at -20", () => {
  const short = state(mechanism, { accounts: { borrower: [0n, 0n], supplier: [80n, 0n] }, deficit: 20n });

  it("as a deficit, and nobody is cut", () => {
    const { state: end, paid } = outcomeOf(mechanism, absorbed, resolve);
    expect(paid).toEqual({ reserves: 30n, deficit: 20n });
    expect(end).toStrictEqual(short);
  });

  it("which the sale of collateral raises to -5, then to 3", () => {
    expect(after(mechanism, short, topUp("reserves", 15n), resolve)).toStrictEqual({ ...short, deficit: 5n });
    expect(after(mechanism, short, topUp("reserves", 23n), resolve)).toStrictEqual({
      ...short,
      funds: new Map([["reserves", 3n]]),
      deficit: 0n,
    });
  });

  it("and suppliers may leave at any time", () => {
    expect(after(mechanism, absorbed, withdraw("supplier", 80n)).accounts.get("supplier")).toEqual({
      capital: 0n,
      pnl: 0n,
    });
  });
});
