import * as fc from "fast-check";
import { type Action, atoms, type Layer } from "../../../spec/index.ts";
import { anyActions, type AnyStepPlan } from "../../generate/any-step.ts";
import { capacitiesOf, insideOf, noMarket } from "../../generate/capacity.ts";
import { maybe, odds } from "../../generate/odds.ts";
import { record } from "../../generate/record.ts";
import type { Stage } from "../../generate/steps.ts";
import { nth, solvents } from "../people.ts";
import { leave, type LeavePlan, leavePlan } from "./leave.ts";
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
  readonly leaves: LeavePlan | undefined;
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
  sweeps: fc.constantFrom(0, 0, 1, 2, 3, 4),
  leaves: maybe(1, 4, leavePlan),
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
  for (const round of rounds) {
    const { skips, kind, loss, leaves, after, refills, refill: money } = round;
    if (stage.state.halted) return;
    const next = refills ? undefined : nextOf(kind, place + skips, stage);
    if (next === undefined) yield* refill(money, stage);
    place = next ?? nextOf(kind, place + skips, stage) ?? place;
    yield* loseInside(place, loss, stage);
    yield { type: "resolve" };
    yield* sweep(place + 1, round, stage);
    const leaver = nth(solvents(stage), loss.who);
    if (leaves !== undefined && leaver !== undefined) yield* leave(leaves, leaver, stage);
    if (after !== undefined) yield* anyActions(after, stage);
    place += 1;
  }
};

/** The rounds, but that nobody new comes in the middle of one. */
export const amongThemselves = (rounds: readonly RoundPlan[]): readonly RoundPlan[] =>
  rounds.map((round) => ({ ...round, loss: { ...round.loss, joins: undefined } }));

/** Haircuts one after the other, from a place on, each divided among its holders. */
const sweep = function* (
  start: number,
  { sweeps, loss: { twentieths }, refill: money }: RoundPlan,
  stage: Stage,
): Generator<Action> {
  let place = start;
  for (let i = 0; i < sweeps; i += 1) {
    const next = nextOf("haircut", place, stage);
    if (next === undefined && i > 0) return;
    if (next === undefined) yield* refill(money, stage);
    const { mechanism, state } = stage;
    place = next ?? nextOf("haircut", place, stage) ?? place;
    const amount = atoms(insideOf(place, 5 + twentieths, mechanism, state, noMarket));
    if (amount <= 0n) return;
    yield { type: "loss", amount };
    yield { type: "resolve" };
    place += 1;
  }
};

/** The place of the next layer of a kind that can pay, at or after a place, or else of the first; undefined: none can. */
const nextOf = (kind: RoundPlan["kind"], place: number, { mechanism, state }: Stage): number | undefined => {
  const able = capacitiesOf(mechanism, state).flatMap(([layer, capacity], i) =>
    capacity > 1n && (kind === "any" || layer.kind === kind) ? [i] : [],
  );
  return able.find((i) => i >= place % mechanism.waterfall.length) ?? able[0];
};
