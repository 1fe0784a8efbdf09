import {
  accountOf,
  effectOf,
  equityOf,
  exposureIn,
  fillsFor,
  initialMargin,
  min,
  step,
  sum,
  timesDown,
  toFraction,
} from "../../spec/index.ts";
import { closedBy } from "./market-mutant.ts";
import { type Mutant, mutate, paidBy, refused, unrefused } from "./mutant.ts";

/** Faults that only a venue of two markets shows, or one whose accounts are at their margin. */

export const stakeNeedsNoMargin: Mutant = {
  name: "stake-needs-no-margin",
  fault: "Capital that positions need as margin cannot be withdrawn, but it can be staked.",
  seen: "any",
  caughtBy: ["REJ-2"],
  run: unrefused("insufficient-margin", "stake"),
};

export const profitNoMarginForWhoLeaves: Mutant = {
  name: "profit-no-margin-for-who-leaves",
  fault: "Who takes capital out needs all of its margin in capital: profit counts for nothing.",
  seen: "any",
  caughtBy: ["REJ-3"],
  run: mutate((mechanism, before, action) => {
    const next = step(mechanism, before, action);
    if (next.outcome === "refused" || (action.type !== "withdraw" && action.type !== "stake")) return next;
    const { state } = effectOf(mechanism, before, action);
    const { account } = action;
    return accountOf(state, account).capital < initialMargin(mechanism, state, account)
      ? refused("insufficient-margin", before)
      : next;
  }),
};

export const exposureOfAllMarketsInAScope: Mutant = {
  name: "exposure-of-all-markets-in-a-scope",
  fault: "A haircut for one market's losses is by exposure in all markets of the venue.",
  seen: "any",
  caughtBy: ["FAIR-1"],
  headline: {
    either: ["BND-3", "BND-1"],
    because: "who has nothing in the market of the scope has no base, and others less",
  },
  run: paidBy((layer, { state, solvents }) => {
    if (layer.kind !== "haircut" || layer.basis !== "exposure" || layer.market === undefined)
      return undefined;
    const all = [...state.markets.values()];
    return solvents
      .map((account) => {
        const exposure = sum(all.map((market) => exposureIn(market, account)));
        const base = min(exposure, equityOf(accountOf(state, account)));
        return { account, base: timesDown(base, toFraction(layer.cap ?? "1")) };
      })
      .filter(({ base }) => base > 0n);
  }),
};

export const ranksOfTheMoment: Mutant = {
  name: "ranks-of-the-moment",
  fault: "Counterparties are ranked by what earlier layers and markets left them, not as the resolve began.",
  seen: "any",
  caughtBy: ["TRAN-2"],
  headline: {
    either: ["TRAN-2", "MIN-1"],
    because: "closed in another order, whole lots place more than the loss",
  },
  run: closedBy({
    fillsFor: (layer, mechanism, resolution, market, bankrupt) =>
      fillsFor(layer, mechanism, { ...resolution, opening: resolution.state }, market, bankrupt),
  }),
};
