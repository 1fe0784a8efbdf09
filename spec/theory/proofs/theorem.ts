import type { ActionType } from "../../model/action.ts";

/**
 * What the proofs are made of. A theorem is one sentence about a rule of
 * the specification, written down as obligations: formulas over whole numbers of
 * any size (formula.ts), of which the solver shows that no numbers break them.
 * Where the sentence speaks of any number of accounts or layers, the
 * obligations are the base, the step and the end of an induction.
 */
export interface Theorem<Name extends string = string> {
  /** In words. The file is named by it. */
  readonly sentence: string;
  /** The rule of the specification that it is about. */
  readonly rule: string;
  /** The files below spec/ that carry the rule out. */
  readonly code: readonly string[];
  /** Over what the induction runs and what it keeps, in words; absent where there is none. */
  readonly induction?: string;
  /** What each name stands for. A primed name, x', is x afterwards. No other names may occur. */
  readonly where: Readonly<Record<Name, string>>;
  readonly obligations: readonly Obligation[];
  readonly control: Control<Name>;
}

/** Whatever numbers make all of `given` true make all of `then` true. */
export interface Obligation {
  readonly name: string;
  readonly given: readonly string[];
  readonly then: readonly string[];
  /** The action whose conservation this is a part of. */
  readonly action?: ActionType;
}

/**
 * A broken variant of the rule, of which the same statement is false: the
 * solver must find a counterexample, or else the encoding proves nothing.
 */
export interface Control<Name extends string = string> {
  /** What the broken variant does, in words. */
  readonly variant: string;
  readonly given: readonly string[];
  readonly then: readonly string[];
  /**
   * The counterexample worked out in plain integers, by the code where it has
   * the variant: what was found in words where the variant really breaks on
   * these numbers, and undefined where it does not.
   */
  breaks(numbers: Numbers<Name>): string | undefined;
}

/** The numbers of a counterexample, by name. */
export type Numbers<Name extends string> = Readonly<Record<Name | `${Name}'`, bigint>>;

/** Any theorem. */
export const theorem = <const Name extends string>(parts: Theorem<Name>): Theorem<Name> => parts;
