import {
  type AccountId,
  byId,
  type ClosingLaw,
  type Fraction,
  inRankOrder,
  type MarketId,
  type MarketState,
  type Mechanism,
  type Rank,
  type State,
  closingLaw,
  fillsUnder,
  deleverageUnder,
} from "../../spec/index.ts";
import { type Mutant, resolvedBy, resolveWith } from "./mutant.ts";

/** The market that an accepted action names: it is there. */
export const marketIn = (state: State, id: MarketId): MarketState => {
  const market = state.markets.get(id);
  if (market === undefined) throw new Error(`expected a market ${id}, found none`);
  return market;
};

/** The model, except for some steps of its deleveraging. */
export const closedBy = (other: Partial<ClosingLaw>): Mutant["run"] =>
  resolvedBy((mechanism, before) =>
    resolveWith(mechanism, before, { deleverage: deleverageUnder({ ...closingLaw, ...other }) }),
  );

/** The model, except for the order in which counterparties are closed. */
export const rankedBy = (order: typeof inRankOrder): Mutant["run"] =>
  closedBy({ fillsFor: fillsUnder(order) });

/** What a score is made of: a counterparty, its market, and the state in which the resolve began. */
export interface Ranked {
  readonly mechanism: Mechanism;
  readonly state: State;
  readonly market: MarketState;
  readonly account: AccountId;
}

/** The model, except for the scores of one rank. */
export const scoredBy = (rank: Rank, score: (ranked: Ranked) => Fraction): Mutant["run"] =>
  rankedBy((declared, mechanism, state, market, accounts) => {
    const inOrder = inRankOrder(declared, mechanism, state, market, accounts);
    if (declared !== rank) return inOrder;
    const scoreOf = (account: AccountId): Fraction => score({ mechanism, state, market, account });
    return [...inOrder].sort((a, b) => largerFirst(scoreOf(a), scoreOf(b)) || byId(a, b));
  });

/** Orders scores, the largest first. */
export const largerFirst = (a: Fraction, b: Fraction): number => {
  const difference = b.numerator * a.denominator - a.numerator * b.denominator;
  return difference > 0n ? 1 : difference < 0n ? -1 : 0;
};
