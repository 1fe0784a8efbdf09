import { type Invariant, invariants as catalogue } from "../../properties/index.ts";
import {
  type Coverage,
  countOf,
  coverageOf,
  problemsOf,
  scenarioOf,
  type Scope,
  scopes,
} from "../../properties/exhaustive/index.ts";
import { referenceModel } from "../adapters/reference-model.ts";
import { secondsSince, unusable } from "./check.ts";
import { askedBy, type CheckOptions, type Report } from "./report.ts";
import { notAgain, verdictWithout } from "./conclude.ts";
import { diagnose } from "../failures/diagnose.ts";
import { Distribution } from "../campaign/distribution.ts";
import { coverageText } from "./exhausted.ts";
import { chosenBy } from "./gather.ts";
import type { Failure, Implementation, Opening } from "../protocol/implementation.ts";
import type { Replay } from "../failures/sequence.ts";
import { convict } from "../campaign/shrink.ts";
import { shrinkLimitsFor } from "../campaign/smallest.ts";
import { originOf, sweep, type Swept } from "../campaign/sweep.ts";
import { toldFailures } from "../failures/told-failures.ts";
import { underMechanism } from "../campaign/under-mechanism.ts";
import type { Verdict } from "./verdict.ts";

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
  const asked = { ...askedBy(options), runs: 0, seed: 0 };
  const started = new Date();
  if (!opening.ok) return unusable(opening.failure, asked, started);
  const { scope = scopes.full } = options;
  const { implementation } = opening;
  const coverage = coverageOf(implementation.capabilities, scope, options.mechanism);
  const expected = coverage.groups.reduce((sum, group) => sum + countOf(group), 0);
  options.onStart?.(coverage, expected);
  const seen = await sweep(implementation, coverage, {
    ...options,
    invariants: chosenBy(options),
    judgesAll: judgesAll(implementation, options),
  });

  const { signal, shrink = shrinkLimitsFor() } = options;
  const losses = implementation.restarts?.losses() ?? [];
  const asUnder = underMechanism(implementation, options.mechanism);
  const { convictions, unconfirmed, reruns } = await convict(asUnder, seen.findings, options);
  const diagnoses = await diagnose(
    asUnder,
    { unanswered: [...seen.unanswered, ...reruns], losses },
    { replay: replayOf(coverage), limits: shrink, ...(signal === undefined ? {} : { signal }) },
  );
  const failures = toldFailures({
    ...{ unanswered: seen.unanswered, reruns, losses, diagnoses },
    late: [...unconfirmed.flatMap(notAgain), ...(await implementation.close())],
  });
  const verdicts = catalogue.map(
    (invariant) => verdictWithout(invariant, unconfirmed, options) ?? verdictOn(invariant, seen, expected),
  );
  return {
    result: resultOf(seen, verdicts, failures),
    level: "none",
    about: implementation.about,
    capabilities: implementation.capabilities,
    asked,
    runs: seen.answered,
    verdicts,
    distribution: new Distribution(),
    convictions,
    failures,
    stored: { judged: 0, left: 0, stale: [] },
    exhausted: {
      coverage: coverageText(coverage),
      expected,
      equal: seen.equal,
      judged: seen.judged,
      passedOver: seen.passedOver,
      ...(seen.cutShort === undefined ? {} : { cutShort: seen.cutShort }),
    },
    started,
    seconds: secondsSince(started),
  };
};

/** Asks the problems of a coverage, in order. */
const replayOf =
  (coverage: Coverage): Replay =>
  async (implementation, at, isOver) => {
    let index = 0;
    for (const problem of problemsOf(coverage)) {
      if (isOver()) return;
      at({ origin: originOf(index), index });
      await implementation.answer(scenarioOf(problem));
      index += 1;
    }
  };

/** The model, compared with itself, would never differ; and who chooses invariants wants to hear of those. */
const judgesAll = (implementation: Implementation, { only, skip }: ExhaustiveOptions): boolean =>
  implementation === referenceModel || only !== undefined || skip !== undefined;

/** REF-1 is what every trace is compared by; the others judge what differs, or everything. */
const verdictOn = (invariant: Invariant, seen: Swept, expected: number): Verdict => {
  const { id } = invariant;
  if (seen.findings.some((finding) => finding.invariant.id === id)) return { invariant, verdict: "violated" };
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
