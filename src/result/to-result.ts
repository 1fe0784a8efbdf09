import { arch, platform } from "node:process";
import { specVersion, writeMechanism } from "../../spec/index.ts";
import type { Asked, Report } from "../check/report.ts";
import { counterexampleDocument } from "./counterexample.ts";
import type { Distribution } from "../campaign/distribution.ts";
import { exhaustedDocument } from "../check/exhausted.ts";
import { errorDocument } from "./error-document.ts";
import { withinCorpus, withoutMachine } from "../protocol/machine.ts";
import { alsoViolated, tellingIn } from "../check/report-telling.ts";
import { writeRequirement } from "./require-document.ts";
import type { Result } from "./result.ts";
import type { KnownOutcome } from "../check/run-known.ts";
import { writeSupports } from "../protocol/supports.ts";
import { version } from "../protocol/version.ts";
import { withinReport } from "./within.ts";

/** The document of a report: run.json, and what `--json` writes. */
export const toResult = (report: Report): Result => ({
  format: "paripassu/run/1",
  paripassu: version,
  spec: specVersion,
  result: report.result,
  level: report.level,
  ...withinParts(report),
  implementation: { ...report.about },
  ...(report.capabilities === undefined ? {} : { supports: writeSupports(report.capabilities) }),
  asked: askedDocument(report.asked),
  runs: report.runs,
  ...headlineOf(report),
  invariants: report.verdicts.map(({ invariant, verdict, reason, cases }) => ({
    id: invariant.id,
    level: invariant.level,
    sentence: invariant.sentence,
    verdict,
    ...(reason === undefined ? {} : { reason }),
    ...(cases === undefined
      ? {}
      : { cases: cases.map(({ interval, ...counts }) => ({ ...counts, ...interval })) }),
    ...counterexampleOf(report, invariant.id),
  })),
  distribution: distributionDocument(report.distribution),
  errors: report.failures.map(errorDocument),
  stored: storedDocument(report.stored),
  ...(report.known === undefined ? {} : { known: report.known.map(knownDocument) }),
  ...(report.exhausted === undefined ? {} : { exhaustive: exhaustedDocument(report.exhausted) }),
  volatile: volatileOf(report),
});

const withinParts = (report: Report): Pick<Result, "within" | "unmet"> => {
  const within = withinReport(report);
  return {
    ...(within === undefined ? {} : { within }),
    ...(report.unmet === undefined ? {} : { unmet: [...report.unmet] }),
  };
};

/** What the stored cases came to, as a document: paths as they are on every machine. */
export const storedDocument = ({
  judged,
  left,
  cases,
  narrower,
  stale,
}: Report["stored"]): Result["stored"] => ({
  judged,
  left,
  ...(cases === undefined ? {} : { cases }),
  ...(narrower === undefined || narrower.length === 0
    ? {}
    : { narrower: narrower.map((one) => ({ ...one, path: withinCorpus(one.path) })) }),
  stale: stale.map((one) => ({ ...one, path: withinCorpus(one.path) })),
});

/** What was asked for, as a document. */
export const askedDocument = ({ mechanism, only, skip, require, ...asked }: Asked): Result["asked"] => ({
  ...asked,
  ...(require === undefined ? {} : { require: writeRequirement(require) }),
  ...(mechanism === undefined ? {} : { mechanism: writeMechanism(mechanism, String) }),
  ...(only === undefined ? {} : { only: [...only] }),
  ...(skip === undefined ? {} : { skip: [...skip] }),
});

const headlineOf = (report: Report): Pick<Result, "headline"> => {
  const [headline] = tellingIn(report).leads;
  return headline === undefined ? {} : { headline: headline.invariant.id };
};

const counterexampleOf = (
  report: Report,
  id: string,
): Pick<Result["invariants"][number], "counterexample" | "explainedBy" | "alsoViolated"> => {
  const conviction = report.convictions.find(({ invariant }) => invariant.id === id);
  if (conviction === undefined) return {};
  const lead = tellingIn(report).explainedBy.get(id);
  const also = alsoViolated(report, conviction);
  return {
    counterexample: counterexampleDocument(conviction),
    ...(lead === undefined ? {} : { explainedBy: lead.invariant.id }),
    ...(also.length === 0 ? {} : { alsoViolated: [...also] }),
  };
};

/** A distribution as a document, in an order that does not depend on who answered first. */
export const distributionDocument = ({
  markets,
  attempts,
  largest,
}: Distribution): Result["distribution"] => ({
  markets: sorted(markets).map(([market, { notTold, ...counts }]) => ({
    market,
    ...counts,
    ...(notTold === undefined ? {} : { notTold }),
  })),
  actions: sorted(attempts).map(([action, { accepted, refused }]) => ({
    action,
    accepted,
    refused: Object.fromEntries(sorted(refused)),
  })),
  ...(largest === undefined
    ? {}
    : { largest: { accounts: largest.accounts, amount: String(largest.amount) } }),
});

const sorted = <T>(map: ReadonlyMap<string, T>): readonly (readonly [string, T])[] =>
  [...map].sort(([a], [b]) => (a < b ? -1 : 1));

/** What came of a known failure, as a document. */
export const knownDocument = ({
  failure: { line, invariant, hash, until, reason, step, expected, observed },
  status,
  observed: came,
  record = came,
  isRead,
}: KnownOutcome): NonNullable<Result["known"]>[number] => ({
  line,
  invariant,
  hash,
  ...(until === undefined ? {} : { until }),
  reason,
  status,
  step,
  expected,
  observed,
  ...(record === undefined ? {} : { came: isRead === true ? record : withoutMachine(record) }),
});

const volatileOf = ({ started, seconds, convictions, failures, limits }: Report): Result["volatile"] => {
  const cut = [
    ...convictions.filter(({ ranOutOfTime }) => ranOutOfTime).map(({ invariant }) => invariant.id),
    ...failures.filter(({ ranOutOfTime }) => ranOutOfTime).map(({ kind }) => kind),
  ];
  return {
    started: started.toISOString(),
    seconds,
    node: process.version,
    platform: `${platform} ${arch}`,
    ...(limits === undefined ? {} : { limits: { ...limits } }),
    ...(cut.length === 0 ? {} : { notShrunkToTheEnd: cut }),
  };
};
