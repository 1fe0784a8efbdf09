import {
  accountOf,
  assetsOf,
  type Exit,
  exitOf,
  exitRatio,
  type Fraction,
  fundOf,
  type Mechanism,
  onExitLayer,
  stakeOf,
} from "../../spec/index.ts";
import type { Observation } from "./observation.ts";
import type { ObservedStep } from "./observed-step.ts";

/** An accepted exit from the basis of a haircut on exit, as the implementation made it. */
export interface ObservedExit extends Pick<Exit, "layer" | "account" | "amount"> {
  readonly step: ObservedStep;
  /** The public ratio by the implementation's own state before the exit, and after it. */
  readonly before: Fraction;
  readonly after: Fraction;
  /** floor(amount * h), by the ratio before. */
  readonly due: bigint;
  /** What arrived where the value went. */
  readonly paid: bigint;
}

/** What an accepted action paid. What a withdraw paid is what its books say has left the venue. */
const paidIn = ({ action, before, after }: ObservedStep): bigint => {
  switch (action.type) {
    case "realize":
      return accountOf(after, action.account).capital - accountOf(before, action.account).capital;
    case "stake":
      return stakeOf(after, action.layer, action.account) - stakeOf(before, action.layer, action.account);
    case "fee":
      return fundOf(after, action.layer) - fundOf(before, action.layer);
    default:
      return assetsOf(before) - assetsOf(after);
  }
};

/** The exit at the ratio of a haircut on exit that a step is, if it is one and was accepted. */
export const exitIn = (mechanism: Mechanism, step: ObservedStep): ObservedExit | undefined => {
  const layer = onExitLayer(mechanism);
  if (layer === undefined || step.outcome.outcome === "refused") return undefined;
  const exit = exitOf(mechanism, step.before, step.action);
  if (exit === undefined) return undefined;
  const { account, amount, paid: due } = exit;
  const before = exitRatio(layer, step.before);
  const after = exitRatio(layer, step.after);
  return { step, layer: layer.id, account, amount, before, after, due, paid: paidIn(step) };
};

/** Every accepted exit of a trace at the ratio of a haircut on exit, in order. */
export const exitsOf = function* ({ mechanism, steps }: Observation): Generator<ObservedExit> {
  for (const step of steps) {
    const exit = exitIn(mechanism, step);
    if (exit !== undefined) yield exit;
  }
};

/** Which of two ratios is the larger: negative, 0 or positive like a - b. */
export const compareRatios = (a: Fraction, b: Fraction): bigint =>
  a.numerator * b.denominator - b.numerator * a.denominator;

/** True while a ratio pays everything. */
export const isWhole = ({ numerator, denominator }: Fraction): boolean => numerator === denominator;

/** A ratio in words, for a violation. */
export const ratioText = ({ numerator, denominator }: Fraction): string => `${numerator}/${denominator}`;
