/** The search for counterexamples to axioms: of rules in exact rationals, and of splits in atoms. */
export * from "./judge-rule.ts";
export * from "./judge-split.ts";
export { draws } from "./larger-problems.ts";
export type { Counterexample, Finding } from "./search.ts";
export { small, smallCount, smallProblems } from "./small-problems.ts";
