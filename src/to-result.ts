import { arch, platform } from "node:process";
import { specVersion, writeMechanism, writeScenario } from "../spec/index.ts";
import type { Asked, Report } from "./check.ts";
import { counterexampleDocument } from "./counterexample.ts";
import type { Distribution } from "./distribution.ts";
import { exhaustedDocument } from "./exhausted.ts";
import { recordOf, withinCorpus, withoutMachine } from "./machine.ts";
import { alsoViolated, tellingIn } from "./report-telling.ts";
import type { Result } from "./result.ts";
import type { KnownOutcome } from "./run-known.ts";
import { writeSupports } from "./supports.ts";
import { version } from "./version.ts";

/** The document of a report: run.json, and what `--json` writes. */
export const toResult = (report: Report): Result => ({
  format: "paripassu/run/1",
  paripassu: version,
  spec: specVersion,
  result: report.result,
  level: report.level,
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
  errors: report.failures.map(({ scenario, ...failure }) => ({
    kind: failure.kind,
    message: recordOf(failure),
    ...(scenario === undefined ? {} : { scenario: writeScenario(scenario, String) }),
  })),
  stored: {
    ...report.stored,
    stale: report.stored.stale.map((one) => ({ ...one, path: withinCorpus(one.path) })),
  },
  ...(report.known === undefined ? {} : { known: report.known.map(knownDocument) }),
  ...(report.exhausted === undefined ? {} : { exhaustive: exhaustedDocument(report.exhausted) }),
  volatile: volatileOf(report),
});

/** What was asked for, as a document. */
export const askedDocument = ({ mechanism, only, skip, ...asked }: Asked): Result["asked"] => ({
  ...asked,
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
export const distributionDocument = ({ markets, attempts }: Distribution): Result["distribution"] => ({
  markets: sorted(markets).map(([market, counts]) => ({ market, ...counts })),
  actions: sorted(attempts).map(([action, { accepted, refused }]) => ({
    action,
    accepted,
    refused: Object.fromEntries(sorted(refused)),
  })),
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

const volatileOf = ({ started, seconds, convictions }: Report): Result["volatile"] => {
  const cut = convictions.filter(({ ranOutOfTime }) => ranOutOfTime).map(({ invariant }) => invariant.id);
  return {
    started: started.toISOString(),
    seconds,
    node: process.version,
    platform: `${platform} ${arch}`,
    ...(cut.length === 0 ? {} : { notShrunkToTheEnd: cut }),
  };
};
