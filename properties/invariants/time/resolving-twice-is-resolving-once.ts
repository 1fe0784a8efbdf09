import { type Layer, type Mechanism, type State, zero } from "../../../spec/index.ts";
import { invariant } from "../../invariant.ts";
import { firstDifference } from "../../observe/bookkeeping.ts";
import { apart } from "../../violation-kind.ts";
import { entryText } from "../../observe/money.ts";

/** Funds that may have capacity again in a new resolve: an event cap renews, a surplus came back. */
const renews = ({ surplus }: Mechanism, layer: Layer): boolean =>
  layer.kind === "fund" && (layer.eventCap !== undefined || surplus === layer.id);

/** Layers that can pay again when a carried deficit is put to them a second time. */
const paysAgain = (mechanism: Mechanism, layer: Layer): boolean =>
  renews(mechanism, layer) ||
  // A defaulter of the first resolve is solvent in the second: its stake can be asked for.
  layer.kind === "tranche" ||
  layer.kind === "assessment" ||
  (layer.kind === "haircut" && (layer.cap !== undefined || layer.basis === "exposure")) ||
  ("rounding" in layer && (layer.rounding === "down" || layer.rounding === "unspecified"));

/** What the second resolve may leave, or undefined when the first left it free to do more. */
const allowedAfter = (mechanism: Mechanism, first: State, second: State): State | undefined => {
  if (first.deficit === 0n) return first;
  if (mechanism.remainder === "carry")
    return mechanism.waterfall.some((layer) => paysAgain(mechanism, layer)) ? undefined : first;
  const funds = new Map(first.funds);
  for (const layer of mechanism.waterfall)
    if (renews(mechanism, layer)) funds.set(layer.id, second.funds.get(layer.id) ?? zero);
  return { ...first, funds, deficit: second.deficit };
};

export const resolvingTwiceIsResolvingOnce = invariant({
  id: "TIME-1",
  level: "fair",
  sentence: "resolving twice is resolving once",
  formula:
    "a second resolve is a no-op, except for what an event cap or a fractional cap leaves when a deficit is left",
  why: "A keeper that retries must not cut anybody twice.",
  source: "spec 7.7",
  sometimes: ["a second resolve followed one that placed a loss"],
  cover: { "a second resolve followed one that placed a loss": 5 },
  check: ({ mechanism, resolves }, see) => {
    for (const [i, second] of resolves.entries()) {
      const first = resolves[i - 1];
      if (first?.index !== second.index - 1) continue;
      if (first.loss > 0n) see("a second resolve followed one that placed a loss");
      const allowed = allowedAfter(mechanism, second.before, second.after);
      const difference = allowed === undefined ? undefined : firstDifference(allowed, second.after);
      if (difference !== undefined)
        return {
          step: second.index,
          expected: `${difference.what} to stay ${entryText(difference.what, difference.expected)} when a resolve is repeated`,
          observed: entryText(difference.what, difference.observed),
          ...apart(difference),
        };
    }
    return undefined;
  },
});
