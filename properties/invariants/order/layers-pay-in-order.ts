import { atoms, min, scopeOf, type State } from "../../../spec/index.ts";
import { invariant } from "../../invariant.ts";
import { isExhausted, paidItsPart, type Part, roundingOf } from "../../observe/breakdown.ts";
import { partText } from "../../observe/words.ts";
import { canEverPay, twoCanPay } from "../../applicability/reach.ts";
import { atomEach, misplaced, off, type Wrong } from "../../violation-kind.ts";
import { money } from "../../observe/money.ts";

/** A layer that paid although an earlier one still could, if any. */
export const outOfOrder = (
  parts: readonly Part[],
  isEarlier: (part: Part) => boolean,
  isLater: (part: Part) => boolean,
): { readonly earlier: Part; readonly later: Part } | undefined => {
  const waiting: Part[] = [];
  for (const part of parts) {
    const earlier =
      part.paid > 0n && isLater(part) ? waiting.find((one) => comesBefore(one, part)) : undefined;
    if (earlier !== undefined) return { earlier, later: part };
    if (isEarlier(part) && !isExhausted(part)) waiting.push(part);
  }
  return undefined;
};

/**
 * True when a layer that is not exhausted leaves nothing for a later one to
 * pay. A market's own layer does so in its market; and to a layer for all it
 * leaves the others' losses, but none of its own.
 */
const comesBefore = (earlier: Part, later: Part): boolean => {
  const market = scopeOf(earlier.layer);
  if (market === undefined || market === scopeOf(later.layer)) return true;
  return scopeOf(later.layer) === undefined && !paidItsPart(earlier);
};

/** The later layer paid what nobody had to, or what the earlier one should have; a fund rounds nothing. */
const wrongOf = (earlier: Part, later: Part, before: State): Wrong => {
  if (earlier.asked === 0n) return off(later.paid, atomEach(before));
  if (roundingOf(earlier.layer) === undefined) return { kind: "wrong-one" };
  return misplaced(min(later.paid, atoms(earlier.capacity - earlier.paid)), atomEach(before));
};

export const layersPayInOrder = invariant({
  id: "ORD-1",
  level: "safe",
  sentence: "a layer pays only when all layers before it are exhausted",
  formula: "draw_k > 0 implies draw_j = capacity_j for all j < k (a layer rounded down: up to its gap)",
  why: "A conservation check stays true while a layer is skipped and the next one pays: order needs a law of its own.",
  source: "spec 7.2",
  explains: ["FAIR-1"],
  unless: (setting) => (twoCanPay(setting, canEverPay) ? undefined : "fewer than two layers can pay"),
  sometimes: ["a later layer paid"],
  cover: { "a later layer paid": 5 },
  onlyIf: { "a later layer paid": twoCanPay },
  check: ({ resolves }, see) => {
    for (const { index, before, breakdown } of resolves) {
      const parts = breakdown?.parts ?? [];
      if (parts.slice(1).some(({ paid }) => paid > 0n)) see("a later layer paid");
      const found = outOfOrder(
        parts,
        () => true,
        () => true,
      );
      if (found === undefined) continue;
      const { earlier, later } = found;
      return {
        step: index,
        expected:
          earlier.asked === 0n
            ? `${later.layer.id} to pay nothing, for no loss was left when it was reached`
            : `${earlier.layer.id} to pay its capacity of ${money(earlier.capacity)} before ${later.layer.id} pays`,
        observed: `${earlier.layer.id} ${partText(earlier)} and ${later.layer.id} ${partText(later)}`,
        ...wrongOf(earlier, later, before),
      };
    }
    return undefined;
  },
});
