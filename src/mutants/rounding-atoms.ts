import {
  type Atoms,
  atoms,
  type Layer,
  type Rounding,
  type Split,
  splitDown,
  splitInOrder,
  splitLargestRemainder,
  sum,
  zero,
} from "../../spec/index.ts";
import { isProportional, type Mutant, splitBy } from "./mutant.ts";

const under = (split: Split, ...roundings: readonly Rounding[]): ((layer: Layer) => Split | undefined) => {
  return (layer) => (isProportional(layer, ...roundings) ? split : undefined);
};

/** floor(q_i), and what is missing given out by `hand`: how many atoms the i-th payer gets. */
const floorAnd =
  (hand: (missing: bigint, bases: readonly Atoms[]) => (i: number) => bigint): Split =>
  (loss, bases) => {
    const shares = splitDown(loss, bases);
    const extra = hand(loss - sum(shares), bases);
    return shares.map((share, i) => atoms(share + extra(i)));
  };

export const remainderFallsOnTheFirst: Mutant = {
  name: "remainder-falls-on-the-first",
  fault: "All that rounding leaves over falls on the first account, past its claim.",
  seen: "naive largest-remainder code",
  caughtBy: ["BND-1", "FAIR-1"],
  run: splitBy(
    under(
      floorAnd((missing) => (i) => (i === 0 ? missing : 0n)),
      "up",
      "largest-remainder",
    ),
  ),
};

/** Shares rounded down, and the rest paid in order, as far as each base goes. */
const restInOrder: Split = (loss, bases) => {
  const shares = splitDown(loss, bases);
  const room = bases.map((base, i) => atoms(base - (shares[i] ?? zero)));
  const rest = splitInOrder(atoms(loss - sum(shares)), room);
  return shares.map((share, i) => atoms(share + (rest[i] ?? zero)));
};

export const restFallsOnLowIndices: Mutant = {
  name: "rest-falls-on-low-indices",
  fault: "Shares are truncated, and the rest is taken from low indices, as much as they have.",
  seen: "Percolator",
  caughtBy: ["FAIR-1"],
  headline: {
    either: ["FAIR-1", "FAIR-2"],
    because: "past the quota, and past what an equal one pays",
  },
  run: splitBy(under(restInOrder, "up", "largest-remainder")),
};

/** The place of each payer when the smallest base comes first. */
const placesOf = (bases: readonly Atoms[]): ReadonlyMap<number, bigint> => {
  const smallestFirst = [...bases.keys()].sort((i, j) => ((bases[i] ?? zero) < (bases[j] ?? zero) ? -1 : 1));
  return new Map(smallestFirst.map((i, place) => [i, BigInt(place)]));
};

export const smallestHoldersPayTheRest: Mutant = {
  name: "smallest-holders-pay-the-rest",
  fault: "The atoms that rounding leaves over are taken from the smallest holders first.",
  seen: "any",
  caughtBy: ["FAIR-3"],
  run: splitBy(
    under(
      floorAnd((missing, bases) => {
        const places = placesOf(bases);
        return (i) => ((places.get(i) ?? 0n) < missing ? 1n : 0n);
      }),
      "largest-remainder",
    ),
  ),
};

export const tiesFavourTheLast: Mutant = {
  name: "ties-favour-the-last",
  fault: "Where everybody should be rounded up, one of two equal holders pays an atom less.",
  seen: "Percolator",
  caughtBy: ["FAIR-2", "FAIR-15"],
  run: splitBy(under(splitLargestRemainder, "up")),
};

export const tiesGoToTheLargerId: Mutant = {
  name: "ties-go-to-the-larger-id",
  fault: "A tied atom falls on the last of the equals, not on the first as published.",
  seen: "any",
  caughtBy: ["TRAN-2"],
  run: splitBy(
    under((loss, bases) => splitLargestRemainder(loss, bases.toReversed()).toReversed(), "largest-remainder"),
  ),
};
