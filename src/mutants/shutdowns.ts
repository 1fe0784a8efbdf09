import {
  type AccountId,
  addToSink,
  assetsOf,
  type Atoms,
  atoms,
  claimOf,
  divideDown,
  divideUp,
  holdingsOf,
  min,
  positive,
  type Redemption,
  redemptionOf,
  resolve,
  type State,
  step,
  sum,
  withAccount,
  zero,
} from "../../spec/index.ts";
import { altered, mutate, type Mutant } from "./mutant.ts";

/** The model, except for what a redeem pays. What is not paid lowers the deficit, or goes to the sink. */
const redeemedBy = (paidTo: (state: State, account: AccountId, holdings: bigint) => bigint): Mutant["run"] =>
  altered("redeem", ({ mechanism, before, action: { account }, state }) => {
    const holdings = holdingsOf(before, account);
    const lost = positive(atoms(holdings - paidTo(before, account, holdings)));
    const covered = min(lost, before.deficit);
    const claims = new Map(before.claims);
    if (lost > 0n) claims.set(account, atoms(claimOf(before, account) + lost));
    const paidOff: State = {
      ...before,
      accounts: state.accounts,
      stakes: state.stakes,
      claims,
      deficit: atoms(before.deficit - covered),
    };
    return { state: addToSink(paidOff, mechanism.surplus, atoms(lost - covered)), receipts: [] };
  });

/** The stakes of everybody else. */
const withoutStakesOf = (state: State, account: AccountId): State["stakes"] =>
  new Map(
    [...state.stakes].map(([layer, stakes]) => [
      layer,
      new Map([...stakes].filter(([id]) => id !== account)),
    ]),
  );

const stakesOf = (state: State, account: AccountId): bigint =>
  holdingsOf(state, account) - holdingsOf({ ...state, stakes: new Map() }, account);

const least = (a: bigint, b: bigint): bigint => (a < b ? a : b);

export const firstComeFirstServed: Mutant = {
  name: "first-come-first-served",
  fault: "Anyone who redeems first is paid in full, until nothing is left for those who come last.",
  seen: "any bank run",
  caughtBy: ["SHUT-1", "EXIT-3"],
  run: redeemedBy((state, _, holdings) => least(holdings, positive(assetsOf(state)))),
};

export const rateRecomputedAtEveryRedeem: Mutant = {
  name: "rate-recomputed-at-every-redeem",
  fault:
    "The rate is computed again from what is there now: rounding and recoveries make it another for the next.",
  seen: "any",
  caughtBy: ["EXIT-3"],
  headline: {
    either: ["EXIT-3", "SHUT-1"],
    because: "another rate pays more than there is, and makes the order matter",
  },
  run: redeemedBy((state, _, holdings) => {
    const all = sum([...state.accounts.keys()].map((id) => holdingsOf(state, id)));
    return all === 0n ? 0n : divideDown(holdings * least(positive(assetsOf(state)), all), all);
  }),
};

export const stakesRedeemedTwice: Mutant = {
  name: "stakes-redeemed-twice",
  fault: "A redeem pays an account's stakes among its holdings, and then the stakes once more.",
  seen: "any",
  caughtBy: ["SHUT-1", "EXIT-3", "CONS-1"],
  run: redeemedBy((state, account) => redemptionOf(state, account) + stakesOf(state, account)),
};

export const stakesNotRedeemed: Mutant = {
  name: "stakes-not-redeemed",
  fault: "A redeem pays capital and pnl, and leaves the stakes where they are.",
  seen: "any",
  caughtBy: ["CONS-3", "EXIT-3"],
  headline: "EXIT-3",
  run: mutate((mechanism, before, action) => {
    if (action.type !== "redeem") return step(mechanism, before, action);
    const next = step(mechanism, { ...before, stakes: withoutStakesOf(before, action.account) }, action);
    return { ...next, state: { ...next.state, stakes: before.stakes } };
  }),
};

export const redeemGivesNoClaim: Mutant = {
  name: "redeem-gives-no-claim",
  fault: "What an account is not paid when it is redeemed is not added to its claim.",
  seen: "any",
  caughtBy: ["CONS-3"],
  run: altered("redeem", ({ before, state }) => ({
    state: { ...state, claims: before.claims },
    receipts: [],
  })),
};

export const deficitOutlivesRedemption: Mutant = {
  name: "deficit-outlives-redemption",
  fault: "What accounts are not paid lowers no deficit: the same loss stands there twice.",
  seen: "any",
  caughtBy: ["CONS-1", "CONS-3"],
  headline: "CONS-3",
  run: altered("redeem", ({ before, state }) => ({
    state: { ...state, deficit: before.deficit },
    receipts: [],
  })),
};

