import { type Atoms, sum } from "../../../numbers/atoms.ts";
import type { Split } from "../../../division/split.ts";
import type { Law } from "../axiom.ts";

/**
 * The claims problem in atoms, as a layer meets it: a loss H is split over the
 * bases w of payers in ascending id, 0 <= H <= U = sum w. The quotas are
 * q_i = w_i H / U; x are the whole atoms paid. Stated on losses.
 */
export interface SplitProblem {
  readonly loss: Atoms;
  readonly bases: readonly Atoms[];
}

/** An axiom of splits, stated on losses: what payers pay. */
export type AtomsAxiom = Law<Split, SplitProblem>;

/** Amounts in parentheses: "(1,0,2)". */
export const amountsText = (amounts: readonly Atoms[]): string => `(${amounts.join(",")})`;

/** "H=2 w=(1,1,1)": the loss and the bases of a problem. */
export const splitText = ({ loss, bases }: SplitProblem): string => `H=${loss} w=${amountsText(bases)}`;

/** True when two lists hold the same amounts. */
export const equal = (a: readonly Atoms[], b: readonly Atoms[]): boolean =>
  a.length === b.length && a.every((amount, i) => amount === b[i]);

/** The sum over a group of places. */
export const paidBy = (amounts: readonly Atoms[], places: readonly number[]): Atoms =>
  sum(amounts.filter((_, place) => places.includes(place)));

/** True for a split that can be asked: nobody can pay more than all bases. */
export const isPossible = ({ loss, bases }: SplitProblem): boolean => loss <= sum(bases);
