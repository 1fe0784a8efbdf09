import { invariant } from "../../invariant.ts";
import { closings } from "../../observe/closings.ts";
import { canDeleverage } from "../../applicability/reach.ts";
import { exactlyOff } from "../../violation-kind.ts";

export const aBankruptPositionIsClosedAgainstItsOtherSide = invariant({
  id: "ADL-4",
  level: "fair",
  sentence: "a bankrupt position is closed against its other side, lot for lot",
  formula: "closed lots of the bankrupt = sum of closed_i = min(its lots, sum of lots_i)",
  why: "Lots that are closed on one side only leave the other side with a position that has no counterparty.",
  source: "spec 17.11",
  explains: ["ADL-3", "MKT-1", "ORD-1", "FAIR-1"],
  unless: (setting) => (canDeleverage(setting) ? undefined : "it needs exactly one deleverage layer"),
  sometimes: ["a bankrupt position was closed whole"],
  cover: { "a bankrupt position was closed whole": 5 },
  check: (observation, see) => {
    for (const { step, defaulter, held, closed, others } of closings(observation)) {
      let available = 0n;
      let filled = 0n;
      for (const other of others) {
        available += other.held;
        filled += other.closed;
      }
      const due = held < available ? held : available;
      if (due === held) see("a bankrupt position was closed whole");
      if (closed !== due || filled !== due)
        return {
          step,
          expected: `${due} of the ${held} lots of ${defaulter} to be closed, on both sides`,
          observed: `${closed} of ${defaulter}, and ${filled} of its counterparties`,
          ...exactlyOff(closed === due ? filled - due : closed - due),
        };
    }
    return undefined;
  },
});
