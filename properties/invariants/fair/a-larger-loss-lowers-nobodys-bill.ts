import { type Action, atoms } from "../../../spec/index.ts";
import { invariant } from "../../invariant.ts";
import { roundingOf } from "../../observe/breakdown.ts";
import type { Observation } from "../../observe/observation.ts";
import { isShared, type Sharing } from "../../observe/shares.ts";
import { billOf, haveSameBases, lossText, payersIn } from "../../relations/parts.ts";
import { compareBy, observedPart, relatedBy, stateBefore } from "../../relations/observed-part.ts";
import { off } from "../../violation-kind.ts";
import { money } from "../../observe/money.ts";

const sharing: Sharing = { roundings: ["up", "down", "largest-remainder", "sequential", "unspecified"] };

const planOf = (observation: Observation) => {
  const { scenario, mechanism } = observation;
  const part = observedPart(
    observation,
    sharing,
    (one) => one.asked < one.capacity && !stateBefore(observation, one.step).halted,
  );
  if (part === undefined) return undefined;
  // Now an atom more, now as much as the layer has left.
  const room = part.capacity - part.asked;
  const amount = atoms(part.asked % 2n === 0n ? room : 1n);
  const actions: readonly Action[] = [
    ...scenario.actions.slice(0, part.step),
    { type: "loss", amount },
    { type: "resolve" },
  ];
  const { genesis } = scenario;
  return {
    part,
    scenario: genesis === undefined ? { mechanism, actions } : { mechanism, genesis, actions },
    difference: `with a loss of ${money(amount)} more before the resolve`,
  };
};

export const aLargerLossLowersNobodysBill = invariant({
  id: "FAIR-8",
  level: "fair",
  sentence: "a larger loss lowers nobody's bill",
  formula:
    "H <= H' implies x_i(H) <= x_i(H') (up, down, sequential), x_i(H) - 1 <= x_i(H') (largest-remainder, unspecified)",
  why: "An account that pays less when more is lost gains from a larger loss: the Alabama paradox of apportionment.",
  source: "spec section 6, 14.4, 14.6; loss monotonicity",
  unless: (setting) => {
    if (!setting.capabilities.actions.includes("loss")) return "it needs the action loss";
    return isShared(setting, sharing) ? undefined : "no layer divides a loss";
  },
  sometimes: ["a layer was asked for more"],
  related: (observation) => relatedBy(planOf(observation)),
  check: (observation, see, [larger]) =>
    compareBy(planOf(observation), larger, ({ part }, other) => {
      if (other.asked < part.asked || !haveSameBases(part, other)) return undefined;
      if (other.asked > part.asked) see("a layer was asked for more");
      const rounding = roundingOf(part.layer);
      const slack = rounding === "largest-remainder" || rounding === "unspecified" ? 1n : 0n;
      const lower = payersIn(part, other).find(
        (id) => billOf(other, id).paid < billOf(part, id).paid - slack,
      );
      if (lower === undefined) return undefined;
      return {
        expected: `${lower}, who pays ${money(billOf(part, lower).paid)} of ${lossText(part)}, to pay at least ${money(billOf(part, lower).paid - slack)} of ${lossText(other)}`,
        observed: money(billOf(other, lower).paid),
        ...off(billOf(other, lower).paid - (billOf(part, lower).paid - slack)),
      };
    }),
});
