import { createHash } from "node:crypto";
import { type Scenario, writeScenario } from "../../spec/index.ts";
import { secondsSince } from "../check/check.ts";
import { askedBy, type CheckOptions, type Report } from "../check/report.ts";
import { conclude } from "../check/conclude.ts";
import type { Corpus } from "../check/corpus.ts";
import { hashOf } from "../protocol/scenario-hash.ts";
import { environmentHere } from "../subject/environment.ts";
import type { SubjectDigest } from "../subject/subject.ts";
import {
  beginIn,
  keepBlock,
  keepEnvironment,
  keepPart,
  readKept,
  removeDrafts,
} from "../folder/run-folder.ts";
import { type Plan, planOf } from "../folder/plan-file.ts";
import { gather } from "../check/gather.ts";
import type { Implementation } from "../protocol/implementation.ts";
import { withinCorpus } from "../protocol/machine.ts";
import type { KnownFailure } from "../check/run-known.ts";

/** Where a run is kept, and what it is to be evidence about. */
export interface Keeping {
  readonly folder: string;
  readonly resume: boolean;
  readonly subject?: SubjectDigest;
  /** Called before anything is said of the subject. Where it throws, nothing is. */
  readonly confirm: () => Promise<void>;
}

/** What came of a run that is kept. */
export interface KeptRun {
  readonly report: Report;
  readonly plan: Plan;
  /** Something is left to be run. */
  readonly isInterrupted: boolean;
}

/**
 * A run that is kept in a folder as it goes, block by block, so that it can go
 * on after it was interrupted, or be put together with other shards.
 */
export const keptRun = async (
  implementation: Implementation,
  options: CheckOptions,
  { folder, resume, subject, confirm }: Keeping,
): Promise<KeptRun> => {
  const asked = askedBy(options);
  const started = new Date();
  try {
    const stored = digestOf(options);
    const { shard } = options;
    const plan = planOf(implementation, {
      asked,
      stored,
      ...(shard && { shard }),
      ...(subject && { subject }),
    });
    await beginIn(folder, plan, resume, options.known !== undefined);
    await removeDrafts(folder);
    await keepEnvironment(folder, [environmentHere()]);
    const { blocks, part } = await readKept(folder);
    if (part !== undefined) {
      await implementation.close();
      return { report: conclude(part, asked, part.started, part.seconds), plan, isInterrupted: false };
    }
    const gathered = await gather(implementation, asked, {
      ...options,
      earlier: blocks,
      keepsEvidence: subject !== undefined,
      onBlock: (block) => keepBlock(folder, block),
    });
    await confirm();
    const seconds = secondsSince(started);
    const isInterrupted = gathered.interrupted !== undefined;
    if (!isInterrupted) await keepPart(folder, gathered, { started, seconds });
    return { report: conclude(gathered, asked, started, seconds), plan, isInterrupted };
  } catch (error) {
    await implementation.close();
    throw error;
  }
};

/** A digest of the stored cases and known failures that a run begins with. */
const digestOf = ({
  corpus,
  known = [],
}: {
  readonly corpus?: Corpus;
  readonly known?: readonly KnownFailure[];
}) => {
  const hashes = (scenarios: readonly Scenario[]): readonly string[] =>
    scenarios.map((scenario) => hashOf(writeScenario(scenario, String)));
  const cases = (corpus?.cases ?? []).map(({ path, scenarios, before }) => [
    withinCorpus(path),
    hashes(scenarios),
    ...(before === undefined ? [] : [hashes(before.map(({ scenario }) => scenario))]),
  ]);
  const stale = (corpus?.stale ?? []).map(({ path }) => withinCorpus(path));
  const listed = known.map(({ invariant, hash, until, reason }) => [invariant, hash, until ?? "", reason]);
  return createHash("sha256")
    .update(JSON.stringify([cases, stale, listed]))
    .digest("hex");
};
