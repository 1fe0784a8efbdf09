import { createHash } from "node:crypto";
import { join } from "node:path";
import { writeScenario } from "../../spec/index.ts";
import { askedBy, type CheckOptions, type Report, secondsSince } from "../check.ts";
import { conclude } from "../conclude.ts";
import type { Corpus } from "../corpus.ts";
import { hashOf, storedConviction, storedPath } from "../counterexample.ts";
import { documentText, writeWhole } from "../files.ts";
import { beginIn, keepBlock, keepPart, readKept, removeDrafts } from "../folder/run-folder.ts";
import { planOf } from "../folder/plan-file.ts";
import { gather } from "../gather.ts";
import type { Implementation } from "../implementation.ts";
import { withinCorpus } from "../machine.ts";
import { reportFormats } from "../reports/index.ts";
import type { KnownFailure } from "../run-known.ts";
import { toResult } from "../to-result.ts";

/**
 * A run that is kept in a folder as it goes, block by block, so that it can go
 * on after it was ended, or be put together with other shards.
 */
export const keptRun = async (
  implementation: Implementation,
  options: CheckOptions,
  folder: string,
  resume: boolean,
): Promise<Report> => {
  const asked = askedBy(options);
  const started = new Date();
  try {
    const stored = digestOf(options);
    const { shard } = options;
    await beginIn(folder, planOf(implementation, { asked, stored, ...(shard && { shard }) }), resume);
    await removeDrafts(folder);
    const { blocks, part } = await readKept(folder);
    if (part !== undefined) {
      await implementation.close();
      return conclude(part, asked, part.started, part.seconds);
    }
    const gathered = await gather(implementation, asked, {
      ...options,
      earlier: blocks,
      onBlock: (block) => keepBlock(folder, block),
    });
    const seconds = secondsSince(started);
    if (gathered.interrupted === undefined) await keepPart(folder, gathered, { started, seconds });
    return conclude(gathered, asked, started, seconds);
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
  const cases = (corpus?.cases ?? []).map(({ path, scenarios }) => [
    withinCorpus(path),
    scenarios.map((scenario) => hashOf(writeScenario(scenario, String))),
  ]);
  const stale = (corpus?.stale ?? []).map(({ path }) => withinCorpus(path));
  const listed = known.map(({ invariant, hash, until, reason }) => [invariant, hash, until ?? "", reason]);
  return createHash("sha256")
    .update(JSON.stringify([cases, stale, listed]))
    .digest("hex");
};

/** Where the counterexamples of a run are. */
export const folderOf = (folder: string): string => join(folder, "counterexamples");

/** Writes the result of a run, its counterexamples, and each report of it. */
export const writeReports = async (folder: string, report: Report): Promise<void> => {
  for (const conviction of report.convictions) {
    const stored = storedConviction(conviction, report);
    await writeWhole(storedPath(folderOf(folder), stored), documentText(stored));
  }
  const result = toResult(report);
  await writeWhole(join(folder, "run.json"), documentText(result));
  for (const { file, write } of Object.values(reportFormats))
    await writeWhole(join(folder, file), write(result, { regressions: "counterexamples" }));
};
