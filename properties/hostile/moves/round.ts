import * as fc from "fast-check";
import { accountOf, type Action, atoms, equityOf, type Layer } from "../../../spec/index.ts";
import { anyActions, type AnyStepPlan } from "../../generate/any-step.ts";
import { capacitiesOf, insideOf, noMarket, type Origin } from "../../generate/capacity.ts";
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
  /** It ends inside the last of that kind: the others pay all they have. */
  readonly isDeep: boolean;
  readonly loss: InsidePlan;
  /** This many losses of the venue follow, each of which ends inside the next haircut. */
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
  isDeep: odds(1, 4),
  loss: insidePlan,
  sweeps: fc.constantFrom(0, 1, 2, 2, 3, 4),
  leaves: maybe(1, 4, leavePlan),
  after: maybe(2, 3, tryPlan),
  refills: odds(1, 3),
  refill: refillPlan,
});

/** The rounds, the first of which goes through all layers of a kind: of tranches, mostly to the last call. */
export const firstThrough = (kind: Layer["kind"], rounds: readonly RoundPlan[]): readonly RoundPlan[] =>
  rounds.map((round, i): RoundPlan => {
    if (i > 0) return round;
    const isCalled = kind === "tranche" && round.loss.who % 4 > 0;
    return { ...round, kind: isCalled ? "assessment" : kind, isDeep: true };
  });

/** One round after the other, each from the layer after the last one's, as long as the venue is not halted. */
export const playRounds = function* (
  start: number,
  rounds: readonly RoundPlan[],
  stage: Stage,
): Generator<Action> {
  let place = start;
  let swept = start;
  for (const round of rounds) {
    const { skips, loss, leaves, after, refills, refill: money } = round;
    if (stage.state.halted) return;
    const next = refills ? undefined : targetOf(round, place + skips, stage);
    if (next === undefined) yield* refill(money, stage);
    place = next ?? targetOf(round, place + skips, stage) ?? place;
    yield* loseInside(place, loss, stage);
    yield { type: "resolve" };
    swept = yield* sweep(swept, round, stage);
    const leaver = nth(solvents(stage), loss.who);
    if (leaves !== undefined && leaver !== undefined) yield* leave(leaves, leaver, stage);
    if (after !== undefined) yield* anyActions(after, stage);
    place += 1;
  }
};

/** The rounds, but that nobody new comes in the middle of one. */
export const amongThemselves = (rounds: readonly RoundPlan[]): readonly RoundPlan[] =>
  rounds.map((round) => ({ ...round, loss: { ...round.loss, joins: undefined } }));

/** Haircuts one after the other, from a place on, each divided among its holders. Returns the place after the last. */
const sweep = function* (
  start: number,
  { sweeps, loss: { twentieths }, refill: money }: RoundPlan,
  stage: Stage,
): Generator<Action, number> {
  let place = start;
  if (sweeps > 0 && isLeftToOne(stage)) yield* refill(money, stage);
  for (let i = 0; i < sweeps; i += 1) {
    let next = from(ableOf("haircut", stage, noMarket), place, stage);
    if (next === undefined && i > 0) return place;
    if (next === undefined) {
      yield* refill(money, stage);
      next = from(ableOf("haircut", stage, noMarket), place, stage) ?? place;
    }
    const amount = atoms(insideOf(next, 5 + twentieths, stage.mechanism, stage.state, noMarket));
    if (amount <= 0n) return place;
    yield { type: "loss", amount };
    yield { type: "resolve" };
    place = next + 1;
  }
  return place;
};

/** Of several who owe nothing, one at most has anything that a haircut could cut: it would not be divided. */
const isLeftToOne = (stage: Stage): boolean => {
  const ids = solvents(stage);
  return ids.length > 1 && ids.filter((id) => equityOf(accountOf(stage.state, id)) > 0n).length < 2;
};

/** The place of the layer in which a round's loss ends, at or after a place; undefined: none can pay. */
const targetOf = ({ kind, isDeep }: RoundPlan, place: number, stage: Stage): number | undefined => {
  const able = ableOf(kind, stage);
  return isDeep ? able.at(-1) : from(able, place, stage);
};

/** The places of the layers of a kind that can pay. */
const ableOf = (kind: RoundPlan["kind"], { mechanism, state }: Stage, origin?: Origin): readonly number[] =>
  capacitiesOf(mechanism, state, origin).flatMap(([layer, capacity], i) =>
    capacity > 1n && (kind === "any" || layer.kind === kind) ? [i] : [],
  );

/** The first of these places at or after one, or else the first of all. */
const from = (places: readonly number[], place: number, { mechanism }: Stage): number | undefined =>
  places.find((i) => i >= place % mechanism.waterfall.length) ?? places[0];
