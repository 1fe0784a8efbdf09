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
  type MarketState,
  type Position,
} from "../../../spec/index.ts";
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
  market: fc.nat(1),
  loss: deepLossPlan,
  byPrice: odds(4, 5),
});

/**
 * The victim, or else whom the plan says, becomes insolvent: by a price, by a
 * settlement, or, where neither can be, by a loss that befalls the venue.
 */
export const strike = function* (plan: StrikePlan, stage: Stage, victim?: AccountId): Generator<Action> {
  const { mechanism, scale } = stage;
  const beyond = lossFrom(plan.loss, mechanism, stage.state, scale);
  if (plan.byPrice && stage.supported.includes("mark")) {
    const target = targetOf(plan, stage, beyond, victim);
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
  yield { type: "loss", amount: beyond };
};

interface Target {
  readonly market: MarketId;
  readonly price: Atoms;
  readonly isBlocked: boolean;
}

/** A mark that bankrupts the victim, or somebody: none takes more of a buyer than the position is worth. */
const targetOf = (
  plan: StrikePlan,
  { state }: Stage,
  beyond: Atoms,
  victim?: AccountId,
): Target | undefined => {
  const markets = [...state.markets].map((_, i, all) => all[(plan.market + i) % all.length]);
  for (const entry of markets) {
    if (entry === undefined) continue;
    const [market, now] = entry;
    const holders = [...now.positions].filter(([id]) => !isInsolvent(accountOf(state, id)));
    const targets = holders.flatMap(([id, position]) => {
      const price = fatalPrice(atoms(equityOf(accountOf(state, id)) + beyond), position, now);
      return price === undefined ? [] : [{ id, price }];
    });
    const target = targets.find(({ id }) => id === victim) ?? targets[plan.who % targets.length];
    if (target === undefined || (victim !== undefined && target.id !== victim)) continue;
    return { market, price: target.price, isBlocked: holders.length < now.positions.size };
  }
  return undefined;
};

const fatalPrice = (loss: Atoms, position: Position, now: MarketState): Atoms | undefined => {
  const price = priceThatTakes(loss, position, now);
  return price > 0n ? price : undefined;
};
