import { type Fraction, onExitLayer, exitRatio } from "../../../spec/index.ts";
import { invariant } from "../../invariant.ts";
import { compareRatios, exitsOf, ratioText } from "../../observe/exits.ts";
import type { Observation } from "../../observe/observation.ts";
import { deficitCanBePaid, noCutOnExit, partCanLeave } from "../../applicability/reach.ts";
import { off } from "../../violation-kind.ts";
import { money } from "../../observe/money.ts";

/** The lowest ratio that stood before each step. */
const lowestBefore = ({ mechanism, steps }: Observation): readonly Fraction[] => {
  const layer = onExitLayer(mechanism);
  if (layer === undefined) return [];
  let lowest: Fraction = { numerator: 1n, denominator: 1n };
  return steps.map(({ before }) => {
    const ratio = exitRatio(layer, before);
    if (compareRatios(ratio, lowest) < 0n) lowest = ratio;
    return lowest;
  });
};

export const theRatioRecoversWhenFundsReturn = invariant({
  id: "EXIT-7",
  level: "fair",
  sentence: "the ratio recovers when funds return",
  formula: "h has risen since it was lowest implies an exit of a pays at least floor(a * h)",
  why: "A ratio that only ever falls goes on cutting those who leave for a loss that was paid back.",
  source: "spec 5.7, 5.10, 7.4",
  explains: ["EXIT-5"],
  unless: noCutOnExit,
  sometimes: ["somebody left after the ratio had risen", "somebody left after a resolve had paid a deficit"],
  onlyIf: {
    "somebody left after the ratio had risen": partCanLeave,
    "somebody left after a resolve had paid a deficit": deficitCanBePaid,
  },
  check: (observation, see) => {
    const lowest = lowestBefore(observation);
    const payer = observation.resolves.find(({ before, after }) => after.deficit < before.deficit);
    for (const { step, account, amount, before, due, paid } of exitsOf(observation)) {
      const low = lowest[step.index];
      if (low === undefined || compareRatios(before, low) <= 0n) continue;
      see("somebody left after the ratio had risen");
      if (payer !== undefined && payer.index < step.index)
        see("somebody left after a resolve had paid a deficit");
      if (paid < due)
        return {
          step: step.index,
          expected: `${account} to be paid ${money(due)} for ${money(amount)}, for the ratio has risen from ${ratioText(low)} to ${ratioText(before)}`,
          observed: `a payout of ${money(paid)}`,
          ...off(paid - due),
        };
    }
    return undefined;
  },
});
