import { draws, small, smallCount } from "../../properties/axioms/index.ts";
import type { SplitProblem } from "../../spec/theory/axioms/atoms/index.ts";
import { whyStarred } from "../../spec/theory/axioms/index.ts";
import type { ClaimsProblem } from "../../spec/division/claims/index.ts";
import {
  cellText,
  type Column,
  columnText,
  compare,
  lookedAt,
  type Table,
  tableText,
  witnessesText,
  wrapped,
} from "./axioms-table.ts";
import { colours } from "../text/colours.ts";
import { exitCodes } from "../check/result-name.ts";

/** What is printed, and in how many cells the search differs from what is published. */
export interface Report {
  readonly text: string;
  readonly differences: number;
}

/** A difference is a failure: of the search, of a rule, or of what is published. */
export const exitCodeOf = (reports: readonly Report[]): number =>
  reports.every(({ differences }) => differences === 0) ? exitCodes.conformant : exitCodes["not-conformant"];

const rulesSource = "the R package ClaimsProblems has it after Thomson 2019 (spec/theory/axioms/table.ts)";
const splitsSource = "theory has it of rounding (spec/theory/axioms/atoms/table.ts)";

/** Every rule and every axiom: the table, then the smallest counterexamples. */
export const rulesReport = (table: Table<ClaimsProblem>): Report => {
  const { agreement, differences } = comparison(table, rulesSource);
  const text = [
    colours.bold("Rules of the claims problem and their axioms"),
    wrapped(
      "An estate E is divided among claims d whose sum is at least E. A haircut is such a problem: d are the bases, E is what holders keep. Exact fractions, stated on awards.",
      0,
    ),
    legend(table),
    "",
    tableText(table),
    "",
    ...keys(table),
    searchedText(table.columns),
    agreement,
    "",
    colours.bold("The smallest counterexamples: fewest claims, then their smallest sum, then the smallest E"),
    witnessesText(table),
  ];
  return { text: text.join("\n"), differences };
};

/** One rule: every axiom's sentence, whether the rule keeps it, and the smallest counterexample where not. */
export const ruleReport = (table: Table<ClaimsProblem>, column: Column<ClaimsProblem>): Report => {
  const alone = { ...table, columns: [column] };
  const { agreement, differences } = comparison(alone, rulesSource);
  const text = [
    colours.bold(column.name),
    "",
    columnText(alone, column),
    "",
    ...keys(alone),
    searchedText(alone.columns),
    agreement,
  ];
  return { text: text.join("\n"), differences };
};

/** Every way of rounding: the table, then the smallest counterexamples. */
export const splitsReport = (table: Table<SplitProblem>): Report => {
  const { agreement, differences } = comparison(table, splitsSource);
  const text = [
    colours.bold("What survives rounding: splits in whole atoms"),
    wrapped(
      "A loss H is split over bases w whose sum U is at least H; the quotas are w H / U. Stated on losses: what each payer pays. The last three are not among the roundings of the specification; they are here to be compared with.",
      0,
    ),
    legend(table),
    "",
    tableText(table),
    "",
    ...keys(table),
    searchedText(table.columns),
    agreement,
    "",
    colours.bold(
      "The smallest counterexamples: fewest payers, then the smallest sum of bases, then the smallest H",
    ),
    witnessesText(table),
  ];
  return { text: text.join("\n"), differences };
};

/** "PRO proportional, ..": what the heads of the columns stand for, where they differ from the name. */
const legend = <Problem>({ columns }: Table<Problem>): string =>
  wrapped(
    columns
      .filter(({ name, short }) => name !== short)
      .map(({ name, short }) => `${short} ${name}`)
      .join(", "),
    0,
  );

/** What the entries mean. */
const keys = <Problem>(table: Table<Problem>): readonly string[] => {
  const isStarred = table.axioms.some(({ name }) =>
    table.columns.some((column) => cellText(table, name, column) === "1*"),
  );
  return [
    "1 kept: no counterexample was found. 0 broken: a counterexample was found.",
    ...(isStarred
      ? [wrapped(`1* kept, as can be proved, though the published table prints 0: ${whyStarred}`, 3)]
      : []),
  ];
};

/** What was searched, and how much of it. */
const searchedText = <Problem>(columns: readonly Column<Problem>[]): string =>
  wrapped(
    `Searched just now: ${lookedAt(columns)} times a problem was put to an axiom. For each 1, all ${smallCount("every")} problems of at most ${small.claims} claims of 0 to ${small.claim} each, at every whole amount (where order cannot matter, the ${smallCount("ascending")} in ascending order), and ${draws.numRuns} larger ones by chance.`,
    0,
  );

/** Whether what was found is what is published: loud where it is not. */
const comparison = <Problem>(
  table: Table<Problem>,
  source: string,
): { readonly agreement: string; readonly differences: number } => {
  const { cells, starred, differences } = compare(table);
  const but = starred === 0 ? "" : `, except for the ${starred} marked 1*`;
  const others = table.axioms.length * table.columns.length - cells;
  const ours =
    others === 0 ? [] : [`Of ${others} entries nothing is published there: they are our own finding.`];
  const heading =
    differences.length === 0
      ? wrapped(`Published, as ${source}: ${cells} entries, all as found${but}.`, 0)
      : colours.red(wrapped(`✗ DISAGREEMENT in ${differences.length} of ${cells} entries with ${source}`, 2));
  return {
    agreement: [heading, ...differences.map((line) => `  ${line}`), ...ours].join("\n"),
    differences: differences.length,
  };
};
