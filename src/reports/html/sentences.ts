import { inUnitsOf } from "../../../properties/index.ts";
import type { Conviction } from "../../campaign/conviction.ts";

/** What an invariant says of its counterexample. */
export interface Sentences {
  readonly expected: string;
  readonly observed: string;
  /** How each related scenario differs. */
  readonly differences: readonly string[];
  /** They are as stored, in atoms: this version judges otherwise. */
  readonly areInAtoms: boolean;
}

/**
 * The sentences of a counterexample in units of its asset. A stored sentence
 * counts in atoms, and no text says which of its numbers are money: so the
 * trace is judged again, and must give the stored sentence first.
 */
export const sentencesOf = (conviction: Conviction): Sentences => {
  const { violation, counterparts, observation } = conviction;
  const { expected, observed } = violation;
  const stored = { expected, observed, differences: counterparts.map(({ difference }) => difference) };
  const again = judgedAgain(conviction);
  return again !== undefined && isSame(again, stored)
    ? {
        ...(inUnitsOf(observation.mechanism.asset, () => judgedAgain(conviction)) ?? stored),
        areInAtoms: false,
      }
    : { ...stored, areInAtoms: true };
};

type Texts = Omit<Sentences, "areInAtoms">;

const isSame = (a: Texts, b: Texts): boolean =>
  a.expected === b.expected &&
  a.observed === b.observed &&
  a.differences.length === b.differences.length &&
  a.differences.every((text, k) => text === b.differences[k]);

/** Undefined where there is no violation, or the trace is beyond the arithmetic of the law. */
const judgedAgain = ({ invariant, observation, counterparts }: Conviction): Texts | undefined => {
  try {
    const violation = invariant.check(observation, () => undefined, counterparts);
    if (violation === undefined) return undefined;
    const { expected, observed } = violation;
    const differences =
      counterparts.length === 0
        ? []
        : (invariant.related?.(observation) ?? []).map(({ difference }) => difference);
    return { expected, observed, differences };
  } catch {
    return undefined;
  }
};
