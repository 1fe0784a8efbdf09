import { onExitLayer } from "../../spec/index.ts";
import { invariant } from "../invariant.ts";
import { firstDifference } from "../observe/bookkeeping.ts";
import { swapped } from "../relations/swap-actions.ts";

const moves: readonly string[] = [
  "deposit",
  "withdraw",
  "stake",
  "unstake",
  "fee",
  "topUp",
  "settle",
  "realize",
];

export const independentActionsCommute = invariant({
  id: "TIME-3",
  level: "fair",
  sentence: "independent actions commute",
  formula:
    "a, b accepted, on other accounts and other layers, neither opening or closing a gate for the other: b, a lead to the same state",
  why: "Where the order of strangers' actions counts, whoever orders them, a sequencer or a miner, sells the order.",
  source: "spec/README.md 4.3, 12.31",
  unless: ({ mechanism, capabilities }) => {
    if (onExitLayer(mechanism) !== undefined) return "every exit moves the ratio of the haircut on exit";
    if (capabilities.maxAccounts < 2) return "it needs two accounts";
    return capabilities.actions.some((type) => moves.includes(type))
      ? undefined
      : "no action names an account";
  },
  sometimes: ["two independent actions were swapped"],
  related: (observation) => {
    const pair = swapped(observation);
    if (pair === undefined) return [];
    const { scenario, first, second } = pair;
    return [{ scenario, difference: `with action ${second.index + 1} before action ${first.index + 1}` }];
  },
  check: (observation, see, [other]) => {
    const pair = swapped(observation);
    const [one, two] = other?.observation.steps.slice(-2) ?? [];
    if (pair === undefined || one === undefined || two === undefined) return undefined;
    const step = pair.second.index;
    for (const { action, outcome } of [one, two]) {
      if (outcome.outcome === "accepted") continue;
      // A maximum may be passed on the way, and not in the end.
      if (outcome.code === "overflow") return undefined;
      return {
        step,
        expected: `${action.type} to be accepted in either order`,
        observed: `refused with ${outcome.code} in the other one`,
        counterpart: 0,
      };
    }
    see("two independent actions were swapped");
    const difference = firstDifference(pair.second.after, two.after);
    if (difference === undefined) return undefined;
    return {
      step,
      expected: `${difference.what} of ${difference.expected} in either order`,
      observed: `${difference.observed} in the other one`,
      counterpart: 0,
    };
  },
});
