import type { KeyObject } from "node:crypto";
import { textOf } from "../files/bounded-file.ts";
import type { Report } from "../check/report.ts";
import { privateKeyIn } from "../evidence/key.ts";
import {
  digestNote,
  isWithin,
  subjectAt,
  withoutLinks,
  type SubjectDigest,
  subjectOfCode,
} from "../subject/subject.ts";
import { gitOf } from "../subject/tree.ts";
import { finishFolder } from "../evidence/finish.ts";
import type { Plan } from "../folder/plan-file.ts";
import type { Implementation } from "../protocol/implementation.ts";
import { auditPlan, rowOf, type Row } from "../mutants/kill-matrix.ts";
import { killMatrixDocument, type KillMatrix } from "../mutants/kill-matrix-document.ts";
import { subjects } from "../mutants/index.ts";
import { printError } from "../text/print.ts";
import { ChangedError } from "./changed-error.ts";
import { progress } from "./progress.ts";
import { reasonOf, UsageError } from "./usage.ts";

export interface EvidenceFlags {
  readonly out?: string;
  readonly subject?: string;
  readonly key?: string;
  readonly profile?: string;
  readonly shard?: unknown;
  readonly exhaustive?: boolean;
}

/** What cannot be asked for together, in words. */
export const refusedEvidence = (flags: EvidenceFlags): readonly (readonly [boolean, string])[] => [
  [
    flags.subject !== undefined && flags.out === undefined,
    "--subject needs --out DIR: the folder that becomes evidence",
  ],
  [
    flags.key !== undefined && flags.out === undefined,
    "--key needs --out DIR: the folder that becomes evidence",
  ],
  [
    flags.key !== undefined && flags.shard !== undefined,
    "--key means nothing with --shard, which concludes nothing: paripassu merge signs",
  ],
  [
    flags.exhaustive === true && (flags.subject !== undefined || flags.key !== undefined),
    "--subject and --key mean nothing with --exhaustive, which keeps no observations: leave them out",
  ],
];

/** The digest of what --subject names, before it is started; undefined where it is not given. */
export const subjectNamed = async (
  flags: EvidenceFlags & { readonly regressions?: string; readonly json?: string },
): Promise<SubjectDigest | undefined> => {
  if (flags.out === undefined || flags.subject === undefined) return undefined;
  const tested = await withoutLinks(flags.subject);
  for (const [name, path] of [
    ["--out", flags.out],
    ["--regressions", flags.regressions ?? "regressions"],
    ["--json", flags.json],
  ] as const)
    if (path !== undefined && isWithin(path, tested))
      throw new UsageError(
        `--subject: ${name} ${path} lies within it, and what is written there would change it. Name what is tested alone, such as the program, or another folder.`,
      );
  await noteGit(tested);
  return digestAt(flags.subject);
};

/** Says where the folder that is tested has a file in place of the folder that would be left out. */
export const noteGit = async (folder: string): Promise<void> => {
  if ((await gitOf(folder)) === "file")
    printError(
      `--subject: ${folder} has a file .git (a worktree or a submodule): it is a part of the digest, and differs from one checkout to another. Leave it out of a copy to have a digest that others can compare.\n`,
    );
};

/** What evidence is about: what was named, or a contract's code; undefined where no evidence is asked for. */
export const subjectOf = (
  flags: EvidenceFlags,
  named: SubjectDigest | undefined,
  { about, bytecode }: Implementation,
): SubjectDigest | undefined => {
  const isAsked = flags.out !== undefined && (flags.profile === "audit" || flags.key !== undefined);
  if (named !== undefined || !isAsked) return named;
  if (bytecode !== undefined) return subjectOfCode(about.name, bytecode);
  throw new UsageError(
    `${flags.key === undefined ? "--profile audit" : "--key"} with --out makes evidence, and evidence is about something: name the program, or the folder, that is tested with --subject PATH`,
  );
};

/** The digest of what --subject names. */
export const digestAt = async (path: string): Promise<SubjectDigest> => {
  try {
    return await subjectAt(path);
  } catch (error) {
    throw new UsageError(
      `--subject: cannot take the digest of ${path}: ${reasonOf(error)}. Name the program, or the folder, that is tested.`,
    );
  }
};

/** Throws ChangedError unless the subject is still as it was. */
export const refuseChanged = async (
  before: SubjectDigest | undefined,
  path: string | undefined,
): Promise<void> => {
  if (before === undefined || path === undefined) return;
  if (JSON.stringify(await digestAt(path)) !== JSON.stringify(before))
    throw new ChangedError(
      `--subject: ${path} changed while it was tested, so there is no evidence about it. Begin again in another folder, and let nothing write to it: a cache counts, too (Python writes none with -- env PYTHONDONTWRITEBYTECODE=1 python3 ...).`,
    );
};

/** The key to sign with. */
export const keyFrom = async (path: string | undefined): Promise<KeyObject | undefined> => {
  if (path === undefined) return undefined;
  try {
    return privateKeyIn(await textOf(path));
  } catch (error) {
    throw new UsageError(`--key: ${path}: ${reasonOf(error)}`);
  }
};

/** Finishes the folder of a run, and of an audit with the kill matrix of this version of the suite. */
export const finish = async (
  folder: string,
  report: Report,
  plan: Plan,
  key: KeyObject | undefined,
): Promise<void> => {
  const isAudit = plan.subject !== undefined && plan.asked.profile === "audit";
  await finishFolder(folder, report, {
    plan,
    ...(key === undefined ? {} : { key }),
    ...(isAudit ? { killMatrix: await matrix() } : {}),
  });
};

const matrix = async (): Promise<KillMatrix> => {
  const bar = progress(subjects.length, "mutants");
  const rows: Row[] = [];
  for (const subject of subjects) {
    rows.push(await rowOf(subject, auditPlan));
    bar.at(rows.length);
  }
  bar.end();
  return killMatrixDocument(rows, auditPlan);
};

/** What was made, in a line. */
export const sealedText = (folder: string, { subject }: Plan, key: KeyObject | undefined): string =>
  subject === undefined
    ? ""
    : `evidence about ${subject.name}${digestNote(subject)} is in ${folder}, ${key === undefined ? "unsigned: anyone could have written it (sign it with --key)" : "signed"}; paripassu verify checks it\n`;
