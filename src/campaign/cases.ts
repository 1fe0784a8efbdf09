import type { Invariant } from "../../properties/index.ts";
import type { Counts } from "./counts.ts";
import { decide, type Decision, type Interval, wilson } from "./wilson.ts";

/** How often a case that an invariant names was reached. */
export interface Case {
  readonly label: string;
  readonly seen: number;
  /** The scenarios that the invariant judged and that could bring the case about. */
  readonly of: number;
  /** Where the true part of them lies, 0 to 1. */
  readonly interval: Interval;
  /** The percentage that is asked for, where one is, and what the sample says of it. */
  readonly percent?: number;
  readonly decision?: Decision;
}

/** The cases of an invariant, as far as they were met. */
export const casesOf = ({ id, sometimes, cover, onlyIf }: Invariant, counts: Counts): readonly Case[] =>
  sometimes.map((label) => {
    const seen = counts.seen.get(id)?.get(label) ?? 0;
    const judged = counts.applied.get(id) ?? 0;
    const of = onlyIf?.[label] === undefined ? judged : (counts.reachable.get(id)?.get(label) ?? 0);
    const percent = counts.inPercent ? cover?.[label] : undefined;
    return {
      label,
      seen,
      of,
      interval: wilson(seen, of),
      ...(percent === undefined ? {} : { percent, decision: decide(seen, of, percent) }),
    };
  });

const percentText = (part: number): string => `${(part * 100).toFixed(1)} %`;

/** An interval in words. */
export const intervalText = ({ low, high }: Interval): string =>
  `${percentText(low)} to ${percentText(high)}`;

/** Why a case is not there often enough, in words. */
export const rareText = ({ label, seen, of, interval, percent = 0, decision }: Case): string => {
  const found = `${seen} of ${of}, so ${intervalText(interval)} of all`;
  return decision === "unmet"
    ? `too rare: ${label} (${found}; expected at least ${percent} %)`
    : `not decided: ${label} (${found}; expected at least ${percent} %)`;
};
