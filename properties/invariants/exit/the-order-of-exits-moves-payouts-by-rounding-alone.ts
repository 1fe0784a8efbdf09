import { divideDown, type Fraction } from "../../../spec/index.ts";
import { invariant } from "../../invariant.ts";
import { exitsOf, isWhole, type ObservedExit, ratioText } from "../../observe/exits.ts";
import { noCutOnExit, twoCanLeave } from "../../applicability/reach.ts";
import { outside } from "../../violation-kind.ts";
import { money } from "../../observe/money.ts";

/** Exits with nothing between them that changed what is claimed or what is backed. */
interface Run {
  /** The ratio at which the first of them left. */
  readonly first: Fraction;
  /** How many have left. */
  readonly count: bigint;
  readonly last: ObservedExit;
}

/** A ratio is kept as what is backed over what is claimed: the same two numbers, and nothing happened between. */
const goesOn = ({ last }: Run, { before }: ObservedExit): boolean =>
  last.after.numerator === before.numerator && last.after.denominator === before.denominator;

const withExit = (run: Run | undefined, exit: ObservedExit): Run =>
  run !== undefined && goesOn(run, exit)
    ? { ...run, count: run.count + 1n, last: exit }
    : { first: exit.before, count: 1n, last: exit };

export const theOrderOfExitsMovesPayoutsByRoundingAlone = invariant({
  id: "EXIT-8",
  level: "fair",
  sentence: "the order of exits moves payouts by rounding alone",
  formula:
    "of n exits in a row, the k-th is paid floor(a * h) to floor(a * h) + k - 1, h the ratio before the first: no order changes a payout by more than n - 1",
  why: "Where it pays to be first, everybody runs at the first doubt: the loss of a pool falls on the slowest.",
  source: "spec 5.10",
  unless: noCutOnExit,
  sometimes: ["two left in a row at a ratio below 1"],
  onlyIf: { "two left in a row at a ratio below 1": twoCanLeave },
  check: (observation, see) => {
    let run: Run | undefined;
    for (const exit of exitsOf(observation)) {
      run = withExit(run, exit);
      const { first, count } = run;
      const { step, account, amount, paid } = exit;
      if (count === 1n) continue;
      if (!isWhole(first)) see("two left in a row at a ratio below 1");
      const low = divideDown(amount * first.numerator, first.denominator);
      const high = low + count - 1n;
      if (paid < low || paid > high)
        return {
          step: step.index,
          expected: `${account}, number ${count} to leave in a row, to be paid ${money(low)} to ${money(high)} for ${money(amount)}: the ratio was ${ratioText(first)} before the first`,
          observed: `a payout of ${money(paid)}`,
          ...outside(paid, low, high),
        };
    }
    return undefined;
  },
});
