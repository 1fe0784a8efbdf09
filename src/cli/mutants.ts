import { rowOf, type Row } from "../mutants/kill-matrix.ts";
import { matrixSummary, matrixText, silentInvariants } from "../mutants/kill-matrix-text.ts";
import { documentText, writeWhole } from "../files/files.ts";
import { killMatrixDocument } from "../mutants/kill-matrix-document.ts";
import { subjects } from "../mutants/index.ts";
import { nearest } from "../text/nearest.ts";
import { print } from "../text/print.ts";
import { printable } from "../text/printable.ts";
import { exitCodes } from "../check/result-name.ts";
import { progress } from "./progress.ts";
import { UsageError } from "./usage.ts";

export interface MutantsFlags {
  readonly runs?: number;
  readonly seed?: number;
  readonly mutant?: string;
  readonly json?: string;
}

/** Runs `paripassu mutants`: every mutant against every invariant. Exit code 1 when one lives. */
export const mutantsCommand = async (flags: MutantsFlags): Promise<number> => {
  const { runs = 1000, seed = 1 } = flags;
  const chosen = flags.mutant === undefined ? subjects : subjectsNamed(flags.mutant);
  const bar = progress(chosen.length, "mutants");
  const rows: Row[] = [];
  for (const subject of chosen) {
    rows.push(await rowOf(subject, { runs, seed }));
    bar.at(rows.length);
  }
  bar.end();
  if (flags.json !== undefined)
    await writeWhole(flags.json, documentText(killMatrixDocument(rows, { runs, seed })));
  const text = flags.mutant === undefined ? matrixSummary(rows, runs, seed) : faults(rows);
  print(`${matrixText(rows)}\n\n${text}\n`);
  const isWhole = flags.mutant === undefined && runs >= 1000;
  const lives = rows.some(({ first }) => first === undefined);
  return lives || (isWhole && silentInvariants(rows).length > 0)
    ? exitCodes["not-conformant"]
    : exitCodes.conformant;
};

const subjectsNamed = (name: string) => {
  const found = subjects.filter(({ mutant }) => mutant.name === name);
  if (found.length > 0) return found;
  const names = subjects.map(({ mutant }) => mutant.name);
  throw new UsageError(
    `--mutant: there is no mutant "${printable(name, 60)}"; the nearest is ${nearest(name, names)}. paripassu mutants lists them all.`,
  );
};

const faults = (rows: readonly Row[]): string =>
  rows.map(({ subject: { mutant } }) => `${mutant.fault}\nSeen: ${mutant.seen}`).join("\n\n");
