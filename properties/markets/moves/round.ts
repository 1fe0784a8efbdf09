import * as fc from "fast-check";
import { type Action, atoms, type Layer } from "../../../spec/index.ts";
import { anyActions, type AnyStepPlan } from "../../generate/any-step.ts";
import { capacitiesOf, insideOf, noMarket } from "../../generate/capacity.ts";
import { maybe, odds } from "../../generate/odds.ts";
import { record } from "../../generate/record.ts";
import type { Stage } from "../../generate/steps.ts";
import { type InsidePlan, insidePlan, loseInside, tryPlan } from "./lose-inside.ts";
import { refill, type RefillPlan, refillPlan } from "./refill.ts";

/** A loss that ends inside some layer, its resolve, and what comes after. */
export interface RoundPlan {
  /** How many layers are passed over, and of which kind the one is in which the loss ends. */
  readonly skips: number;
  readonly kind: Layer["kind"] | "any";
  readonly loss: InsidePlan;
  /** So many losses of the venue follow, each of which ends inside the next haircut. */
  readonly sweeps: number;
  readonly after: AnyStepPlan | undefined;
  /** New money comes in first; else only where nobody can pay any more. */
  readonly refills: boolean;
  readonly refill: RefillPlan;
}

export const roundPlan: fc.Arbitrary<RoundPlan> = record({
  skips: fc.constantFrom(0, 0, 0, 1, 2),
  kind: fc.constantFrom<RoundPlan["kind"][]>(
    ...(["any", "haircut", "haircut", "haircut", "haircut", "haircut", "haircut"] as const),
    ...(["deleverage", "deleverage", "tranche", "assessment", "defaulter-stake", "fund"] as const),
  ),
  loss: insidePlan,
  sweeps: fc.constantFrom(0, 0, 0, 1, 2, 3),
  after: maybe(1, 2, tryPlan),
  refills: odds(1, 3),
  refill: refillPlan,
});

/** One round after the other, each from the layer after the last one's, as long as the venue is not halted. */
export const playRounds = function* (
  start: number,
  rounds: readonly RoundPlan[],
  stage: Stage,
): Generator<Action> {
  let place = start;
  for (const { skips, kind, loss, sweeps, after, refills, refill: money } of rounds) {
    if (stage.state.halted) return;
    const next = refills ? undefined : nextOf(kind, place + skips, stage);
    if (next === undefined) yield* refill(money, stage);
    place = next ?? nextOf(kind, place + skips, stage) ?? place;
    yield* loseInside(place, loss, stage);
    yield { type: "resolve" };
    yield* sweep(sweeps, loss.twentieths, stage);
    if (after !== undefined) yield* anyActions(after, stage);
    place += 1;
  }
};

/** Haircuts one after the other, each divided among its holders. */
const sweep = function* (most: number, twentieths: number, stage: Stage): Generator<Action> {
  for (let i = 0, place = 0; i < most; i += 1, place += 1) {
    const next = nextOf("haircut", place, stage);
    if (next === undefined || next < place) return;
    const { mechanism, state } = stage;
    const amount = atoms(insideOf(next, 5 + twentieths, mechanism, state, noMarket));
    if (amount <= 0n) return;
    yield { type: "loss", amount };
    yield { type: "resolve" };
    place = next;
  }
};

/** The place of the next layer of a kind that can pay, at or after a place, or else of the first; undefined: none can. */
const nextOf = (kind: RoundPlan["kind"], place: number, { mechanism, state }: Stage): number | undefined => {
  const able = capacitiesOf(mechanism, state).flatMap(([layer, capacity], i) =>
    capacity > 1n && (kind === "any" || layer.kind === kind) ? [i] : [],
  );
  return able.find((i) => i >= place % mechanism.waterfall.length) ?? able[0];
};
