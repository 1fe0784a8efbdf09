import * as fc from "fast-check";
import { type Action, scopeOf } from "../../../spec/index.ts";
import { type RawAmount, rawAmount } from "../../generate/amounts.ts";
import { anyActions, type AnyStepPlan } from "../../generate/any-step.ts";
import { marketStepPlan } from "../../generate/market-steps.ts";
import { maybe, odds } from "../../generate/odds.ts";
import { record } from "../../generate/record.ts";
import { badStepPlan, type Stage, stepPlan } from "../../generate/steps.ts";
import { insolvents, nth, solvents } from "../people.ts";
import { closeOut } from "./close-out.ts";
import { join } from "./join.ts";
import { leave, type LeavePlan, leavePlan } from "./leave.ts";
import { strike, type StrikePlan } from "./strike.ts";

/** A loss that is to end inside a layer, and what happens while it is open. */
export interface InsidePlan {
  /** How far through the layer. */
  readonly twentieths: number;
  readonly by: "price" | "settlement" | "loss";
  readonly who: number;
  readonly other: number;
  readonly market: number;
  /** Somebody fails in another market too. */
  readonly isTwofold: boolean;
  /** Anyone who fails loses the positions as well. */
  readonly isSoldOut: boolean;
  readonly joins: RawAmount | undefined;
  readonly leaves: LeavePlan | undefined;
  readonly meanwhile: AnyStepPlan | undefined;
}

/** What somebody tries: on the ledger mostly something that must be refused. */
export const tryPlan: fc.Arbitrary<AnyStepPlan> = record({
  onLedger: fc.oneof(stepPlan, badStepPlan, badStepPlan),
  inMarket: maybe(1, 3, marketStepPlan),
});

export const insidePlan: fc.Arbitrary<InsidePlan> = record({
  twentieths: fc.nat(19),
  by: fc.constantFrom("price", "price", "settlement", "settlement", "loss"),
  who: fc.nat(11),
  other: fc.nat(11),
  market: fc.nat(2),
  isTwofold: odds(1, 4),
  isSoldOut: odds(1, 4),
  joins: maybe(1, 2, rawAmount),
  leaves: maybe(1, 3, leavePlan),
  meanwhile: maybe(2, 3, tryPlan),
});

const some: RawAmount = { multiple: 7, offBy: 0 };

/** A loss that arises where the layer in this place is asked for it, and ends inside of it. Not resolved. */
export const loseInside = function* (place: number, plan: InsidePlan, stage: Stage): Generator<Action> {
  const { who, other, isTwofold, isSoldOut, joins, leaves, meanwhile } = plan;
  const first = strikeFor(place, plan, stage);
  yield* strike(first, stage, victimFor(place, plan, stage));
  if (isTwofold && first.byPrice) yield* strikeBeside(first, other, stage);
  const fallen = nth(insolvents(stage), who);
  if (isSoldOut && fallen !== undefined) yield* closeOut({ how: "liquidate", to: other }, fallen, stage);
  if (joins !== undefined || stage.state.accounts.size === 0) yield* join(joins ?? some, stage);
  const leaver = nth(solvents(stage), other);
  if (leaves !== undefined && leaver !== undefined) yield* leave(leaves, leaver, stage);
  if (meanwhile !== undefined) yield* anyActions(meanwhile, stage);
};

/** A second one fails, in another market, which those who failed first have left by then. */
const strikeBeside = function* (first: StrikePlan, who: number, stage: Stage): Generator<Action> {
  const ids = [...stage.state.markets.keys()];
  const market = ids[(first.market + 1) % ids.length];
  if (market === undefined || ids.length === 1) return;
  for (const account of insolvents(stage)) {
    const to = nth(solvents(stage), who);
    const holds = stage.state.markets.get(market)?.positions.has(account) === true;
    if (holds && to !== undefined) yield { type: "liquidate", account, market, to };
  }
  yield* strike({ ...first, market: first.market + 1, who }, stage);
};

const layerAt = (place: number, { mechanism: { waterfall } }: Stage) =>
  waterfall.length === 0 ? undefined : waterfall[place % waterfall.length];

const strikeFor = (place: number, plan: InsidePlan, stage: Stage): StrikePlan => {
  const { mechanism, state } = stage;
  const layer = layerAt(place, stage);
  const scope = layer === undefined ? undefined : scopeOf(layer);
  const needsMarket = scope !== undefined || layer?.kind === "deleverage";
  // What somebody wins adds to what others can pay: a loss of the venue ends where it was meant to.
  const isFew = state.accounts.size < 3 && plan.other % 6 > 0;
  const isMeant = plan.by === "loss" || isFew || (layer?.kind === "haircut" && plan.who % 2 === 0);
  const isLoss = !needsMarket && isMeant;
  return {
    who: plan.who,
    other: plan.other,
    market: scope === undefined ? plan.market : [...state.markets.keys()].indexOf(scope),
    loss: {
      near: "inside a layer",
      amount: { multiple: plan.twentieths, offBy: 0 },
      layer: place % Math.max(1, mechanism.waterfall.length),
    },
    byPrice: needsMarket || (plan.by === "price" && !isLoss),
    asLoss: isLoss,
  };
};

/** For a defaulter's stake, somebody who has one. */
const victimFor = (place: number, { who }: InsidePlan, stage: Stage): string | undefined => {
  const layer = layerAt(place, stage);
  return layer?.kind === "defaulter-stake"
    ? nth([...(stage.state.stakes.get(layer.tranche)?.keys() ?? [])], who)
    : undefined;
};
