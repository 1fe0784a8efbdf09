import { divideDown, divideUp } from "../../../spec/index.ts";
import { invariant } from "../../invariant.ts";
import { closings } from "../../observe/closings.ts";
import { canDeleverage } from "../../applicability/reach.ts";
import { outside } from "../../violation-kind.ts";
import { eitherMoney, money } from "../../observe/money.ts";

export const positionsAreClosedAtTheBankruptcyPrice = invariant({
  id: "ADL-3",
  level: "fair",
  sentence: "positions are closed at the bankruptcy price",
  formula:
    "x_i in {floor, ceil} of H * closed_i / lots of the bankrupt, or all that i owns where that is less",
  why: "A fill at the mark leaves the loss where it was; one beyond the bankruptcy price takes from the counterparty what nobody lost.",
  source: "spec 17.11",
  explains: ["MIN-1", "CONS-2", "NNEG-1", "SOLV-3", "ORD-1", "FAIR-1"],
  unless: (setting) => (canDeleverage(setting) ? undefined : "it needs exactly one deleverage layer"),
  sometimes: ["a counterparty gave up the loss on its lots"],
  cover: { "a counterparty gave up the loss on its lots": 5 },
  check: (observation, see) => {
    for (const { step, loss, held, others } of closings(observation))
      for (const { account, closed, paid, equity } of others) {
        if (closed < 0n) continue;
        const low = divideDown(loss * closed, held);
        const high = divideUp(loss * closed, held);
        if (paid > 0n) see("a counterparty gave up the loss on its lots");
        const bounded = paid === equity && equity < high;
        if (!bounded && (paid < low || paid > high))
          return {
            step,
            expected: `${account} to give up ${eitherMoney(low, high)} for ${closed} of ${held} lots that lost ${money(loss)}`,
            observed: money(paid),
            ...outside(paid, low, high),
          };
      }
    return undefined;
  },
});
