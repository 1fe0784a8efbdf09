import type { Counterexample, Finding } from "../../properties/axioms/index.ts";
import type { Published } from "../../spec/theory/axioms/index.ts";
import { colours } from "../text/colours.ts";

/** What the search found of one rule, or of one way of rounding. */
export interface Column<Problem> {
  readonly name: string;
  /** At the head of the column: at most 5 characters. */
  readonly short: string;
  readonly findings: readonly Finding<Problem>[];
}

/** Columns and their axioms, what is published of them, and how a problem is written. */
export interface Table<Problem> {
  readonly axioms: readonly { readonly name: string; readonly sentence: string }[];
  readonly columns: readonly Column<Problem>[];
  readonly published: (axiom: string, name: string) => Published | undefined;
  readonly problemText: (problem: Problem) => string;
}

/** Nothing that is printed is wider. */
const width = 110;

/** Breaks text at spaces; lines after the first are indented. */
export const wrapped = (text: string, indent: number): string => {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const line = lines.at(-1);
    if (line !== undefined && line.length + 1 + word.length <= width)
      lines.push(`${lines.pop() ?? ""} ${word}`);
    else lines.push(line === undefined ? word : " ".repeat(indent) + word);
  }
  return lines.join("\n");
};

const findingOf = <Problem>({ findings }: Column<Problem>, axiom: string): Finding<Problem> => {
  const finding = findings.find((one) => one.axiom === axiom);
  if (finding === undefined) throw new Error(`no finding of ${axiom}`);
  return finding;
};

/** "1", "0" or "1*": what was found, starred where the published table prints 0 and a proof says otherwise. */
export const cellText = <Problem>(table: Table<Problem>, axiom: string, column: Column<Problem>): string => {
  if (findingOf(column, axiom).counterexample !== undefined) return "0";
  return table.published(axiom, column.name) === "1*" ? "1*" : "1";
};

/** One row for each axiom, one column for each rule. */
export const tableText = <Problem>(table: Table<Problem>): string => {
  const { axioms, columns } = table;
  const first = Math.max(...axioms.map(({ name }) => name.length));
  const row = (head: string, cells: readonly string[]): string =>
    head.padEnd(first) + cells.map((cell) => cell.padStart(7)).join("");
  return [
    row(
      "",
      columns.map(({ short }) => short),
    ),
    ...axioms.map(({ name }) =>
      row(
        name,
        columns.map((column) => cellText(table, name, column)),
      ),
    ),
  ].join("\n");
};

/** The problem, what was expected of it, and what was observed. */
const counterexampleText = <Problem>(
  { problem, witness }: Counterexample<Problem>,
  problemText: (problem: Problem) => string,
): string => `${problemText(problem)}  expected ${witness.expected}; observed ${witness.observed}`;

/** Below each axiom that some column breaks, the smallest counterexample of each. */
export const witnessesText = <Problem>({ axioms, columns, problemText }: Table<Problem>): string =>
  axioms
    .map(({ name, sentence }) => ({
      heading: wrapped(`${name}: ${sentence}`, 2),
      lines: columns.flatMap((column) => {
        const { counterexample } = findingOf(column, name);
        if (counterexample === undefined) return [];
        return [wrapped(`  ${column.short.padEnd(7)}${counterexampleText(counterexample, problemText)}`, 11)];
      }),
    }))
    .filter(({ lines }) => lines.length > 0)
    .map(({ heading, lines }) => [colours.bold(heading), ...lines].join("\n"))
    .join("\n");

/** One column, told axiom by axiom. */
export const columnText = <Problem>(table: Table<Problem>, column: Column<Problem>): string =>
  table.axioms
    .map(({ name, sentence }) => {
      const { counterexample } = findingOf(column, name);
      const line = wrapped(`${cellText(table, name, column).padEnd(3)}${name}: ${sentence}`, 3);
      if (counterexample === undefined) return line;
      return `${line}\n${wrapped(`     ${counterexampleText(counterexample, table.problemText)}`, 7)}`;
    })
    .join("\n");

/** How the search compares with what is published. */
export interface Comparison {
  readonly cells: number;
  /** How many of them are marked 1*, and were found to be kept. */
  readonly starred: number;
  /** A line for each cell that differs. */
  readonly differences: readonly string[];
}

/** Compares every cell of which something is published. */
export const compare = <Problem>({ axioms, columns, published, problemText }: Table<Problem>): Comparison => {
  let cells = 0;
  let starred = 0;
  const differences: string[] = [];
  for (const { name } of axioms)
    for (const column of columns) {
      const said = published(name, column.name);
      if (said === undefined) continue;
      cells += 1;
      const { counterexample } = findingOf(column, name);
      if ((said === "0") === (counterexample !== undefined)) {
        if (said === "1*") starred += 1;
        continue;
      }
      const found =
        counterexample === undefined
          ? "no counterexample was found"
          : counterexampleText(counterexample, problemText);
      differences.push(wrapped(`${name}, ${column.name}: published ${said}, but: ${found}`, 4));
    }
  return { cells, starred, differences };
};

/** How many problems were looked at, all cells together. */
export const lookedAt = <Problem>(columns: readonly Column<Problem>[]): number =>
  columns.flatMap(({ findings }) => findings).reduce((sum, { searched, drawn }) => sum + searched + drawn, 0);
