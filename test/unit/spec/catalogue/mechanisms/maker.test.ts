import { expect, it } from "vitest";
import { maker } from "../../../../../spec/catalogue/mechanisms/maker.ts";
import { after, outcomeOf, resolve, state, topUp } from "../../build.ts";
import { redeem, shutdown } from "../../markets/build.ts";

const { mechanism } = maker;

it("maker: the surplus buffer pays, and the rest waits for debt auctions", () => {
  const before = state(mechanism, {
    accounts: { holder: [500n, 0n], vault: [0n, -100n] },
    funds: { "surplus-buffer": 40n },
  });
  const short = state(mechanism, { accounts: { holder: [500n, 0n], vault: [0n, 0n] }, deficit: 60n });
  const { state: end, paid } = outcomeOf(mechanism, before, resolve);
  expect(paid).toEqual({ "surplus-buffer": 40n, deficit: 60n });
  expect(end).toStrictEqual(short);

  // Two lots of 50: the second brings 40 more than is needed.
  const one = after(mechanism, short, topUp("debt-auction", 50n), resolve);
  expect(one).toStrictEqual({ ...short, deficit: 10n });
  expect(outcomeOf(mechanism, after(mechanism, one, topUp("debt-auction", 50n)), resolve)).toStrictEqual({
    state: state(mechanism, {
      accounts: { holder: [500n, 0n], vault: [0n, 0n] },
      funds: { "debt-auction": 40n },
    }),
    paid: { "debt-auction": 10n },
  });
});

it("maker: an emergency shutdown pays everybody one rate, anyone who comes first", () => {
  // 440 are left of 500: floor(301 * 0.88) = 264 and floor(199 * 0.88) = 175, and one atom is nobody's.
  const short = state(mechanism, { accounts: { ann: [301n, 0n], bob: [199n, 0n] }, deficit: 60n });
  const end = state(mechanism, {
    accounts: { ann: [0n, 0n], bob: [0n, 0n] },
    claims: { ann: 37n, bob: 24n },
    residue: 1n,
    halted: true,
    redemption: { assets: 440n, holdings: 500n },
  });
  expect(after(mechanism, short, shutdown, redeem("ann"), redeem("bob"))).toStrictEqual(end);
  expect(after(mechanism, short, shutdown, redeem("bob"), redeem("ann"))).toStrictEqual(end);
});
