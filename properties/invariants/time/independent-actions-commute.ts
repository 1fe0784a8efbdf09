import { onExitLayer } from "../../../spec/index.ts";
import { invariant } from "../../invariant.ts";
import { firstDifference } from "../../observe/bookkeeping.ts";
import { outcomeText } from "../../relations/same-trace.ts";
import { swapIn } from "../../relations/swap-actions.ts";
import { apart, otherAnswer } from "../../violation-kind.ts";
import { entryText } from "../../observe/money.ts";

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
  why: "Where the order of strangers' actions matters, the sequencer or miner who orders them can sell that order.",
  source: "spec 4.3, 12.31",
  unless: ({ mechanism, capabilities }) => {
    if (onExitLayer(mechanism) !== undefined) return "every exit moves the ratio of the haircut on exit";
    if (capabilities.maxAccounts < 2) return "it needs two accounts";
    return capabilities.actions.some((type) => moves.includes(type))
      ? undefined
      : "no action names an account";
  },
  sometimes: ["two independent actions were swapped"],
  related: (observation) => {
    const swap = swapIn(observation);
    if (swap === undefined) return [];
    const { first, second, inOrder, swapped } = swap;
    return [
      { scenario: inOrder, difference: `with ${first.type} before ${second.type} at its end` },
      { scenario: swapped, difference: `with ${second.type} before ${first.type} at its end` },
    ];
  },
  check: (observation, see, [inOrder, swapped]) => {
    const [first, second] = inOrder?.observation.steps.slice(-2) ?? [];
    const [secondNow, firstNow] = swapped?.observation.steps.slice(-2) ?? [];
    if (first === undefined || second === undefined || firstNow === undefined || secondNow === undefined)
      return undefined;
    const step = Math.min(first.index, observation.steps.length - 1);
    for (const [one, other] of [[first, firstNow] as const, [second, secondNow] as const]) {
      const [here, there] = [outcomeText(one.outcome), outcomeText(other.outcome)];
      // A maximum may be passed on one way, and not on the other.
      if (`${here} ${there}`.includes("overflow")) return undefined;
      if (here !== there)
        return {
          step,
          expected: `${one.action.type}, ${here} in one order, to be so in the other`,
          observed: there,
          ...otherAnswer(one.outcome, other.outcome),
        };
    }
    const bothChange = first.outcome.outcome === "accepted" && second.outcome.outcome === "accepted";
    if (bothChange) see("two independent actions were swapped");
    const difference = firstDifference(second.after, firstNow.after);
    if (difference === undefined) return undefined;
    return {
      step,
      expected: `${difference.what} of ${entryText(difference.what, difference.expected)} in either order`,
      observed: `${entryText(difference.what, difference.observed)} in the other one`,
      ...apart(difference),
    };
  },
});
