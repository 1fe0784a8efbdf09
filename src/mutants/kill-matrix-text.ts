import { invariants } from "../../properties/index.ts";
import { colours } from "../text/colours.ts";
import type { Row } from "./kill-matrix.ts";

/** The smallest counterexample that a reader takes in at a glance. */
const glance = { accounts: 3, actions: 4 };

const isSmall = ({ smallest }: Row): boolean =>
  smallest !== undefined && smallest.accounts <= glance.accounts && smallest.actions <= glance.actions;

/** Ids, one a column, read from above. */
const heads = (indent: number): readonly string[] => {
  const height = Math.max(...invariants.map(({ id }) => id.length));
  const padded = invariants.map(({ id }) => id.padStart(height));
  return Array.from(
    { length: height },
    (_, line) => `${" ".repeat(indent)}${padded.map((id) => id[line] ?? " ").join("")}`,
  );
};

const cells = ({ subject, kills }: Row): string =>
  invariants
    .map(({ id }) => {
      if (!kills.has(id)) return "·";
      return subject.mutant.caughtBy.includes(id) ? colours.green("#") : "+";
    })
    .join("");

const sizeText = ({ smallest }: Row): string =>
  smallest === undefined ? "-" : `${smallest.accounts} / ${smallest.actions}`;

const line = (row: Row, width: number): string => {
  const first = row.first === undefined ? colours.red("lives") : String(row.first).padStart(5);
  return `${row.subject.mutant.name.padEnd(width)}${cells(row)}  ${first}  ${sizeText(row).padStart(7)}`;
};

/** The middle of some numbers; of an even count, the upper one of the two. */
export const median = (numbers: readonly number[]): number | undefined =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

/** The matrix as lines of text: mutants down, invariants across. */
export const matrixText = (rows: readonly Row[]): string => {
  const width = Math.max(...rows.map(({ subject }) => subject.mutant.name.length)) + 2;
  const [last = "", ...above] = [...heads(width)].reverse();
  const columns = [...above.reverse(), `${last}  first  acc/act`];
  return [
    "# convicts, as the mutant says   + convicts too   · does not",
    "first: scenarios until an invariant convicts (REF-1, the comparison with the model, left out where another can)",
    "acc/act: accounts and actions of the shrunk counterexample",
    "",
    ...columns,
    ...rows.map((row) => line(row, width)),
  ].join("\n");
};

/** What the matrix comes to. */
export const matrixSummary = (rows: readonly Row[], runs: number, seed: number): string => {
  const dead = rows.flatMap(({ first }) => first ?? []);
  const small = rows.filter(isSmall).length;
  const silent = silentInvariants(rows);
  const alone = invariants.filter(({ id }) => rows.some((row) => isAlone(row, id)));
  return [
    `${dead.length} of ${rows.length} mutants die within ${runs} scenarios of seed ${seed}; median ${median(dead) ?? "-"} scenarios`,
    `${small} of ${rows.length} shrunk counterexamples have at most ${glance.accounts} accounts and ${glance.actions} actions`,
    `${invariants.length - silent.length} of ${invariants.length} invariants convict a mutant${silent.length === 0 ? "" : `; not: ${silent.join(", ")}`}`,
    `alone, except for REF-1, a mutant is convicted by: ${alone.map(({ id }) => id).join(", ")}`,
  ].join("\n");
};

/** Invariants that convict no mutant of the rows, by id. */
export const silentInvariants = (rows: readonly Row[]): readonly string[] =>
  invariants.map(({ id }) => id).filter((id) => !rows.some(({ kills }) => kills.has(id)));

/** The only invariant that convicts the row's mutant, the comparison with the model aside. */
const isAlone = ({ kills }: Row, id: string): boolean =>
  kills.has(id) && [...kills.keys()].every((other) => other === id || other === "REF-1");
