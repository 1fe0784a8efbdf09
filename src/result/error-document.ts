import { readScenario, type Reading, type Scenario, writeScenario } from "../../spec/index.ts";
import type { ToldFailure, Unanswered, Where } from "../campaign/finding.ts";
import type { Failure } from "../protocol/implementation.ts";
import { recordOf, withinCorpus } from "../protocol/machine.ts";
import { printable, printableTexts } from "../text/printable.ts";
import type { Result } from "./result.ts";
import { causeRecordOf } from "../protocol/same-cause.ts";

/** Failures as documents: run.json, blocks and parts hold them. */
type ErrorDocument = Result["errors"][number];

type FailureDocument = Pick<ErrorDocument, "kind" | "message" | "cause" | "trace">;

/** A failure as a file tells it. */
export const failureDocument = (failure: Failure): FailureDocument => {
  const { text, trace } = causeRecordOf(failure);
  return {
    kind: failure.kind,
    message: recordOf(failure),
    cause: text,
    ...(trace === undefined ? {} : { trace: [...trace] }),
  };
};

/** The failure in a document. */
export const failureFromDocument = ({ kind, message, cause, trace }: FailureDocument): Failure => ({
  kind,
  message,
  ...(cause === undefined ? {} : { cause: { text: cause, ...(trace === undefined ? {} : { trace }) } }),
  isRead: true,
});

const whereDocument = ({ origin, index }: Where): Where => ({
  origin: withinCorpus(origin),
  ...(index === undefined ? {} : { index }),
});

const written = (scenario: Scenario): ReturnType<typeof writeScenario<string>> =>
  writeScenario(scenario, String);

/** A failure that is told, as a document. */
export const errorDocument = (failure: ToldFailure): ErrorDocument => {
  const { scenario, unshrunk, count, before, dependsOn, origin, index } = failure;
  return {
    ...failureDocument(failure),
    ...(scenario === undefined ? {} : { scenario: written(scenario) }),
    ...(count === undefined ? {} : { count }),
    ...(origin === undefined ? {} : whereDocument({ origin, ...(index === undefined ? {} : { index }) })),
    ...(unshrunk === undefined ? {} : { unshrunk: written(unshrunk) }),
    ...(before === undefined ? {} : { before: before.map(written) }),
    ...(dependsOn === undefined ? {} : { dependsOn: dependsOn.map(whereDocument) }),
  };
};

/** The failure that a document tells of. Its texts are printable; a message keeps its lines. */
export const readError = (given: ErrorDocument): Reading<ToldFailure> => {
  const lines = given.message.split("\n").map((line) => printable(line, Infinity));
  const document = { ...printableTexts(given), message: lines.join("\n") };
  const { count, origin, index, dependsOn } = document;
  const scenario = optional(document.scenario);
  if (!scenario.ok) return scenario;
  const unshrunk = optional(document.unshrunk);
  if (!unshrunk.ok) return unshrunk;
  const before: Scenario[] = [];
  for (const one of document.before ?? []) {
    const reading = readScenario(one);
    if (!reading.ok) return reading;
    before.push(reading.value);
  }
  return {
    ok: true,
    value: {
      ...failureFromDocument(document),
      ...(scenario.value === undefined ? {} : { scenario: scenario.value }),
      ...(unshrunk.value === undefined ? {} : { unshrunk: unshrunk.value }),
      ...(document.before === undefined ? {} : { before }),
      ...(count === undefined ? {} : { count }),
      ...(origin === undefined ? {} : { origin }),
      ...(index === undefined ? {} : { index }),
      ...(dependsOn === undefined ? {} : { dependsOn }),
    },
  };
};

const optional = (document: unknown): Reading<Scenario | undefined> =>
  document === undefined ? { ok: true, value: undefined } : readScenario(document);

/** A scenario that was not answered, as a document. */
export const unansweredDocument = ({ failure, scenario, origin }: Unanswered) => ({
  ...failureDocument(failure),
  scenario: written(scenario),
  origin: withinCorpus(origin),
  ...(failure.isNotRun === undefined ? {} : { notRun: failure.isNotRun }),
});

/** What was not answered, from its document; `read` reads the scenario. */
export const unansweredFrom = (
  document: FailureDocument & {
    readonly scenario: unknown;
    readonly origin?: string;
    readonly notRun?: true;
  },
  where: Where,
  read: (scenario: unknown) => Scenario,
): Unanswered => ({
  failure: {
    ...failureFromDocument(document),
    ...(document.notRun === undefined ? {} : { isNotRun: document.notRun }),
  },
  scenario: read(document.scenario),
  ...where,
  ...(document.origin === undefined ? {} : { origin: document.origin }),
});
