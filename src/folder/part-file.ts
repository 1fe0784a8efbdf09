import Type from "typebox";
import { type Capabilities, invariants, trimmable } from "../../properties/index.ts";
import { readScenario, type Scenario, ScenarioSchema, writeScenario } from "../../spec/index.ts";
import type { Block } from "../campaign/block.ts";
import { counterexampleDocument, readCounterexample } from "../result/counterexample.ts";
import type { Diagnosis } from "../failures/diagnosis.ts";
import {
  errorDocument,
  failureDocument,
  failureFromDocument,
  readError,
  unansweredDocument,
  unansweredFrom,
} from "../result/error-document.ts";
import type { Finding } from "../campaign/finding.ts";
import type { Gathered } from "../check/gather.ts";
import type { About } from "../protocol/implementation.ts";
import { withinCorpus } from "../protocol/machine.ts";
import {
  counterexampleFields,
  ErrorSchema,
  KnownSchema,
  LateSchema,
  LimitsSchema,
  StoredRunSchema,
  UnansweredSchema,
} from "../result/result.ts";
import { outcomeOf } from "../result/read-result.ts";
import type { Unconfirmed } from "../campaign/shrink.ts";
import type { Rerun } from "../campaign/rerun.ts";
import { knownDocument, storedDocument } from "../result/to-result.ts";
import { documentReader, invariantOf, valueOf } from "./read-document.ts";

const failed = { step: Type.Integer({ minimum: 0 }), expected: Type.String(), observed: Type.String() };

/** What a run, or a shard of it, found, beside its blocks. It is there once nothing is left to be run. */
export const PartSchema = Type.Object({
  format: Type.Literal("paripassu/part/1"),
  stored: StoredRunSchema,
  unanswered: Type.Array(UnansweredSchema, { description: "stored cases that were not answered" }),
  known: Type.Optional(Type.Array(KnownSchema)),
  convictions: Type.Array(
    Type.Object({
      invariant: Type.String(),
      ranOutOfTime: Type.Optional(Type.Literal(true)),
      ...counterexampleFields,
    }),
  ),
  unconfirmed: Type.Array(
    Type.Object({
      invariant: Type.String(),
      origin: Type.String(),
      index: Type.Optional(Type.Integer({ minimum: 0 })),
      ...failed,
      scenario: ScenarioSchema,
      isUnanswered: Type.Optional(
        Type.Literal(true, { description: "run again, it was not answered; absent: it held" }),
      ),
    }),
  ),
  reruns: Type.Optional(
    Type.Array(
      Type.Object({
        invariant: Type.String(),
        index: Type.Optional(Type.Integer({ minimum: 0 })),
        ...UnansweredSchema.properties,
      }),
      { description: "scenarios that were not answered while a violation was looked at again" },
    ),
  ),
  losses: Type.Optional(
    Type.Array(LateSchema, { description: "what ended it, and is no scenario's own doing" }),
  ),
  diagnoses: Type.Optional(
    Type.Array(
      Type.Object({
        key: Type.String({ description: "what failures with this cause have in common" }),
        of: Type.Optional(
          Type.Object({ origin: Type.String(), index: Type.Optional(Type.Integer({ minimum: 0 })) }),
        ),
        told: ErrorSchema,
        ranOutOfTime: Type.Optional(Type.Literal(true)),
      }),
      { description: "what was found out about each cause of failures" },
    ),
  ),
  isInOrder: Type.Optional(Type.Literal(true, { description: "scenarios were asked one at a time" })),
  limits: Type.Optional(LimitsSchema),
  late: Type.Array(LateSchema),
  started: Type.String({ description: "UTC, ISO 8601" }),
  seconds: Type.Number(),
});
export type PartDocument = Type.Static<typeof PartSchema>;

/** When a part was gathered, and how long it took. */
export interface Span {
  readonly started: Date;
  readonly seconds: number;
}

