import { type Layer, type Rounding, type Rule, ruleOf } from "../../spec/index.ts";
import type { Setting } from "../applicability/setting.ts";
import { canEverPay, canPay, mostPayers } from "../applicability/reach.ts";
import type { Observation } from "./observation.ts";
import { type Bill, type Part, roundingOf } from "./breakdown.ts";
import { money } from "./money.ts";

/** A part whose loss was really divided: by a rule, over at least one payer. */
export interface SharedPart extends Part {
  readonly step: number;
}

/** Which layers an invariant speaks of: those that divide a loss by such a rule, rounded so. */
export interface Sharing {
  readonly roundings: readonly Rounding[];
  /** Every rule, if left out. */
  readonly isRule?: (rule: Rule) => boolean;
  /** Every layer, if left out. */
  readonly isLayer?: (layer: Layer) => boolean;
}

/** True when a layer divides a loss so. */
export const dividesSo = ({ roundings, isRule, isLayer }: Sharing, layer: Layer): boolean => {
  if (isLayer?.(layer) === false) return false;
  const rounding = roundingOf(layer);
  if (rounding === undefined || !roundings.includes(rounding)) return false;
  const rule = ruleOf(layer);
  return isRule === undefined || (rule !== undefined && isRule(rule));
};

/** True when some layer can come to divide a loss so, among this many accounts at least. */
export const isShared = (setting: Setting, sharing: Sharing, payers = 1, can = canEverPay): boolean =>
  setting.mechanism.waterfall.some(
    (layer) =>
      dividesSo(sharing, layer) && can(layer, setting) && mostPayers(layer, setting.capabilities) >= payers,
  );

/** The same, on markets of ordinary size: nothing is divided by a cap of a billionth. */
export const isSharedUsually = (setting: Setting, sharing: Sharing, payers: number): boolean =>
  isShared(setting, sharing, payers, canPay);

/** Every part of every resolve that divides a loss so. */
export const sharedParts = function* ({ resolves }: Observation, sharing: Sharing): Generator<SharedPart> {
  for (const { index, breakdown } of resolves)
    for (const part of breakdown?.parts ?? [])
      if (part.paid > 0n && dividesSo(sharing, part.layer)) yield { ...part, step: index };
};

/** A bill in words, for a violation. */
export const billText = ({ account, base, paid }: Bill): string =>
  `${account ?? "the fund"} with base ${money(base)} ${paid < 0n ? `gets ${money(-paid)}` : `pays ${money(paid)}`}`;
