import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { Compile } from "typebox/compile";
import type { Report } from "../../check/report.ts";
import { conclude } from "../../check/conclude.ts";
import { fold } from "../../campaign/fold.ts";
import { FolderError } from "../../folder/folder-error.ts";
import { misfits } from "../../folder/misfits.ts";
import { chosenBy } from "../../check/gather.ts";
import { blockName, type Kept, readEnvironment } from "../../folder/run-folder.ts";
import { killMatrixName, resultFiles, resultName } from "../../folder/result-files.ts";
import { type KillMatrix, KillMatrixSchema } from "../../mutants/kill-matrix-document.ts";
import { subjects } from "../../mutants/index.ts";
import { readResult } from "../../result/read-result.ts";
import type { Result } from "../../result/result.ts";
import { toResult } from "../../result/to-result.ts";
import type { Environment } from "../../subject/environment.ts";
import { attestationsName, manifestName } from "../manifest.ts";
import { signerName } from "../seal.ts";
import { entriesOf } from "../../subject/tree.ts";
import { type Finding, unless } from "./finding.ts";
import { notAsWritten } from "./written.ts";

/** What a bundle holds, once it is known to follow from what was observed. */
export interface Derived {
  readonly findings: readonly Finding[];
  readonly report: Report;
  readonly result: Result;
  readonly killMatrix?: KillMatrix;
}

/** Verdicts, the result and every report follow from the blocks and from what was convicted. */
export const checkDerived = async (folder: string, kept: Kept): Promise<Derived> => {
  const { plan, asked, blocks, capabilities, part } = kept;
  if (part === undefined) throw new FolderError("the run is not finished: there is no part.json");
  const report = conclude(part, asked, part.started, part.seconds);
  const stored = readResult(await jsonAt(folder, resultName));
  const result = onMachineOf(
    toResult(report),
    stored.ok ? stored.value : undefined,
    await readEnvironment(folder),
  );
  const killMatrix = await killMatrixIn(folder);
  const files = resultFiles(report, result, killMatrix);
  const different: string[] = [];
  for (const [path, text] of files)
    if ((await readFile(join(folder, path), "utf8").catch(() => undefined)) !== text) different.push(path);
  const seen = fold(blocks, chosenBy(asked), capabilities, asked.runs);
  const known = new Set([...files.keys(), ...blocks.map(({ number }) => blockName(number)), ...others]);
  const strange = (await entriesOf(folder)).filter(({ path }) => !known.has(path));
  return {
    report,
    result,
    ...(killMatrix === undefined ? {} : { killMatrix }),
    findings: [
      unless(
        [
          ...misfits({ ...kept, part }),
          ...blocks.flatMap(({ number, evidence }) =>
            evidence === undefined ? [`block ${number} has no digest of its traces`] : [],
          ),
          ...(plan.subject === undefined ? ["plan.json names no subject"] : []),
          ...(plan.shard === undefined ? [] : ["it is a shard, and no run"]),
        ],
        `${seen.judged} scenarios in ${blocks.length} blocks are accounted for`,
        "the blocks are not those of a whole run",
      ),
      unless(
        [
          ...(await notAsWritten(folder, kept)),
          ...different.map((path) => `${path} does not follow from the blocks and part.json`),
          ...((asked.profile === "audit") === (killMatrix !== undefined)
            ? []
            : [`${killMatrixName} belongs to an audit, and to nothing else`]),
          ...strange.map(({ path }) => `${path} is no part of a run`),
        ],
        `${resultName}, ${files.size - 1} reports and counterexamples follow from the blocks: ${result.result}, level ${result.level}`,
        "the reports do not match what was observed",
      ),
    ],
  };
};

/** On what it ran is as the bundle says, one of what took part; the rest follows. */
const onMachineOf = (result: Result, stored: Result | undefined, environment: Environment): Result => {
  const { node, platform } = stored?.volatile ?? result.volatile;
  const tookPart = environment.some((one) => one.node === node && one.platform === platform);
  return tookPart ? { ...result, volatile: { ...result.volatile, node, platform } } : result;
};

/** Whatever else there is in a bundle. */
const others = [
  ...["plan.json", "part.json", "environment.json"],
  ...[manifestName, attestationsName, signerName],
];

const jsonAt = async (folder: string, name: string): Promise<unknown> => {
  try {
    return JSON.parse(await readFile(join(folder, name), "utf8"));
  } catch {
    return undefined;
  }
};

const matrixValidator = Compile(KillMatrixSchema);

const killMatrixIn = async (folder: string): Promise<KillMatrix | undefined> => {
  const document = await jsonAt(folder, killMatrixName);
  // One of another length is none of this version, and no report is drawn of it.
  return matrixValidator.Check(document) && document.mutants.length === subjects.length
    ? document
    : undefined;
};
