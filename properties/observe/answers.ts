import type { RefusalCode } from "../../spec/index.ts";
import type { Answered } from "../violation-kind.ts";
import type { Observation } from "./observation.ts";
import type { ObservedStep } from "./observed-step.ts";
import { mayOverflow } from "./overflow.ts";

/** Refused with an overflow, as it may be. */
export const isExcused = (
  { mechanism, capabilities }: Pick<Observation, "mechanism" | "capabilities">,
  { action, outcome, before }: ObservedStep,
): boolean =>
  outcome.outcome === "refused" &&
  outcome.code === "overflow" &&
  action.type !== "resolve" &&
  mayOverflow(mechanism, before, action, capabilities.maxAmount);

/** An answer that the law does not allow, beside the one that was due. */
export interface WrongAnswer {
  readonly due: Answered;
  readonly given: Answered;
}

/** Whether an action was accepted, or refused and why, against the law; undefined where it is answered as is due. */
export const wrongAnswerAt = (observation: Observation, index: number): WrongAnswer | undefined => {
  const step = observation.steps[index];
  if (step === undefined || isExcused(observation, step)) return undefined;
  const { outcome } = step;
  const code = step.law.refusal();
  const given = outcome.outcome === "refused" ? outcome.code : undefined;
  if (given === code) return undefined;
  return { due: answered(code), given: answered(given) };
};

const answered = (code: RefusalCode | "overflow" | undefined): Answered =>
  code === undefined ? { outcome: "accepted" } : { outcome: "refused", code };
