import type { Mechanism } from "../../spec/index.ts";
import type { Observation } from "./observation.ts";
import { type Bill, type Part, roundingOf } from "./breakdown.ts";

/** A part whose loss was really divided: by proportion, over at least one payer. */
export interface SharedPart extends Part {
  readonly step: number;
}

/** The layers that divide a loss in proportion to bases. */
export const isShared = (mechanism: Mechanism, roundings: readonly string[]): boolean =>
  mechanism.waterfall.some((layer) => roundings.includes(roundingOf(layer) ?? "none"));

/** Every part of every resolve that divides a loss under one of these rounding policies. */
export const sharedParts = function* (
  { resolves }: Observation,
  roundings: readonly string[],
): Generator<SharedPart> {
  for (const { index, breakdown } of resolves)
    for (const part of breakdown?.parts ?? [])
      if (part.paid > 0n && roundings.includes(roundingOf(part.layer) ?? "none"))
        yield { ...part, step: index };
};

/** A bill in words, for a violation. */
export const billText = ({ account, base, paid }: Bill): string =>
  `${account ?? "the fund"} with base ${base} pays ${paid}`;
