import type { KeyObject } from "node:crypto";
import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { referenceModel } from "../../../../src/adapters/reference-model.ts";
import type { CheckOptions } from "../../../../src/check/report.ts";
import { keptRun } from "../../../../src/cli/kept-run.ts";
import { conclude } from "../../../../src/check/conclude.ts";
import type { SubjectDigest } from "../../../../src/subject/subject.ts";
import { verify, type Verifier } from "../../../../src/evidence/verify/index.ts";
import { finishFolder } from "../../../../src/evidence/finish.ts";
import { readKept } from "../../../../src/folder/run-folder.ts";
import type { Implementation } from "../../../../src/protocol/implementation.ts";
import { subjects } from "../../../../src/mutants/index.ts";
import { scratch } from "../../../e2e/run-cli.ts";

export const subject: SubjectDigest = { name: "venue", digest: { sha256: "ab".repeat(32) } };

/** Evidence about an implementation, in a new folder. */
export const bundle = async (
  implementation: Implementation = referenceModel,
  options: CheckOptions = {},
): Promise<string> => {
  const folder = join(scratch(), "bundle");
  const { report, plan } = await keptRun(
    implementation,
    { runs: 250, ...options },
    { folder, resume: false, subject, confirm: () => Promise.resolve() },
  );
  await finishFolder(folder, report, { plan });
  return folder;
};

/** A faulty implementation. */
export const flawed = (name: string): Implementation => {
  const found = subjects.find(({ mutant }) => mutant.name === name);
  if (found === undefined) throw new Error(`no mutant ${name}`);
  return found.implementation;
};

/** The same folder, elsewhere. */
export const copyOf = (folder: string): string => {
  const copy = join(scratch(), "copy");
  cpSync(folder, copy, { recursive: true });
  return copy;
};

/** Sets parts of a document of a folder, by their paths in it, such as "/asked/runs"; undefined: they go. */
export const edit = (folder: string, path: string, parts: Readonly<Record<string, unknown>>): void => {
  const document = documentIn(folder, path);
  for (const [pointer, value] of Object.entries(parts)) {
    const names = pointer.split("/").slice(1);
    const last = names.pop() ?? "";
    let at = document;
    for (const name of names) at = at[name] as Record<string, unknown>;
    if (value === undefined) Reflect.deleteProperty(at, last);
    // Not by assignment: a name may be __proto__.
    else Object.defineProperty(at, last, { value, enumerable: true, writable: true, configurable: true });
  }
  const isBlock = path.startsWith("blocks/");
  writeFileSync(join(folder, path), `${JSON.stringify(document, undefined, isBlock ? 0 : 2)}\n`);
};

/** A document of a folder. */
export const documentIn = (folder: string, path: string): Record<string, unknown> =>
  JSON.parse(readFileSync(join(folder, path), "utf8")) as Record<string, unknown>;

/** Makes all that follows from plan, blocks and part again, as a sender would who hides what he changed. */
export const reseal = async (folder: string, key?: KeyObject): Promise<void> => {
  const { plan, part, asked } = await readKept(folder);
  if (part === undefined) throw new Error("no part.json");
  const report = conclude(part, asked, part.started, part.seconds);
  await finishFolder(folder, report, { plan, ...(key === undefined ? {} : { key }) });
};

/** All that is said against a bundle, in one text; empty: nothing. */
export const against = async (folder: string, verifier: Partial<Verifier> = {}): Promise<string> => {
  const { findings } = await verify(folder, { seed: 1, ...verifier });
  return findings
    .filter(({ status }) => status === "contradicted")
    .flatMap(({ text, details = [] }) => [text, ...details])
    .join("\n");
};
