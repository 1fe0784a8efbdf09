import { colours } from "../../text/colours.ts";
import type { Verdict } from "../../check/verdict.ts";

/**
 * Why invariants were not judged to the end, where the caller did not ask for
 * just that: a line for each reason, with how many invariants share it; or,
 * where `isVerbose`, a line for each invariant.
 */
export const reasonLines = (verdicts: readonly Verdict[], isVerbose = false): readonly string[] => {
  const groups = [...bySameReason(verdicts)];
  const lines = groups.flatMap(([reason, of]) =>
    isVerbose || of.length === 1
      ? of.map((one) => lineOf(one, one.invariant.id, reason))
      : [countLine(of, reason)],
  );
  return !isVerbose && groups.some(([, of]) => of.length > 1)
    ? [...lines, "  --verbose lists the invariants behind each count."]
    : lines;
};

const bySameReason = (verdicts: readonly Verdict[]): Iterable<readonly [string, readonly Verdict[]]> => {
  const groups = new Map<string, [string, Verdict[]]>();
  for (const one of verdicts) {
    if (one.reason === undefined || one.leftOut === true) continue;
    const key = `${one.verdict} ${one.reason}`;
    const [, of] = groups.get(key) ?? [one.reason, []];
    groups.set(key, [one.reason, [...of, one]]);
  }
  return groups.values();
};

const countLine = (of: readonly Verdict[], reason: string): string => {
  const [first] = of;
  return first === undefined ? "" : lineOf(first, String(of.length), reason);
};

const lineOf = ({ verdict }: Verdict, who: string, reason: string): string =>
  `  ${verdict === "inconclusive" ? colours.yellow("?") : "-"} ${who.padEnd(8)} ${verdict}: ${reason}`;
