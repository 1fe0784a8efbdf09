import {
  type Atoms,
  atoms,
  divideUp,
  lossOf,
  min,
  resolve,
  type Rounding,
  type Split,
  splitDown,
  splitInOrder,
  splitUp,
  sum,
  wholeLoss,
  zero,
} from "../../spec/index.ts";
import { isProportional, type Mutant, paidBy, resolvedBy, splitBy } from "./mutant.ts";

/**
 * Faults that show when a loss is divided twice: over other holders, in
 * another unit, in two parts. Most bend a single division too.
 */

const anyRounding: readonly Rounding[] = ["up", "down", "largest-remainder"];

const instead = (split: Split, roundings = anyRounding): Mutant["run"] =>
  splitBy((layer) => (isProportional(layer, ...roundings) ? split : undefined));

/** The loss divided over other weights than the bases, nobody past its base. */
const weighted =
  (weightOf: (base: bigint, total: bigint) => bigint): Split =>
  (loss, bases) => {
    const total = sum(bases);
    const weights = bases.map((base) => atoms(weightOf(base, total)));
    return splitUp(loss, weights).map((share, i) => min(share, bases[i] ?? zero));
  };

export const dustIsWaived: Mutant = {
  name: "dust-is-waived",
  fault:
    "A share of less than an atom is not collected: anyone who holds little enough, in enough names, pays nothing.",
  seen: "Umee, Morpho",
  caughtBy: ["FAIR-5", "FAIR-10"],
  headline: {
    either: ["SOLV-3", "ORD-1"],
    because: "what is waived is left as a deficit, or falls on the next layer",
  },
  run: instead(
    (loss, bases) => {
      const total = sum(bases);
      return splitUp(loss, bases).map((share, i) => ((bases[i] ?? 0n) * loss < total ? zero : share));
    },
    ["up"],
  ),
};

export const largeHoldersHaveADiscount: Mutant = {
  name: "large-holders-have-a-discount",
  fault: "Anyone who holds more than half of a layer pays a fifth less.",
  seen: "any",
  caughtBy: ["FAIR-6"],
  headline: {
    either: ["SOLV-3", "FAIR-1", "MIN-1"],
    because:
      "what the discount leaves is a deficit, or falls on nobody else: the split does not follow the quota",
  },
  run: instead((loss, bases) => {
    const total = sum(bases);
    return splitUp(loss, bases).map((share, i) =>
      2n * (bases[i] ?? 0n) > total ? atoms(share - share / 5n) : share,
    );
  }),
};

export const lossFollowsTheSquareOfTheBase: Mutant = {
  name: "loss-follows-the-square-of-the-base",
  fault: "Concentration is charged: shares follow the squares of the bases.",
  seen: "any",
  caughtBy: ["FAIR-7"],
  headline: {
    either: ["SOLV-3", "FAIR-1", "MIN-1"],
    because:
      "a share beyond its base is left as a deficit, one that is rounded up exceeds the loss, and else it leaves the quota",
  },
  run: instead(weighted((base) => base * base)),
};

export const largeLossesAreDeferred: Mutant = {
  name: "large-losses-are-deferred",
  fault:
    "A layer that is asked for more than half of what it has pays a quarter of it, and waits for better times.",
  seen: "any",
  caughtBy: ["FAIR-8"],
  headline: "SOLV-3",
  run: instead(
    (loss, bases) => {
      const total = sum(bases);
      return splitDown(2n * loss > total ? atoms(total / 4n) : loss, bases);
    },
    [...anyRounding, "sequential"],
  ),
};

export const largestHolderPaysFirst: Mutant = {
  name: "largest-holder-pays-first",
  fault: "The largest holder pays alone as far as its base goes, the others what is left.",
  seen: "ADL engines",
  caughtBy: ["FAIR-9", "FAIR-13"],
  headline: {
    either: ["FAIR-1", "MIN-1"],
    because: "rounded down, a loss smaller than all bases takes nothing, and the largest holder pays it",
  },
  run: instead((loss, bases) => {
    const largest = bases.reduce((best, base, i) => (base > (bases[best] ?? 0n) ? i : best), 0);
    const first = min(loss, bases[largest] ?? zero);
    const others = splitInOrder(
      atoms(loss - first),
      bases.map((base, i) => (i === largest ? zero : base)),
    );
    return others.map((share, i) => (i === largest ? first : share));
  }),
};

export const lossIsDividedByHeads: Mutant = {
  name: "loss-is-divided-by-heads",
  fault: "Each holder pays its part of the loss by the number of accounts, also of those that hold nothing.",
  seen: "naive socialization loops",
  caughtBy: ["FAIR-11"],
  headline: {
    either: ["SOLV-3", "BND-1", "BND-3"],
    because: "what those who hold nothing cannot pay is left as a deficit, or taken from them all the same",
  },
  run: paidBy((layer, { solvents, state }) => {
    if (layer.kind !== "haircut" || layer.basis !== "capital") return undefined;
    const head = (base: Atoms): Atoms => atoms(divideUp(base, BigInt(solvents.length)));
    return solvents
      .map((account) => ({ account, base: head(state.accounts.get(account)?.capital ?? zero) }))
      .filter(({ base }) => base > 0n);
  }),
};

export const surplusIsRefundedToTheLargest: Mutant = {
  name: "surplus-is-refunded-to-the-largest",
  fault: "What rounding up takes too much is given back to the largest holder, the first of equals.",
  seen: "any",
  caughtBy: ["FAIR-12"],
  headline: {
    either: ["FAIR-3", "FAIR-2"],
    because: "the largest pays less than a smaller one, and less than an equal one",
  },
  run: instead(
    (loss, bases) => {
      const shares = splitUp(loss, bases);
      const surplus = atoms(sum(shares) - loss);
      const largest = bases.reduce((best, base, i) => (base > (bases[best] ?? 0n) ? i : best), 0);
      return shares.map((share, i) => (i === largest ? atoms(share - min(share, surplus)) : share));
    },
    ["up"],
  ),
};

export const tinyLossesAreWrittenOff: Mutant = {
  name: "tiny-losses-are-written-off",
  fault:
    "A loss of fewer atoms than there are accounts is recorded and asked of nobody: many tiny losses cost nothing.",
  seen: "Morpho, Mango",
  caughtBy: ["FAIR-14"],
  headline: "SOLV-3",
  run: resolvedBy((mechanism, before) =>
    wholeLoss(lossOf(mechanism, before)) < BigInt(before.accounts.size)
      ? resolve(
          { ...mechanism, waterfall: mechanism.waterfall.filter(({ kind }) => kind === "fund") },
          before,
        )
      : resolve(mechanism, before),
  ),
};
