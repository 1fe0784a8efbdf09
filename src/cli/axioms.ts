import { judgeRule, judgeSplit } from "../../properties/axioms/index.ts";
import {
  atomsAxioms,
  publishedInAtoms,
  type SplitMethodName,
  splitMethods,
} from "../../spec/theory/axioms/atoms/index.ts";
import { splitText } from "../../spec/theory/axioms/atoms/problem.ts";
import { axioms, published } from "../../spec/theory/axioms/index.ts";
import { problemText } from "../../spec/theory/axioms/text.ts";
import { type ClaimsProblem, type ClaimsRuleName, claimsRules } from "../../spec/division/claims/index.ts";
import { exitCodeOf, ruleReport, rulesReport, splitsReport } from "../axioms/axioms-report.ts";
import type { Column } from "../axioms/axioms-table.ts";
import { print } from "../text/print.ts";
import { printable } from "../text/printable.ts";
import { UsageError } from "./usage.ts";

export interface AxiomsFlags {
  readonly rule?: string;
}

/** Runs `paripassu axioms`: searches, prints what was found, and returns the exit code. */
export const axiomsCommand = (flags: AxiomsFlags): number => {
  const reports = flags.rule === undefined ? everything() : [oneRule(ruleNamed(flags.rule))];
  print(`${reports.map(({ text }) => text).join("\n\n\n")}\n`);
  return exitCodeOf(reports);
};

/** The abbreviations of the literature, which head the columns. */
const ruleHeads: Readonly<Record<ClaimsRuleName, string>> = {
  proportional: "PRO",
  "constrained-equal-awards": "CEA",
  "constrained-equal-losses": "CEL",
  talmud: "TAL",
  piniles: "PIN",
  "constrained-egalitarian": "CE",
  "random-arrival": "RA",
  "minimal-overlap": "MO",
  "adjusted-proportional": "APRO",
  queue: "queue",
};

const methodHeads: Readonly<Record<SplitMethodName, string>> = {
  up: "up",
  down: "down",
  "largest-remainder": "LR",
  sequential: "seq",
  "cumulative-floor": "cumul",
  "all-to-one": "to-one",
  queue: "queue",
};

const namesOf = <Name extends string>(record: Readonly<Record<Name, unknown>>): readonly Name[] =>
  Object.keys(record) as Name[];

/** A rule by its name or abbreviation, in any case. */
const ruleNamed = (text: string): ClaimsRuleName => {
  const lower = text.toLowerCase();
  const found = namesOf(claimsRules).find((name) => [name, ruleHeads[name].toLowerCase()].includes(lower));
  if (found !== undefined) return found;
  throw new UsageError(
    `--rule: expected one of ${namesOf(claimsRules).join(", ")}, or its abbreviation, found "${printable(text, 40)}"`,
  );
};

const ruleColumn = (name: ClaimsRuleName): Column<ClaimsProblem> => ({
  name,
  short: ruleHeads[name],
  findings: judgeRule(claimsRules[name]),
});

const rulesTable = (columns: readonly Column<ClaimsProblem>[]) => ({
  axioms,
  columns,
  published,
  problemText,
});

const oneRule = (name: ClaimsRuleName) => {
  const column = ruleColumn(name);
  return ruleReport(rulesTable([column]), column);
};

const everything = () => [
  rulesReport(rulesTable(namesOf(claimsRules).map(ruleColumn))),
  splitsReport({
    axioms: atomsAxioms,
    columns: namesOf(splitMethods).map((name) => ({
      name,
      short: methodHeads[name],
      findings: judgeSplit(splitMethods[name]),
    })),
    published: publishedInAtoms,
    problemText: splitText,
  }),
];
