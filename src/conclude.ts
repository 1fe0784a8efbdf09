import { type Invariant, invariants as catalogue, type Level } from "../properties/index.ts";
import type { Asked, Report } from "./check.ts";
import type { Finding } from "./finding.ts";
import type { Campaign } from "./fold.ts";
import { campaignOf, type Gathered, isChosen } from "./gather.ts";
import { tellingOf } from "./headline.ts";
import type { Failure } from "./implementation.ts";
import { withinCorpus } from "./machine.ts";
import { oftenIn } from "./report-telling.ts";
import type { ResultName } from "./result.ts";
import { isBroken, isKnown, type KnownOutcome } from "./run-known.ts";
import { includes, leftOut, levelOf, type Verdict, verdictOn } from "./verdict.ts";

/** What follows from all that was seen: verdicts, the level, and the result. */
export const conclude = (gathered: Gathered, asked: Asked, started: Date, seconds: number): Report => {
  const { about, capabilities, stored, findings, convictions, unconfirmed, known: outcomes = [] } = gathered;
  const seen = campaignOf(gathered, asked);
  const failures = [
    ...[...stored.unanswered, ...seen.unanswered].map(({ failure, scenario }) => ({ ...failure, scenario })),
    ...unconfirmed.map(notAgain),
    ...gathered.late,
  ];
  const failing = new Set([...findings.map(({ invariant }) => invariant.id), ...failingStill(outcomes)]);
  const verdicts = catalogue.map(
    (invariant) =>
      verdictWithout(invariant, unconfirmed, asked) ?? verdictOn(invariant, seen, failing.has(invariant.id)),
  );
  const isNew = findings.some(
    (finding) => !convictions.some((one) => one.invariant === finding.invariant && isKnown(one, outcomes)),
  );
  const outcome = isNew || outcomes.some(isBroken) ? "not-conformant" : resultOf(seen, verdicts, failures);
  const passes = outcome === "conformant" || outcome === "known-failures";
  const isSpoilt = failures.length + stored.stale.length + outcomes.length > 0;
  const level = isSpoilt ? "none" : levelOf(verdicts);
  const result = passes && stored.stale.length > 0 ? "inconclusive" : outcome;
  const added = convictions.filter((one) => !isKnown(one, outcomes));
  const told = added.length > 0 ? added : convictions;
  const headline = tellingOf(told, oftenIn(gathered.blocks)).leads[0]?.invariant.id;
  return {
    result: asked.failLevel === undefined ? result : gated(result, level, asked.failLevel),
    level,
    about,
    capabilities,
    asked,
    runs: seen.judged,
    verdicts,
    distribution: seen.distribution,
    convictions,
    ...(headline === undefined ? {} : { headline }),
    failures,
    stored: { judged: stored.judged, left: stored.left, stale: stored.stale },
    ...(gathered.known === undefined ? {} : { known: gathered.known }),
    started,
    seconds,
  };
};

/** The result where a level is enough: it is the level that counts, whatever else holds or does not. */
const gated = (result: ResultName, level: Level | "none", enough: Level): ResultName => {
  if (!includes(level, enough)) return result === "conformant" ? "inconclusive" : result;
  return result === "not-conformant" || result === "inconclusive" ? "level-reached" : result;
};

/** Invariants that do not hold on the market of a known failure. */
const failingStill = (outcomes: readonly KnownOutcome[]): readonly string[] =>
  outcomes
    .filter(({ status }) => status === "as listed" || status === "expired" || status === "another story")
    .map(({ failure }) => failure.invariant);

/** The verdict on an invariant that was left out, or that failed only once, whatever else was seen. */
export const verdictWithout = (
  invariant: Invariant,
  unconfirmed: readonly Finding[],
  asked: Pick<Asked, "only" | "skip">,
): Verdict | undefined => {
  const { id } = invariant;
  if (!isChosen(id, asked))
    return leftOut(invariant, asked.skip?.includes(id) === true ? "--skip" : "--only");
  if (!unconfirmed.some((finding) => finding.invariant.id === id)) return undefined;
  const reason = "it failed once, and held when the scenario was run again";
  return { invariant, verdict: "inconclusive", reason };
};

/** The result where nothing new is violated: what is, is known. */
const resultOf = (seen: Campaign, verdicts: readonly Verdict[], failures: readonly Failure[]): ResultName => {
  if (failures.length > 0) return seen.judged === 0 ? "unusable" : "not-conformant";
  if (verdicts.some(({ verdict }) => verdict === "inconclusive")) return "inconclusive";
  if (verdicts.some(({ verdict }) => verdict === "violated")) return "known-failures";
  // Where nothing was judged, nothing is conformant.
  return verdicts.some(({ verdict }) => verdict === "held") ? "conformant" : "inconclusive";
};

/** A violation that does not come again is a fact about the implementation, but not about the invariant. */
export const notAgain = ({ invariant, origin }: Finding): Failure => {
  const told = (where: string): string =>
    `${invariant.id} failed once (${where}), and held when that scenario was run again; expected the same trace for the same scenario. Look for state that outlives a scenario, time, randomness or iteration order.`;
  return { kind: "flaky", message: told(origin), record: told(withinCorpus(origin)) };
};
