import * as fc from "fast-check";
import type { ActionType } from "../../spec/index.ts";
import { type RawAmount, rawAmount } from "./amounts.ts";
import { type LossPlan, lossPlan } from "./losses.ts";
import { record } from "./record.ts";

/**
 * One move before the state it meets is known. "default" is a settlement that
 * leaves its loser insolvent; "cash out" is a winner who realizes and leaves;
 * "join" is somebody new who comes between a loss and its resolve.
 */
export interface StepPlan {
  readonly kind: LedgerAction | "default" | "cash out" | "join";
  readonly who: number;
  readonly other: number;
  readonly amount: RawAmount;
  /** How the amount relates to what is there. */
  readonly size: "some" | "all" | "one too many" | "any";
  readonly loss: LossPlan;
  /** What is wrong with it on purpose: mostly nothing, sometimes two things, whose order of precedence then shows. */
  readonly spoiled: Spoiling;
  readonly alsoSpoiled: Spoiling;
}

type LedgerAction = Exclude<ActionType, "trade" | "mark" | "liquidate" | "shutdown" | "redeem">;

/** What is wrong with a move on purpose. */
export type Spoiling =
  "no" | "stranger" | "nowhere" | "not positive" | "twice" | "not zero-sum" | "insolvent";

/** Whether this is what is wrong with the move, or one of two things. */
export const is = ({ spoiled, alsoSpoiled }: StepPlan, spoiling: Spoiling): boolean =>
  spoiled === spoiling || alsoSpoiled === spoiling;

/** Nothing wrong in `good` of this many cases, and one thing or the other in seven. */
const spoiling = (good: number): fc.Arbitrary<Spoiling> =>
  fc.constantFrom<Spoiling[]>(
    ...Array.from({ length: good }, () => "no" as const),
    ...(["stranger", "nowhere", "not positive", "twice", "not zero-sum", "insolvent", "insolvent"] as const),
  );

const kinds: fc.Arbitrary<StepPlan["kind"]> = fc.constantFrom<StepPlan["kind"][]>(
  "resolve",
  ...(["resolve", "resolve", "resolve", "default", "default", "default", "default"] as const),
  ...(["loss", "settle", "settle", "realize", "cash out", "cash out", "cash out", "withdraw"] as const),
  ...([
    "deposit",
    "stake",
    "unstake",
    "unstake",
    "unstake",
    "fee",
    "topUp",
    "recover",
    "recover",
    "join",
  ] as const),
);

const stepPlanOf = (
  kind: fc.Arbitrary<StepPlan["kind"]>,
  size: fc.Arbitrary<StepPlan["size"]>,
  good: number,
): fc.Arbitrary<StepPlan> =>
  record({
    kind,
    who: fc.nat(7),
    other: fc.nat(7),
    amount: rawAmount,
    size,
    loss: lossPlan,
    spoiled: spoiling(good),
    alsoSpoiled: spoiling(24),
  });

export const stepPlan = stepPlanOf(kinds, fc.constantFrom("some", "some", "all", "one too many", "any"), 15);

/** Moves of which most must be refused. */
export const badStepPlan = stepPlanOf(
  fc.constantFrom(
    ...(["settle", "settle", "settle", "settle", "settle", "settle"] as const),
    ...(["unstake", "unstake", "unstake", "unstake", "unstake", "withdraw"] as const),
    ...(["stake", "fee", "topUp", "deposit", "loss", "recover", "realize"] as const),
  ),
  fc.constantFrom("one too many", "one too many", "any"),
  2,
);
