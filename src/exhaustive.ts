import { type Invariant, invariants as catalogue } from "../properties/index.ts";
import { type Coverage, countOf, coverageOf, type Scope, scopes } from "../properties/exhaustive/index.ts";
import { referenceModel } from "./adapters/reference-model.ts";
import type { Finding } from "./campaign.ts";
import { check, type CheckOptions, isChosen, notAgain, type Report } from "./check.ts";
import type { Failure, Implementation, Opening } from "./implementation.ts";
import { convict } from "./shrink.ts";
import { sweep, type Swept } from "./sweep.ts";
import { leftOut, type Verdict } from "./verdict.ts";

export interface ExhaustiveOptions extends Omit<CheckOptions, "runs" | "seed" | "corpus"> {
  /** Default: full. */
  readonly scope?: Scope;
  /** Called once, before anything is run. */
  readonly onStart?: (coverage: Coverage, expected: number) => void;
}

/**
 * Runs every problem of a scope. A trace that equals the model's, in states
 * and receipts, is right because the model's is: of the model itself every
 * trace is judged by every invariant. So is a trace that differs, which an
 * `unspecified` rounding may well pass. Never throws for anything that the
 * implementation does. No level is awarded: one resolve is not evidence for one.
 */
export const exhaustive = async (opening: Opening, options: ExhaustiveOptions = {}): Promise<Report> => {
  if (!opening.ok) return check(opening);
  const { scope = scopes.full } = options;
  const { implementation } = opening;
  const coverage = coverageOf(implementation.capabilities, scope, options.mechanism);
  const expected = coverage.groups.reduce((sum, group) => sum + countOf(group), 0);
  options.onStart?.(coverage, expected);
  const seen = await sweep(implementation, coverage, {
    ...options,
    invariants: catalogue.filter(({ id }) => isChosen(id, options)),
    judgesAll: judgesAll(implementation, options),
  });

  const { convictions, unconfirmed } = await convict(implementation, seen.findings, options);
  const failures = [
    ...seen.unanswered.map(({ failure, scenario }) => ({ ...failure, scenario })),
    ...unconfirmed.map(notAgain),
    ...(await implementation.close()),
  ];
  const verdicts = catalogue.map((invariant) => verdictOn(invariant, seen, unconfirmed, expected, options));
  return {
    result: resultOf(seen, verdicts, failures),
    level: "none",
    about: implementation.about,
    seed: 0,
    runs: seen.answered,
    verdicts,
    convictions,
    failures,
    stored: { judged: 0, left: 0, stale: [] },
    exhausted: {
      coverage,
      expected,
      equal: seen.equal,
      judged: seen.judged,
      passedOver: seen.passedOver,
      ...(seen.cutShort === undefined ? {} : { cutShort: seen.cutShort }),
    },
  };
};

/** The model, compared with itself, would never differ; and who chooses invariants wants to hear of those. */
const judgesAll = (implementation: Implementation, { only, skip }: ExhaustiveOptions): boolean =>
  implementation === referenceModel || only !== undefined || skip !== undefined;

/** REF-1 is what every trace is compared by; the others judge what differs, or everything. */
const verdictOn = (
  invariant: Invariant,
  seen: Swept,
  unconfirmed: readonly Finding[],
  expected: number,
  options: ExhaustiveOptions,
): Verdict => {
  const { id } = invariant;
  const isIt = (finding: Finding): boolean => finding.invariant.id === id;
  if (!isChosen(id, options))
    return leftOut(invariant, options.skip?.includes(id) === true ? "--skip" : "--only");
  if (unconfirmed.some(isIt))
    return {
      invariant,
      verdict: "inconclusive",
      reason: "it failed once, and held when the scenario was run again",
    };
  if (seen.findings.some(isIt)) return { invariant, verdict: "violated" };
  if (expected === 0) return { invariant, verdict: "inconclusive", reason: "no problem is covered" };
  if (seen.answered < expected)
    return { invariant, verdict: "inconclusive", reason: seen.cutShort ?? "a problem was not answered" };
  if (id === "REF-1") return { invariant, verdict: "held" };
  if (seen.judged < expected)
    return { invariant, verdict: "not-applicable", reason: "what equals the model's is left to REF-1 alone" };
  const required = seen.required.get(id);
  if (required === undefined) {
    const reason = seen.reasons.get(id) ?? "it applied to no problem";
    return { invariant, verdict: "not-applicable", reason };
  }
  const missing = [...required].filter((label) => seen.reached.get(id)?.has(label) !== true);
  return missing.length === 0
    ? { invariant, verdict: "held" }
    : { invariant, verdict: "not-applicable", reason: `beyond the scope: ${missing.join("; ")}` };
};

const resultOf = (
  seen: Swept,
  verdicts: readonly Verdict[],
  failures: readonly Failure[],
): Report["result"] => {
  if (verdicts.some(({ verdict }) => verdict === "violated")) return "not-conformant";
  if (failures.length > 0) return seen.answered === 0 ? "unusable" : "not-conformant";
  const isSettled = verdicts.every(({ verdict }) => verdict !== "inconclusive");
  // Where nothing was judged, nothing is conformant.
  return isSettled && verdicts.some(({ verdict }) => verdict === "held") ? "conformant" : "inconclusive";
};
