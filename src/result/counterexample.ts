import { join } from "node:path";
import Type from "typebox";
import {
  type Capabilities,
  type Counterpart,
  type Invariant,
  kindOf,
  type Observation,
  observe,
} from "../../properties/index.ts";
import {
  readScenario,
  readTrace,
  type Reading,
  ScenarioSchema,
  specVersion,
  writeScenario,
  writeTrace,
} from "../../spec/index.ts";
import type { Report } from "../check/report.ts";
import type { ToldFailure } from "../campaign/finding.ts";
import { recordOf, withinCorpus } from "../protocol/machine.ts";
import { AboutSchema, type CounterexampleDocument, counterexampleFields, WhereSchema } from "./result.ts";
import type { Conviction } from "../campaign/conviction.ts";
import { caseHash } from "../protocol/scenario-hash.ts";
import { version } from "../protocol/version.ts";

/** A stored counterexample: the scenario itself, never a seed, so that it outlives the generator. */
export const StoredSchema = Type.Object({
  format: Type.Literal("paripassu/counterexample/1"),
  paripassu: Type.String({ description: "the version of the suite" }),
  spec: Type.String({ description: "the version of the specification" }),
  invariant: Type.String({ description: "the invariant's id, or the kind of failure" }),
  sentence: Type.String(),
  implementation: AboutSchema,
  seed: Type.Integer(),
  ...Type.Partial(Type.Object(counterexampleFields)).properties,
  before: Type.Optional(
    Type.Array(ScenarioSchema, {
      description: "asked first, in the same process: without them the scenario is answered",
    }),
  ),
  dependsOn: Type.Optional(Type.Array(WhereSchema, { description: "which scenarios of the run these were" })),
  scenario: ScenarioSchema,
  expected: Type.String(),
  observed: Type.String(),
});

export type Stored = Type.Static<typeof StoredSchema>;

const stepsOf = ({ steps }: Observation): readonly unknown[] =>
  writeTrace({ steps: steps.map(({ outcome }) => outcome) }, String).steps;

/** What a conviction shows, as a document. */
export const counterexampleDocument = (conviction: Conviction): CounterexampleDocument => {
  const { violation, observation, counterparts, unshrunk, origin, index } = conviction;
  const { step, expected, observed, counterpart } = violation;
  return {
    origin: withinCorpus(origin),
    ...(index === undefined ? {} : { index }),
    scenario: writeScenario(observation.scenario, String),
    trace: [...stepsOf(observation)],
    ...(counterparts.length === 0
      ? {}
      : {
          related: counterparts.map((one) => ({
            difference: one.difference,
            scenario: writeScenario(one.scenario, String),
            trace: [...stepsOf(one.observation)],
          })),
        }),
    ...(counterpart === undefined ? {} : { shownBy: counterpart }),
    step,
    expected,
    observed,
    ...kindOf(violation),
    unshrunk: writeScenario(unshrunk, String),
  };
};

/** The conviction that a document tells of. */
export const readCounterexample = (
  invariant: Invariant,
  document: CounterexampleDocument,
  capabilities: Capabilities,
): Reading<Conviction> => {
  const { origin, index, step, expected, observed, shownBy } = document;
  const observation = readObservation(document, capabilities);
  if (!observation.ok) return observation;
  const unshrunk = readScenario(document.unshrunk);
  if (!unshrunk.ok) return unshrunk;
  const counterparts: Counterpart[] = [];
  for (const one of document.related ?? []) {
    const reading = readObservation(one, capabilities);
    if (!reading.ok) return reading;
    const { scenario } = reading.value;
    counterparts.push({ scenario, difference: one.difference, observation: reading.value });
  }
  const counterpart = shownBy === undefined ? {} : { counterpart: shownBy };
  const violation = { step, expected, observed, ...counterpart, ...kindOf(document) };
  const found = { origin, ...(index === undefined ? {} : { index }) };
  return {
    ok: true,
    value: {
      invariant,
      violation,
      observation: observation.value,
      counterparts,
      unshrunk: unshrunk.value,
      ...found,
    },
  };
};

const readObservation = (
  { scenario, trace }: { readonly scenario: unknown; readonly trace: unknown },
  capabilities: Capabilities,
): Reading<Observation> => {
  const reading = readScenario(scenario);
  if (!reading.ok) return reading;
  const steps = readTrace(reading.value, trace);
  return steps.ok ? { ok: true, value: observe(reading.value, steps.value, capabilities) } : steps;
};

const header = ({ about, asked }: Report) =>
  ({
    format: "paripassu/counterexample/1",
    paripassu: version,
    spec: specVersion,
    implementation: { ...about },
    seed: asked.seed,
  }) as const;

/** A violated invariant as a stored counterexample. */
export const storedConviction = (conviction: Conviction, report: Report): Stored => ({
  ...header(report),
  invariant: conviction.invariant.id,
  sentence: conviction.invariant.sentence,
  ...counterexampleDocument(conviction),
});

/** A scenario that was not answered, as a stored counterexample; nothing for a failure that belongs to none. */
export const storedFailure = (failure: ToldFailure, report: Report): readonly Stored[] => {
  const { kind, scenario, origin, index, unshrunk, before, dependsOn } = failure;
  if (scenario === undefined) return [];
  return [
    {
      ...header(report),
      invariant: kind,
      sentence: "every scenario is answered with a trace",
      ...(origin === undefined ? {} : { origin: withinCorpus(origin) }),
      ...(index === undefined ? {} : { index }),
      ...(before === undefined ? {} : { before: before.map((one) => writeScenario(one, String)) }),
      ...(dependsOn === undefined ? {} : { dependsOn: dependsOn.map((one) => ({ ...one })) }),
      scenario: writeScenario(scenario, String),
      expected: "a trace",
      observed: recordOf(failure),
      // Of several that are asked in a row only the whole row shows it.
      ...(unshrunk === undefined || unshrunk === scenario || before !== undefined
        ? {}
        : { unshrunk: writeScenario(unshrunk, String) }),
    },
  ];
};

/** Where it is kept: by what failed, and by what the scenario is. */
export const storedPath = (directory: string, stored: Stored): string =>
  join(directory, stored.invariant, `${caseHash(stored)}.json`);
