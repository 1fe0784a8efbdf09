import type { Fraction } from "../../../spec/index.ts";
import { invariant } from "../../invariant.ts";
import { type Bill, isFractional, roundingOf } from "../../observe/breakdown.ts";
import { billText, isShared, isSharedUsually, sharedParts, type Sharing } from "../../observe/shares.ts";
import { off, type Wrong } from "../../violation-kind.ts";

/** A queue keeps no order of bases: who comes first decides. */
const sharing: Sharing = {
  roundings: ["up", "down", "largest-remainder"],
  isRule: (rule) => rule !== "queue",
};

const byBase = (a: Bill, b: Bill): number => (a.base < b.base ? -1 : a.base > b.base ? 1 : 0);

const isEqual = (a: Fraction, b: Fraction): boolean =>
  a.numerator * b.denominator === b.numerator * a.denominator;

/** What the quota leaves of the base. */
const kept = ({ base, quota: { numerator, denominator } }: Bill): Fraction => ({
  numerator: base * denominator - numerator,
  denominator,
});

/** Whether one atom may decide between two: their parts are equal, and have to be rounded. */
const tie =
  (part: (bill: Bill) => Fraction) =>
  (a: Bill, b: Bill): boolean =>
    isFractional(part(a)) && isEqual(part(a), part(b));

/**
 * Two bills in the wrong order: the one with the smaller base has the larger
 * amount, and they do not tie. Bills come in ascending base; a rule keeps
 * their order, so that those who tie stand side by side.
 */
const inversion = (
  sorted: readonly Bill[],
  amount: (bill: Bill) => bigint,
  isTie: (a: Bill, b: Bill) => boolean,
): readonly [Bill, Bill] | undefined => {
  let most: Bill | undefined;
  let tied: Bill[] = [];
  for (const bill of sorted) {
    const [first] = tied;
    if (first !== undefined && isTie(first, bill)) tied.push(bill);
    else {
      for (const other of tied) if (most === undefined || amount(other) > amount(most)) most = other;
      tied = [bill];
    }
    if (most !== undefined && amount(most) > amount(bill)) return [most, bill];
  }
  return undefined;
};

const never = (): boolean => false;

/** The larger base pays too little, or keeps too little: it pays too much. */
const wrongOf = ([smaller, larger]: readonly [Bill, Bill], pays: boolean): Wrong =>
  off(pays ? larger.paid - smaller.paid : smaller.base - smaller.paid - (larger.base - larger.paid));

export const largerBasesPayNoLessAndKeepNoLess = invariant({
  id: "FAIR-3",
  level: "fair",
  sentence: "larger bases pay no less and keep no less",
  formula:
    "w_i < w_j implies x_i <= x_j and w_i - x_i <= w_j - x_j (up and down: also for w_i = w_j; largest-remainder: not between equal fractional quotas, nor between equal fractional rests w - q)",
  why: "A haircut that reverses the order of holdings rewards being small, or being large.",
  source: "spec section 6, section 13, 12.8; order preservation",
  explains: ["FAIR-15", "FAIR-4", "FAIR-9"],
  unless: (setting) =>
    isShared(setting, sharing, 2)
      ? undefined
      : "no layer divides a loss between two accounts, by a rule and a rounding that keep order",
  sometimes: ["two different bases shared a loss"],
  cover: { "two different bases shared a loss": 10 },
  onlyIf: { "two different bases shared a loss": (setting) => isSharedUsually(setting, sharing, 2) },
  check: (observation, see) => {
    for (const { step, layer, bills } of sharedParts(observation, sharing)) {
      const hasTies = roundingOf(layer) === "largest-remainder";
      const sorted = [...bills].sort(byBase);
      if (sorted[0]?.base !== sorted.at(-1)?.base) see("two different bases shared a loss");
      const pays = inversion(sorted, ({ paid }) => paid, hasTies ? tie(({ quota }) => quota) : never);
      const found = pays ?? inversion(sorted, ({ base, paid }) => base - paid, hasTies ? tie(kept) : never);
      if (found !== undefined)
        return {
          step,
          expected: `the larger base to ${pays === undefined ? "keep" : "pay"} no less`,
          observed: found.map(billText).join(", "),
          ...wrongOf(found, pays !== undefined),
        };
    }
    return undefined;
  },
});