/** A part as a document. */
export const writePart = (gathered: Gathered, { started, seconds }: Span): PartDocument => ({
  format: "paripassu/part/1",
  stored: storedDocument(gathered.stored),
  unanswered: gathered.stored.unanswered.map(unansweredDocument),
  ...(gathered.known === undefined ? {} : { known: gathered.known.map(knownDocument) }),
  convictions: gathered.convictions.map((conviction) => ({
    invariant: conviction.invariant.id,
    ...(conviction.ranOutOfTime === undefined ? {} : { ranOutOfTime: conviction.ranOutOfTime }),
    ...counterexampleDocument(conviction),
  })),
  unconfirmed: gathered.unconfirmed.map(({ invariant, violation, drawn, origin, index, isUnanswered }) => ({
    invariant: invariant.id,
    origin: withinCorpus(origin),
    ...(index === undefined ? {} : { index }),
    step: violation.step,
    expected: violation.expected,
    observed: violation.observed,
    scenario: writeScenario(drawn.value, String),
    ...(isUnanswered === undefined ? {} : { isUnanswered }),
  })),
  ...someOf("reruns", gathered.reruns.map(rerunDocument)),
  ...someOf("losses", gathered.losses.map(failureDocument)),
  ...someOf("diagnoses", gathered.diagnoses.map(diagnosisDocument)),
  ...(gathered.isInOrder === undefined ? {} : { isInOrder: gathered.isInOrder }),
  ...(gathered.limits === undefined ? {} : { limits: { ...gathered.limits } }),
  late: gathered.late.map(failureDocument),
  started: started.toISOString(),
  seconds,
});

const someOf = <K extends string, T>(name: K, list: T[]): Partial<Record<K, T[]>> =>
  list.length === 0 ? {} : ({ [name]: list } as Record<K, T[]>);

const rerunDocument = ({ invariant, ...one }: Rerun) => ({
  invariant: invariant.id,
  ...(one.index === undefined ? {} : { index: one.index }),
  ...unansweredDocument(one),
});

const diagnosisDocument = ({ key, of, told }: Diagnosis) => ({
  key,
  ...(of === undefined ? {} : { of: { ...of, origin: withinCorpus(of.origin) } }),
  told: errorDocument(told),
  ...(told.ranOutOfTime === undefined ? {} : { ranOutOfTime: told.ranOutOfTime }),
});

const documentIn = documentReader(PartSchema, "part of a run");

/** Whose part it is. */
export interface PartSetting {
  readonly about: About;
  readonly capabilities: Capabilities;
  readonly blocks: readonly Block[];
}

/** The part in a document. Throws FolderError, naming the file, for anything else. */
export const readPart = (path: string, value: unknown, setting: PartSetting): Gathered & Span => {
  const document = documentIn(path, value);
  const scenarioIn = (text: unknown): Scenario => valueOf(path, "scenario", readScenario(text));
  const convictions = document.convictions.map(({ invariant, ranOutOfTime, ...counterexample }) => ({
    ...valueOf(
      path,
      "counterexample",
      readCounterexample(invariantOf(path, invariant, invariants), counterexample, setting.capabilities),
    ),
    ...(ranOutOfTime === undefined ? {} : { ranOutOfTime }),
  }));
  const unconfirmed = document.unconfirmed.map(
    ({ invariant, origin, index, step, expected, observed, scenario, isUnanswered }): Unconfirmed => ({
      invariant: invariantOf(path, invariant, invariants),
      violation: { step, expected, observed },
      drawn: trimmable(scenarioIn(scenario)),
      origin,
      ...(index === undefined ? {} : { index }),
      ...(isUnanswered === undefined ? {} : { isUnanswered }),
    }),
  );
  const shrunk = convictions.map(({ invariant, violation, unshrunk, origin, index }): Finding => ({
    invariant,
    violation,
    drawn: trimmable(unshrunk),
    origin,
    ...(index === undefined ? {} : { index }),
  }));
  const known = document.known?.map((one) => ({ ...outcomeOf(one), isRead: true as const }));
  return {
    ...setting,
    stored: {
      ...document.stored,
      unanswered: document.unanswered.map((one) => unansweredFrom(one, { origin: "" }, scenarioIn)),
    },
    ...(known === undefined ? {} : { known }),
    findings: [...shrunk, ...unconfirmed],
    convictions,
    unconfirmed,
    reruns: (document.reruns ?? []).map(({ invariant, index, ...one }) => ({
      invariant: invariantOf(path, invariant, invariants),
      ...unansweredFrom(one, { origin: "", ...(index === undefined ? {} : { index }) }, scenarioIn),
    })),
    losses: (document.losses ?? []).map(failureFromDocument),
    diagnoses: (document.diagnoses ?? []).map(({ key, of, told, ranOutOfTime }) => ({
      key,
      ...(of === undefined ? {} : { of }),
      told: {
        ...valueOf(path, "failure", readError(told)),
        ...(ranOutOfTime === undefined ? {} : { ranOutOfTime }),
      },
    })),
    ...(document.isInOrder === undefined ? {} : { isInOrder: document.isInOrder }),
    ...(document.limits === undefined ? {} : { limits: document.limits }),
    late: document.late.map(failureFromDocument),
    started: new Date(document.started),
    seconds: document.seconds,
  };
};
