import { type Invariant, invariants as catalogue, type Level } from "../../properties/index.ts";
import type { Asked, Report } from "./report.ts";
import type { ToldFailure } from "../campaign/finding.ts";
import type { Campaign } from "../campaign/fold.ts";
import { campaignOf, type Gathered, isChosen } from "./gather.ts";
import { tellingOf } from "./headline.ts";
import type { Failure } from "../protocol/implementation.ts";
import { withinCorpus } from "../protocol/machine.ts";
import { oftenIn } from "./report-telling.ts";
import { type Requirement, unmetBy } from "./require.ts";
import { exitCodes, type ResultName } from "./result-name.ts";
import { isBroken, isKnown, type KnownOutcome } from "./run-known.ts";
import type { Unconfirmed } from "../campaign/shrink.ts";
import { toldFailures } from "../failures/told-failures.ts";
import { includes, leftOut, levelOf, type Verdict, verdictOn } from "./verdict.ts";

/** What follows from all that was seen: verdicts, the level, and the result. */
export const conclude = (gathered: Gathered, asked: Asked, started: Date, seconds: number): Report => {
  const { about, capabilities, stored, findings, convictions, unconfirmed, known: outcomes = [] } = gathered;
  const seen = campaignOf(gathered, asked);
  const failures = toldFailures({
    ...gathered,
    unanswered: [...stored.unanswered, ...seen.unanswered],
    late: [...unconfirmed.flatMap(notAgain), ...gathered.late],
  });
  const failing = new Set([...findings.map(({ invariant }) => invariant.id), ...failingStill(outcomes)]);
  const verdicts = catalogue.map(
    (invariant) =>
      verdictWithout(invariant, unconfirmed, asked) ?? verdictOn(invariant, seen, failing.has(invariant.id)),
  );
  const isNew = findings.some(
    (finding) => !convictions.some((one) => one.invariant === finding.invariant && isKnown(one, outcomes)),
  );
  const outcome = isNew || outcomes.some(isBroken) ? "not-conformant" : resultOf(seen, verdicts, failures);
  const isNarrower = stored.left > 0 && asked.allowNarrower === undefined;
  const isSpoilt = failures.length + stored.stale.length + outcomes.length > 0 || isNarrower;
  const level = isSpoilt ? "none" : levelOf(verdicts);
  const unmet = asked.require === undefined ? [] : unmetIn(asked.require, gathered, asked, verdicts);
  const result = asked.failLevel === undefined ? outcome : gated(outcome, level, asked.failLevel);
  const isOpen = stored.stale.length + unmet.length > 0 || isNarrower;
  const added = convictions.filter((one) => !isKnown(one, outcomes));
  const told = added.length > 0 ? added : convictions;
  const headline = tellingOf(told, oftenIn(gathered.blocks)).leads[0]?.invariant.id;
  return {
    result: isOpen && exitCodes[result] === 0 ? "inconclusive" : result,
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
    ...(unmet.length === 0 ? {} : { unmet }),
    stored: storedIn(stored),
    ...(gathered.known === undefined ? {} : { known: gathered.known }),
    ...(gathered.limits === undefined ? {} : { limits: gathered.limits }),
    started,
    seconds,
  };
};

const storedIn = ({
  judged,
  left,
  elsewhere,
  cases,
  narrower,
  stale,
}: Gathered["stored"]): Report["stored"] => ({
  judged,
  left,
  ...(elsewhere === undefined ? {} : { elsewhere }),
  ...(cases === undefined ? {} : { cases }),
  ...(narrower === undefined ? {} : { narrower }),
  stale,
});

const unmetIn = (
  required: Requirement,
  { capabilities }: Gathered,
  { mechanism }: Asked,
  verdicts: readonly Verdict[],
): readonly string[] =>
  unmetBy(required, {
    capabilities,
    ...(mechanism === undefined ? {} : { mechanism }),
    laws: verdicts.filter(({ verdict }) => verdict !== "not-applicable").length,
  });

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
  unconfirmed: readonly Unconfirmed[],
  asked: Pick<Asked, "only" | "skip">,
): Verdict | undefined => {
  const { id } = invariant;
  if (!isChosen(id, asked))
    return leftOut(invariant, asked.skip?.includes(id) === true ? "--skip" : "--only");
  const found = unconfirmed.find((finding) => finding.invariant.id === id);
  if (found === undefined) return undefined;
  const reason =
    found.isUnanswered === true
      ? "it failed once, and the scenario was not answered when it was run again"
      : "it failed once, and held when the scenario was run again";
  return { invariant, verdict: "inconclusive", reason };
};

/** The result where nothing new is violated: what is, is known. */
const resultOf = (
  seen: Campaign,
  verdicts: readonly Verdict[],
  failures: readonly ToldFailure[],
): ResultName => {
  if (failures.length > 0) return seen.judged === 0 ? "unusable" : "not-conformant";
  if (verdicts.some(({ verdict }) => verdict === "inconclusive")) return "inconclusive";
  if (verdicts.some(({ verdict }) => verdict === "violated")) return "known-failures";
  // Where nothing was judged, nothing is conformant.
  return verdicts.some(({ verdict }) => verdict === "held") ? "conformant" : "inconclusive";
};

/**
 * A violation that does not come again is a fact about the implementation, but
 * not about the invariant. Where it was not answered again, that is its own failure.
 */
export const notAgain = ({ invariant, origin, isUnanswered }: Unconfirmed): readonly Failure[] => {
  if (isUnanswered === true) return [];
  const told = (where: string): string =>
    `${invariant.id} failed once (${where}), and held when that scenario was run again; expected the same trace for the same scenario. Look for state that outlives a scenario, time, randomness or iteration order.`;
  const cause = { text: `${invariant.id} failed once, and held when its scenario was run again` };
  return [{ kind: "flaky", message: told(origin), record: told(withinCorpus(origin)), cause }];
};
