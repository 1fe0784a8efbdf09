import { type Level, levels } from "../../properties/index.ts";
import type { Report } from "../check/report.ts";
import { isChosen } from "../check/gather.ts";
import type { Result } from "./result.ts";

/** A verdict, as far as levels ask for it. */
interface Judged {
  readonly level: Level;
  readonly verdict: "held" | "violated" | "not-applicable" | "inconclusive";
  readonly isLeftOut: boolean;
}

/** What decides about levels. */
interface Standing {
  readonly level: Level | "none";
  readonly verdicts: readonly Judged[];
  /** Scenarios without an answer, and other errors. */
  readonly errors: number;
  /** Stored cases that cannot be read. */
  readonly stale: number;
  /** Known failures that are listed. */
  readonly known: number;
  readonly isExhaustive: boolean;
}

/** Of each level whether it was reached, and if not, why not: by violation, undecided, or nothing of it applies. */
export type LevelTexts = Readonly<Record<Level, string>>;

/** The levels of a report. */
export const levelsOf = ({ level, verdicts, failures, stored, known, exhausted }: Report): LevelTexts =>
  textsOf({
    level,
    verdicts: verdicts.map(({ invariant, verdict, leftOut }) => ({
      level: invariant.level,
      verdict,
      isLeftOut: leftOut === true,
    })),
    errors: failures.length,
    stale: stored.stale.length,
    known: known?.length ?? 0,
    isExhaustive: exhausted !== undefined,
  });

/** The levels of a result. */
export const levelsIn = ({
  level,
  invariants,
  errors,
  stored,
  known,
  exhaustive,
  asked,
}: Result): LevelTexts =>
  textsOf({
    level,
    verdicts: invariants.map(({ id, level: of, verdict }) => ({
      level: of,
      verdict,
      isLeftOut: verdict === "not-applicable" && !isChosen(id, asked),
    })),
    errors: errors.length,
    stale: stored.stale.length,
    known: known?.length ?? 0,
    isExhaustive: exhaustive !== undefined,
  });

const textsOf = (standing: Standing): LevelTexts => {
  const reached = levels.findIndex((level) => level === standing.level);
  const textOf = (level: Level, i: number): string =>
    i <= reached ? "reached" : `not reached: ${reasonOf(level, reached, standing)}`;
  return Object.fromEntries(levels.map((level, i) => [level, textOf(level, i)])) as LevelTexts;
};

const reasonOf = (level: Level, reached: number, standing: Standing): string => {
  if (standing.isExhaustive) return "an exhaustive run awards no level";
  return (
    ownReason(standing.verdicts.filter((one) => one.level === level)) ??
    runReason(standing) ??
    `${levels[reached + 1] ?? level} is not`
  );
};

/** What stands against a level among its own verdicts. */
const ownReason = (verdicts: readonly Judged[]): string | undefined => {
  const count = (isOne: (judged: Judged) => boolean): number => verdicts.filter(isOne).length;
  const against = [
    [count(({ verdict }) => verdict === "violated"), "violated"],
    [count(({ verdict }) => verdict === "inconclusive"), "inconclusive"],
    [count(({ isLeftOut }) => isLeftOut), "left out"],
  ] as const;
  const found = against.filter(([n]) => n > 0).map(([n, what]) => `${n} ${what}`);
  if (found.length > 0) return found.join(", ");
  return verdicts.some(({ verdict }) => verdict === "held") ? undefined : "nothing of it applies";
};

/** What stands against every level. */
const runReason = ({ errors, stale, known }: Standing): string | undefined => {
  if (errors > 0) return "not everything was answered as it must be";
  if (stale > 0) return "a stored case cannot be read";
  return known > 0 ? "known failures are listed" : undefined;
};
