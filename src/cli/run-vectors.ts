import { stat } from "node:fs/promises";
import { join } from "node:path";
import type { Implementation } from "../protocol/implementation.ts";
import { print } from "../text/print.ts";
import { exitCodes } from "../check/result-name.ts";
import { aboutText } from "../reports/terminal/summary-lines.ts";
import { failureText, likelyClasses, skippedText } from "../vectors/run-text.ts";
import { manifestName } from "../vectors/fill.ts";
import { namesIn } from "../vectors/folder.ts";
import { type CaseFile, readVectors } from "../vectors/read.ts";
import { type Outcome, runVectors } from "../vectors/run.ts";
import { openSubject, type Subject } from "./subject.ts";
import { readDocument, reasonOf, refuse, UsageError } from "./usage.ts";

/** This many failures are told; the rest are counted. */
const mostTold = 5;

/**
 * Runs `paripassu vectors run`: 0 where every case that was run agrees, 1
 * where one does not, 3 where none was run, 4 where the implementation never
 * became usable.
 */
export const runVectorsCommand = async (path: string, subject: Subject): Promise<number> => {
  const files = await filesAt(path);
  const opening = await openSubject(subject);
  if (!opening.ok) {
    print(`unusable: ${opening.failure.message}\n`);
    return exitCodes.unusable;
  }
  const { implementation } = opening;
  const cases = files.flatMap((file) => file.cases);
  const outcomes = await runVectors(implementation, cases);
  const late = await implementation.close();
  const code = report(implementation, files, outcomes);
  for (const { kind, message } of late) print(`${kind}: ${message}\n`);
  return late.length > 0 ? exitCodes["not-conformant"] : code;
};

const report = (
  { about }: Implementation,
  files: readonly CaseFile[],
  outcomes: readonly Outcome[],
): number => {
  const ran = files
    .flatMap((file) => file.cases)
    .flatMap((one, i) => {
      const outcome = outcomes[i];
      return outcome === undefined ? [] : [{ one, outcome }];
    });
  const failed = ran.filter(({ outcome: { kind } }) => kind === "failed" || kind === "unanswered");
  const count = (kind: Outcome["kind"]): number => ran.filter(({ outcome }) => outcome.kind === kind).length;
  const lines = [
    ...failed.slice(0, mostTold).map(({ one, outcome }) => `${failureText(one, outcome)}\n`),
    ...(failed.length > mostTold
      ? [
          `also ${failed
            .slice(mostTold)
            .map(({ one }) => one.id)
            .join(", ")}\n`,
        ]
      : []),
    ...likelyClasses(ran),
    ...skippedText(ran),
    `${aboutText(about)}: ${count("agreed")} cases agree, ${failed.length} fail, ${count("skipped")} skipped${count("not run") > 0 ? `, ${count("not run")} not run: too many went unanswered` : ""}`,
  ];
  print(`${lines.join("\n")}\n`);
  if (failed.length > 0) return exitCodes["not-conformant"];
  return count("agreed") === 0 ? exitCodes.inconclusive : exitCodes.conformant;
};

/** One file, or all files of a folder but its manifest. */
const filesAt = async (path: string): Promise<readonly CaseFile[]> => {
  const names = (await isFolder(path))
    ? ((await namesIn(path)) ?? []).filter((name) => name.endsWith(".json") && name !== manifestName)
    : undefined;
  if (names?.length === 0)
    throw new UsageError(
      `expected files of vectors in ${path}, found none: name a file, or a folder such as vectors/tiny`,
    );
  const files: CaseFile[] = [];
  for (const file of names?.map((name) => join(path, name)) ?? [path]) {
    const reading = readVectors(await readDocument(file));
    if (!reading.ok) throw refuse(file, "file of vectors", reading.faults);
    files.push(reading.value);
  }
  return files;
};

const isFolder = async (path: string): Promise<boolean> => {
  if (path === "-") return false;
  try {
    return (await stat(path)).isDirectory();
  } catch (error) {
    throw new UsageError(
      `cannot read ${path}: ${reasonOf(error)}. Name a file of vectors, or a folder of them.`,
    );
  }
};
