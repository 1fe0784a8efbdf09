import { expect, it } from "vitest";
import { ccpKrx2013 } from "../../../../../spec/catalogue/mechanisms/ccp-krx-2013.ts";
import { outcomeOf, resolve, state } from "../../build.ts";

const { mechanism } = ccpKrx2013;

it("ccp-krx-2013: the other members' contributions are spent before the house pays", () => {
  const before = state(mechanism, {
    accounts: { d: [0n, -130n], m: [500n, 0n], n: [500n, 0n] },
    funds: { "house-capital": 50n },
    stakes: { "compensation-fund": { d: 10n, m: 60n, n: 40n } },
  });
  const { state: end, paid } = outcomeOf(mechanism, before, resolve);
  expect(paid).toEqual({
    "defaulter-contribution/d": 10n,
    "compensation-fund/m": 60n,
    "compensation-fund/n": 40n,
    "house-capital": 20n,
  });
  expect(end).toStrictEqual(
    state(mechanism, {
      accounts: { d: [0n, 0n], m: [500n, 0n], n: [500n, 0n] },
      funds: { "house-capital": 30n },
      claims: { m: 60n, n: 40n },
    }),
  );
});
