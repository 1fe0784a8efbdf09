import * as fc from "fast-check";
import {
  type AccountId,
  accountOf,
  type Action,
  type Atoms,
  atoms,
  equityOf,
  isInsolvent,
  type MarketId,
  type Position,
} from "../../../spec/index.ts";
import { noMarket, withFallen } from "../../generate/capacity.ts";
import { deepLossPlan, type LossPlan, lossFrom } from "../../generate/losses.ts";
import { priceThatTakes } from "../../generate/market-steps.ts";
import { odds } from "../../generate/odds.ts";
import type { Stage } from "../../generate/steps.ts";
import { ledgerMove } from "./ledger-move.ts";
import { record } from "../../generate/record.ts";

/** Somebody loses more than everything. */
export interface StrikePlan {
  readonly who: number;
  readonly other: number;
  readonly market: number;
  /** What is lost beyond the own money. */
  readonly loss: LossPlan;
  /** By a mark where somebody holds a position, and not by a settlement. */
  readonly byPrice: boolean;
  /** It befalls the venue, and nobody fails by name. */
  readonly asLoss?: boolean;
}

export const strikePlan: fc.Arbitrary<StrikePlan> = record({
  who: fc.nat(7),
  other: fc.nat(7),
  market: fc.nat(2),
  loss: deepLossPlan,
  byPrice: odds(4, 5),
});

/**
 * The victim, or else whom the plan says, becomes insolvent: by a price, by a
 * settlement, or, where neither can be, by a loss that befalls the venue.
 */
export const strike = function* (plan: StrikePlan, stage: Stage, victim?: AccountId): Generator<Action> {
  const { mechanism, scale } = stage;
  if (plan.byPrice && stage.supported.includes("mark")) {
    const target = targetOf(plan, stage, victim);
    if (target !== undefined) {
      // An insolvent holder stands in the way of every mark: resolved first.
      if (target.isBlocked) yield { type: "resolve" };
      yield { type: "mark", market: target.market, price: target.price };
      return;
    }
  }
  if (plan.asLoss !== true && stage.supported.includes("settle")) {
    const settled = ledgerMove("default", { ...plan, account: victim }, stage);
    if (settled.length > 0) {
      yield* settled;
      return;
    }
  }
  yield { type: "loss", amount: lossFrom(plan.loss, mechanism, stage.state, scale, noMarket) };
};

interface Target {
  readonly market: MarketId;
  readonly price: Atoms;
  readonly isBlocked: boolean;
}

/** A mark that bankrupts the victim, or somebody: none takes more of a buyer than the position is worth. */
const targetOf = (plan: StrikePlan, stage: Stage, victim?: AccountId): Target | undefined => {
  const { state } = stage;
  const markets = inTurn([...state.markets], plan.market);
  for (const [market, now] of markets) {
    const holders = [...now.positions].filter(([id]) => !isInsolvent(accountOf(state, id)));
    const wanted = victim === undefined ? inTurn(holders, plan.who) : holders.filter(([id]) => id === victim);
    for (const [id, position] of wanted) {
      const price = fatalPrice(plan, id, position, market, stage);
      if (price !== undefined) return { market, price, isBlocked: holders.length < now.positions.size };
    }
  }
  return undefined;
};

/** All of them, from the n-th on. */
const inTurn = <T>(all: readonly T[], n: number): readonly T[] => {
  const first = all.length === 0 ? 0 : n % all.length;
  return [...all.slice(first), ...all.slice(0, first)];
};

const fatalPrice = (
  { loss }: StrikePlan,
  id: AccountId,
  position: Position,
  market: MarketId,
  { mechanism, state, scale }: Stage,
): Atoms | undefined => {
  const now = state.markets.get(market);
  if (now === undefined) return undefined;
  const beyond = lossFrom(loss, mechanism, withFallen(state, id, market), scale, market);
  const price = priceThatTakes(atoms(equityOf(accountOf(state, id)) + beyond), position, now);
  return price > 0n ? price : undefined;
};
