import Type from "typebox";
import { type Capabilities, invariants, trimmable } from "../../properties/index.ts";
import { readScenario, type Scenario, ScenarioSchema, writeScenario } from "../../spec/index.ts";
import type { Block } from "../block.ts";
import { counterexampleDocument, readCounterexample } from "../counterexample.ts";
import type { Finding } from "../finding.ts";
import type { Gathered } from "../gather.ts";
import type { About, Failure } from "../implementation.ts";
import { recordOf, withinCorpus } from "../machine.ts";
import { counterexampleFields, ErrorSchema, KnownSchema, StoredRunSchema } from "../result.ts";
import { outcomeOf } from "../read-result.ts";
import { knownDocument } from "../to-result.ts";
import { documentReader, invariantOf, valueOf } from "./read-document.ts";

const failed = { step: Type.Integer({ minimum: 0 }), expected: Type.String(), observed: Type.String() };

/** What a run, or a shard of it, found, beside its blocks. It is there once nothing is left to be run. */
export const PartSchema = Type.Object({
  format: Type.Literal("paripassu/part/1"),
  stored: StoredRunSchema,
  unanswered: Type.Array(Type.Required(ErrorSchema), { description: "stored cases that were not answered" }),
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
    }),
  ),
  late: Type.Array(Type.Omit(ErrorSchema, ["scenario"])),
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
  stored: {
    judged: gathered.stored.judged,
    left: gathered.stored.left,
    ...(gathered.stored.elsewhere === undefined ? {} : { elsewhere: gathered.stored.elsewhere }),
    stale: gathered.stored.stale.map((one) => ({ ...one, path: withinCorpus(one.path) })),
  },
  unanswered: gathered.stored.unanswered.map(({ failure, scenario }) => ({
    ...errorDocument(failure),
    scenario: writeScenario(scenario, String),
  })),
  ...(gathered.known === undefined ? {} : { known: gathered.known.map(knownDocument) }),
  convictions: gathered.convictions.map((conviction) => ({
    invariant: conviction.invariant.id,
    ...(conviction.ranOutOfTime === undefined ? {} : { ranOutOfTime: conviction.ranOutOfTime }),
    ...counterexampleDocument(conviction),
  })),
  unconfirmed: gathered.unconfirmed.map(({ invariant, violation, drawn, origin, index }) => ({
    invariant: invariant.id,
    origin: withinCorpus(origin),
    ...(index === undefined ? {} : { index }),
    step: violation.step,
    expected: violation.expected,
    observed: violation.observed,
    scenario: writeScenario(drawn.value, String),
  })),
  late: gathered.late.map(errorDocument),
  started: started.toISOString(),
  seconds,
});

const errorDocument = (failure: Failure): PartDocument["late"][number] => ({
  kind: failure.kind,
  message: recordOf(failure),
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
    ({ invariant, origin, index, step, expected, observed, scenario }): Finding => ({
      invariant: invariantOf(path, invariant, invariants),
      violation: { step, expected, observed },
      drawn: trimmable(scenarioIn(scenario)),
      origin,
      ...(index === undefined ? {} : { index }),
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
      unanswered: document.unanswered.map(({ kind, message, scenario }) => ({
        failure: { kind, message, isRead: true },
        scenario: scenarioIn(scenario),
      })),
    },
    ...(known === undefined ? {} : { known }),
    findings: [...shrunk, ...unconfirmed],
    convictions,
    unconfirmed,
    late: document.late.map((failure) => ({ ...failure, isRead: true })),
    started: new Date(document.started),
    seconds: document.seconds,
  };
};
