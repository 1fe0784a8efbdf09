import type { ClaimsProblem, ClaimsRule } from "../../division/claims/index.ts";

/** What an axiom asked of one problem, and what it met. Both texts are for people. */
export interface Witness {
  readonly expected: string;
  readonly observed: string;
}

/**
 * A law about rules: one sentence that a rule keeps on every problem, or
 * breaks on some. `check` looks at one problem, and at the variants of it that
 * the sentence speaks of; a witness is a fact, its absence only says that this
 * problem shows nothing against the rule.
 */
export interface Law<Rule, Problem> {
  readonly name: string;
  readonly sentence: string;
  readonly formula: string;
  readonly source: string;
  /** It speaks of the order in which claims stand: reordering a counterexample may spoil it. */
  readonly ordered?: true;
  readonly check: (rule: Rule, problem: Problem) => Witness | undefined;
}

/**
 * An axiom of the claims problem (E, d): a = R(E, d) are the awards, x = d - a
 * the losses, D = sum d. Everything is an exact rational, nothing is rounded.
 */
export interface Axiom extends Law<ClaimsRule, ClaimsProblem> {
  /** What the sentence speaks of. "both": read of losses it says the same. */
  readonly side: "awards" | "both";
  /**
   * The axiom that it becomes when awards and losses change places: "itself",
   * the name of another, or of one that is not in the table. A rule keeps an
   * axiom exactly when the rule's dual keeps the axiom's.
   */
  readonly dual: string;
}
