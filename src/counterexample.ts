import { createHash } from "node:crypto";
import { access, mkdir, rename, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import Type from "typebox";
import { type Scenario, ScenarioSchema, specVersion, writeScenario, writeTrace } from "../spec/index.ts";
import type { Report } from "./check.ts";
import type { Failure } from "./implementation.ts";
import { recordOf, withinCorpus } from "./machine.ts";
import { RelatedSchema } from "./result.ts";
import type { Conviction } from "./shrink.ts";
import { version } from "./version.ts";

/** A stored counterexample: the scenario itself, never a seed, so that it outlives the generator. */
export const StoredSchema = Type.Object({
  format: Type.Literal("paripassu/counterexample/1"),
  paripassu: Type.String({ description: "the version of the suite" }),
  spec: Type.String({ description: "the version of the specification" }),
  invariant: Type.String({ description: "the invariant's id, or the kind of failure" }),
  sentence: Type.String(),
  implementation: Type.Object({ name: Type.String(), version: Type.String(), language: Type.String() }),
  /** Where it was found, as a hint: the hostile market, and the seed. */
  origin: Type.Optional(Type.String()),
  seed: Type.Integer(),
  scenario: ScenarioSchema,
  unshrunk: Type.Optional(ScenarioSchema),
  related: Type.Optional(Type.Array(RelatedSchema)),
  step: Type.Optional(Type.Integer({ minimum: 0 })),
  expected: Type.String(),
  observed: Type.String(),
  trace: Type.Optional(Type.Array(Type.Unknown())),
});

export type Stored = Type.Static<typeof StoredSchema>;

/** The scenarios that a counterexample was compared with, if there are any. */
export const relatedOf = ({ counterparts }: Conviction): Pick<Stored, "related"> =>
  counterparts.length === 0
    ? {}
    : {
        related: counterparts.map(({ difference, scenario }) => ({
          difference,
          scenario: writeScenario(scenario, String),
        })),
      };

/** A violated invariant as a stored counterexample. */
export const storedConviction = (conviction: Conviction, { about, seed }: Report): Stored => {
  const { invariant, violation, observation, unshrunk, origin } = conviction;
  return {
    format: "paripassu/counterexample/1",
    paripassu: version,
    spec: specVersion,
    invariant: invariant.id,
    sentence: invariant.sentence,
    implementation: { ...about },
    origin: withinCorpus(origin),
    seed,
    scenario: writeScenario(observation.scenario, String),
    unshrunk: writeScenario(unshrunk, String),
    ...relatedOf(conviction),
    step: violation.step,
    expected: violation.expected,
    observed: violation.observed,
    trace: [...writeTrace({ steps: observation.steps.map(({ outcome }) => outcome) }, String).steps],
  };
};

/** A scenario that was not answered, as a stored counterexample. */
export const storedFailure = (failure: Failure, scenario: Scenario, { about, seed }: Report): Stored => ({
  format: "paripassu/counterexample/1",
  paripassu: version,
  spec: specVersion,
  invariant: failure.kind,
  sentence: "every scenario is answered with a trace",
  implementation: { ...about },
  seed,
  scenario: writeScenario(scenario, String),
  expected: "a trace",
  observed: recordOf(failure),
});

/** Names a scenario document by what is in it. */
export const hashOf = (scenario: unknown): string =>
  createHash("sha256").update(JSON.stringify(scenario)).digest("hex").slice(0, 12);

/** Where it is kept: by what failed, and by what the scenario is. */
export const storedPath = (directory: string, stored: Stored): string =>
  join(directory, stored.invariant, `${hashOf(stored.scenario)}.json`);

/** Makes a folder and those above it. (Node's own recursive mkdir never returns below /proc.) */
const makeFolder = async (path: string): Promise<void> => {
  try {
    await mkdir(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "EEXIST") return;
    if (code !== "ENOENT" || dirname(path) === path) throw error;
    await makeFolder(dirname(path));
    await mkdir(path);
  }
};

/** Writes a file whole or not at all. */
export const writeWhole = async (path: string, text: string): Promise<void> => {
  await makeFolder(dirname(path));
  const draft = `${path}.${process.pid}.tmp`;
  await writeFile(draft, text);
  await rename(draft, path);
};

/** Writes a file whole, unless it is there: what was stored first stays as it was found. */
export const writeNew = async (path: string, text: string): Promise<void> => {
  const isThere = await access(path).then(
    () => true,
    () => false,
  );
  if (!isThere) await writeWhole(path, text);
};
