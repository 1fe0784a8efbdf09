import { bitmexAdl } from "../../spec/catalogue/mechanisms/bitmex-adl.ts";
import {
  type AccountId,
  accountOf,
  type Atoms,
  atoms,
  byId,
  equityOf,
  exposureIn,
  fillsFor,
  type Fraction,
  inRankOrder,
  magnitude,
  maintenanceMargin,
  max,
  positionIn,
  positive,
  profitIn,
  type Rank,
} from "../../spec/index.ts";
import { closedBy, largerFirst, type Ranked, rankedBy, scoredBy } from "./market-mutant.ts";
import type { Mutant } from "./mutant.ts";

const equityIn = ({ state, account }: Ranked): Atoms => equityOf(accountOf(state, account));
const costIn = ({ market, account }: Ranked): bigint => magnitude(positionIn(market, account).cost);

export const rankedByProfitWhereLeverageCounts: Mutant = {
  name: "ranked-by-profit-where-leverage-counts",
  fault: "Counterparties are ranked by profit where profit times leverage is declared.",
  seen: "ADL engines",
  caughtBy: ["ADL-1"],
  run: rankedBy((rank, ...given) => inRankOrder(rank === "bitmex" ? "profit" : rank, ...given)),
};

export const leverageNotInvertedForLosers: Mutant = {
  name: "leverage-not-inverted-for-losers",
  fault: "Also at a loss the score is times leverage, not over it: of two losers the safer one goes first.",
  seen: "any",
  caughtBy: ["ADL-1"],
  mechanisms: [bitmexAdl.mechanism],
  run: scoredBy("bitmex", (ranked) => ({
    numerator: profitIn(ranked.market, ranked.account) * exposureIn(ranked.market, ranked.account),
    denominator: costIn(ranked) * equityIn(ranked),
  })),
};

/** BitMEX's score. */
const profitAndLeverage = (ranked: Ranked): Fraction => {
  const profit = profitIn(ranked.market, ranked.account);
  const exposure = exposureIn(ranked.market, ranked.account);
  const [cost, equity] = [costIn(ranked), equityIn(ranked)];
  return profit > 0n
    ? { numerator: profit * exposure, denominator: cost * equity }
    : { numerator: profit * equity, denominator: cost * exposure };
};

export const scoresRoundedToIntegers: Mutant = {
  name: "scores-rounded-to-integers",
  fault: "Scores are divided as integers, and most of them tie at 0.",
  seen: "any",
  caughtBy: ["ADL-1"],
  run: scoredBy("bitmex", (ranked) => {
    const { numerator, denominator } = profitAndLeverage(ranked);
    return { numerator: numerator / denominator, denominator: 1n };
  }),
};

export const losersClosedToo: Mutant = {
  name: "losers-closed-too",
  fault: "Those whose position is at a loss are closed too, where profits alone are ranked.",
  seen: "any",
  caughtBy: ["ADL-4"],
  headline: { either: ["ADL-4", "BND-3"], because: "who stands on the losing side has no base" },
  run: rankedBy((rank, mechanism, state, market, accounts) => {
    const winners = inRankOrder(rank, mechanism, state, market, accounts);
    return [...winners, ...accounts.filter((account) => !winners.includes(account))];
  }),
};

export const leverageLeftOut: Mutant = {
  name: "leverage-left-out",
  fault: "The rank is the move of the price since entry alone, without the leverage.",
  seen: "any",
  caughtBy: ["ADL-1"],
  run: scoredBy("hyperliquid", (ranked) => ({
    numerator: exposureIn(ranked.market, ranked.account),
    denominator: costIn(ranked),
  })),
};

export const smallestProfitFirst: Mutant = {
  name: "smallest-profit-first",
  fault: "The rank is ascending where it should descend: the smallest profit is closed first.",
  seen: "any",
  caughtBy: ["ADL-1"],
  run: scoredBy("profit", ({ market, account }) => ({
    numerator: -profitIn(market, account),
    denominator: 1n,
  })),
};

const walletOf = ({ state, account }: Ranked): Atoms => max(accountOf(state, account).capital, atoms(1n));

/** Binance's score. */
const returnAndRisk = (ranked: Ranked): Fraction => ({
  numerator:
    positive(accountOf(ranked.state, ranked.account).pnl) *
    maintenanceMargin(ranked.mechanism, ranked.state, ranked.account),
  denominator: walletOf(ranked) * equityIn(ranked),
});

export const marginRatioLeftOut: Mutant = {
  name: "margin-ratio-left-out",
  fault: "The rank is the return on the wallet alone, without the margin ratio.",
  seen: "any",
  caughtBy: ["ADL-1"],
  run: scoredBy("binance", (ranked) => ({
    numerator: positive(accountOf(ranked.state, ranked.account).pnl),
    denominator: walletOf(ranked),
  })),
};

const scores: Readonly<Partial<Record<Rank, (ranked: Ranked) => Fraction>>> = {
  bitmex: profitAndLeverage,
  binance: returnAndRisk,
  profit: ({ market, account }) => ({ numerator: profitIn(market, account), denominator: 1n }),
};

export const tiedRanksGoToTheLargerId: Mutant = {
  name: "tied-ranks-go-to-the-larger-id",
  fault: "Of two counterparties with equal scores the one with the larger id is closed first.",
  seen: "any",
  caughtBy: ["ADL-1"],
  run: rankedBy((rank, mechanism, state, market, accounts) => {
    const score = scores[rank];
    if (score === undefined) return inRankOrder(rank, mechanism, state, market, accounts);
    const scoreOf = (account: AccountId): Fraction => score({ mechanism, state, market, account });
    return [...accounts].sort((a, b) => largerFirst(scoreOf(a), scoreOf(b)) || byId(b, a));
  }),
};

export const proRataAsAQueue: Mutant = {
  name: "pro-rata-as-a-queue",
  fault: "Where everybody should be closed for a part, one after the other is closed whole.",
  seen: "any",
  caughtBy: ["ADL-1"],
  headline: {
    either: ["ADL-1", "ORD-1", "MIN-1"],
    because: "a queue closes another number of whole lots: more than is needed, or later layers pay the rest",
  },
  run: closedBy({
    fillsFor: (layer, ...given) =>
      fillsFor(layer.rank === "pro-rata" ? { ...layer, rank: "profit" } : layer, ...given),
  }),
};
