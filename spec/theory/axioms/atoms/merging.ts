import { type Atoms, atoms } from "../../../numbers/atoms.ts";
import type { Split } from "../../../division/split.ts";
import { groups, merged } from "../variants.ts";
import { paidBy, type SplitProblem } from "./problem.ts";

/** A group of payers as one, which stands at one member's place: what it pays, and what the parts pay. */
export interface Merger {
  readonly group: readonly number[];
  readonly whole: SplitProblem;
  readonly apart: Atoms;
  readonly together: Atoms;
}

/**
 * Every way in which some of the payers, but not all, can be one. Bases of 0
 * take no part (spec section 5): with one of them, nothing would be
 * merged, only an id changed, and that is anonymity.
 */
export const mergers = function* (split: Split, { loss, bases }: SplitProblem): Generator<Merger> {
  const shares = split(loss, bases);
  for (const group of groups(bases.length, 2, bases.length - 1)) {
    if (group.some((place) => bases[place] === 0n)) continue;
    for (const member of group) {
      const { list, place } = merged(bases, group, member, paidBy(bases, group));
      const together = split(loss, list)[place] ?? atoms(0n);
      yield { group, whole: { loss, bases: list }, apart: paidBy(shares, group), together };
    }
  }
};