export const fundsLeftOutOfTheRate: Mutant = {
  name: "funds-left-out-of-the-rate",
  fault: "The rate of a shutdown counts what is not in a fund: users are paid less, and funds stay full.",
  seen: "any",
  caughtBy: ["SHUT-1", "NCW-1"],
  run: altered("shutdown", ({ state, receipts }) => {
    const { assets, holdings } = state.redemption ?? { assets: zero, holdings: zero };
    const beside = positive(atoms(assets - sum(state.funds.values())));
    return { state: { ...state, redemption: { assets: beside, holdings } }, receipts };
  }),
};

/** The model, except for the redemption that a shutdown reports. */
const reportedBy = (report: (before: State, after: State, told: Redemption) => Redemption): Mutant["run"] =>
  altered("shutdown", ({ before, state, receipts }) => {
    const { redemption } = state;
    if (redemption === undefined) return { state, receipts };
    return { state: { ...state, redemption: report(before, state, redemption) }, receipts };
  });

const allHoldings = (state: State): Atoms =>
  sum([...state.accounts.keys()].map((id) => holdingsOf(state, id)));

export const profitLeftOutOfTheRate: Mutant = {
  name: "profit-left-out-of-the-rate",
  fault: "The rate of a shutdown divides by capital alone, and profit is paid at it too: more than there is.",
  seen: "any",
  caughtBy: ["SHUT-1"],
  run: reportedBy((_, { accounts }, { assets }) => ({
    assets,
    holdings: sum([...accounts.values()].map(({ capital }) => capital)),
  })),
};

export const rateFixedBeforeTheResolve: Mutant = {
  name: "rate-fixed-before-the-resolve",
  fault: "The rate of a shutdown divides by what accounts held before its resolve took its part.",
  seen: "any",
  caughtBy: ["SHUT-1"],
  run: reportedBy((before, _, { assets }) => ({ assets, holdings: allHoldings(before) })),
};

export const deficitLeftOutOfTheAssets: Mutant = {
  name: "deficit-left-out-of-the-assets",
  fault: "A shutdown reports what the books promise as what is there: the deficit is not taken off.",
  seen: "any",
  caughtBy: ["SHUT-1"],
  run: reportedBy((_, { deficit }, { assets, holdings }) => ({ assets: sum([assets, deficit]), holdings })),
};

export const redemptionRoundedUp: Mutant = {
  name: "redemption-rounded-up",
  fault: "A redeem is rounded in favour of who leaves: an atom each, which the last one does not find.",
  seen: "Liquity",
  caughtBy: ["SHUT-1", "EXIT-3", "CONS-1"],
  run: redeemedBy((state, _, held) => {
    const { assets, holdings } = state.redemption ?? { assets: zero, holdings: zero };
    return holdings === 0n ? 0n : divideUp(held * min(assets, holdings), holdings);
  }),
};

export const redeemedForTheRestAgain: Mutant = {
  name: "redeemed-for-the-rest-again",
  fault: "A redeem leaves what it did not pay on the account, which is redeemed again for a part of it.",
  seen: "any",
  caughtBy: ["SHUT-1", "CONS-3"],
  headline: {
    either: ["SHUT-1", "CONS-3"],
    because: "what is left to redeem is wrong before anybody is paid too much",
  },
  run: altered("redeem", ({ before, action: { account }, state }) => {
    const rest = atoms(holdingsOf(before, account) - redemptionOf(before, account));
    const { claims, deficit } = before;
    const kept = withAccount({ ...state, claims, deficit }, account, { capital: rest, pnl: zero });
    return { state: { ...kept, funds: before.funds, residue: before.residue }, receipts: [] };
  }),
};

export const shutdownWithoutResolve: Mutant = {
  name: "shutdown-without-resolve",
  fault: "A shutdown closes and halts everything, and leaves the open losses to nobody.",
  seen: "any",
  caughtBy: ["SOLV-1"],
  run: altered("shutdown", ({ before, state: { markets } }) => {
    const redemption = { assets: positive(assetsOf(before)), holdings: allHoldings(before) };
    return { state: { ...before, markets, halted: true, redemption }, receipts: [] };
  }),
};

export const positionsLeftOpen: Mutant = {
  name: "positions-left-open",
  fault: "A shutdown resolves, and leaves the positions that no layer closed as they are.",
  seen: "any",
  caughtBy: ["REF-1"],
  run: altered("shutdown", ({ mechanism, before, state, receipts }) => ({
    state: { ...state, markets: resolve(mechanism, before).state.markets },
    receipts,
  })),
};
