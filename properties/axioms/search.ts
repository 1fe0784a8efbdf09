import type { Law, Witness } from "../../spec/theory/axioms/index.ts";
import type { Orderings } from "./small-problems.ts";

/** A problem on which a rule breaks a law, and how. */
export interface Counterexample<Problem> {
  readonly problem: Problem;
  readonly witness: Witness;
}

/** What came of one law: the first counterexample, if any, and how many problems were looked at. */
export interface Finding<Problem> {
  /** The law's name. */
  readonly axiom: string;
  readonly counterexample?: Counterexample<Problem>;
  /** Of the small problems, which come in order: the first counterexample among them is the smallest. */
  readonly searched: number;
  /** Of the larger problems, where no small one was a counterexample. */
  readonly drawn: number;
}

/** Looks at small problems, then at larger ones, until one breaks the law. */
export const search = <Rule, Problem>(
  law: Law<Rule, Problem>,
  rule: Rule,
  small: readonly Problem[],
  larger: readonly Problem[],
): Finding<Problem> => {
  const axiom = law.name;
  for (const [i, problem] of small.entries()) {
    const witness = law.check(rule, problem);
    if (witness !== undefined)
      return { axiom, counterexample: { problem, witness }, searched: i + 1, drawn: 0 };
  }
  for (const [i, problem] of larger.entries()) {
    const witness = law.check(rule, problem);
    if (witness !== undefined)
      return { axiom, counterexample: { problem, witness }, searched: small.length, drawn: i + 1 };
  }
  return { axiom, searched: small.length, drawn: larger.length };
};

/** The problems to search: the small ones by their orderings, and larger ones. */
export interface Problems<Problem> {
  readonly small: Readonly<Record<Orderings, () => readonly Problem[]>>;
  readonly larger: () => readonly Problem[];
}

/**
 * Judges a rule by laws. Anonymity comes first, in every ordering of the
 * claims and whatever is asked: a rule that keeps it there is judged on
 * ascending claims alone, except for laws that speak of an order.
 */
export const judge = <Rule, Problem>(
  rule: Rule,
  laws: readonly Law<Rule, Problem>[],
  anonymity: Law<Rule, Problem>,
  { small, larger }: Problems<Problem>,
): readonly Finding<Problem>[] => {
  const inEveryOrder = search(anonymity, rule, small.every(), larger());
  const isAnonymous = inEveryOrder.counterexample === undefined;
  return laws.map((law) => {
    if (law === anonymity) return inEveryOrder;
    const orderings = isAnonymous && law.ordered !== true ? "ascending" : "every";
    return search(law, rule, small[orderings](), larger());
  });
};
