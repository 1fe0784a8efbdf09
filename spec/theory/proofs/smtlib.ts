import { type Formula, namesIn, type Operator } from "./formula.ts";

/** What a solver is asked, as SMT-LIB 2 text: are there whole numbers of which all of this is true? */
export interface Question {
  readonly names: readonly string[];
  readonly assertions: number;
  readonly text: string;
}

const preamble = [
  "(define-fun min ((a Int) (b Int)) Int (ite (< a b) a b))",
  "(define-fun max ((a Int) (b Int)) Int (ite (> a b) a b))",
];

const written: Readonly<Partial<Record<Operator, string>>> = { "!=": "distinct", implies: "=>", if: "ite" };

/**
 * One formula in SMT-LIB.
 * @example toSmtlib({ op: "<", parts: [{ op: "name", name: "x'" }, { op: "number", value: 2n }] }) // => "(< |x'| 2)"
 */
export const toSmtlib = (formula: Formula): string => {
  if (formula.op === "number") return `${formula.value}`;
  if (formula.op === "name") return `|${formula.name}|`;
  if (!("parts" in formula)) throw new Error("expected an operator");
  return `(${written[formula.op] ?? formula.op} ${formula.parts.map(toSmtlib).join(" ")})`;
};

/** Are there numbers of which all of these are true? */
export const questionOf = (formulas: readonly Formula[]): Question => {
  const names = [...new Set(formulas.flatMap(namesIn))];
  return {
    names,
    assertions: formulas.length,
    text: [
      ...preamble,
      ...names.map((name) => `(declare-const |${name}| Int)`),
      ...formulas.map((formula) => `(assert ${toSmtlib(formula)})`),
    ].join("\n"),
  };
};
