import { atoms, type Mechanism, splitOf } from "../../spec/index.ts";
import { type Mutant, resolvedBy, resolveWith } from "./mutant.ts";

/** The atoms of the asset in one unit of the 18th decimal. */
const unitOf = ({ asset: { decimals } }: Mechanism): bigint =>
  decimals > 18 ? 10n ** BigInt(decimals - 18) : 1n;

export const normalizedTo18Decimals: Mutant = {
  name: "normalized-to-eighteen-decimals",
  fault: "Shares are computed with 18 decimals: what an asset has beyond them is cut off.",
  seen: "any venue that keeps its books in units of 10^-18",
  caughtBy: ["SOLV-3"],
  headline: {
    either: ["SOLV-3", "ORD-1", "ORD-2", "ORD-4", "MIN-1"],
    because: "amounts are truncated in every layer, and rounded up in some",
  },
  run: resolvedBy((mechanism, before) =>
    resolveWith(mechanism, before, {
      splitOf: (layer) => (loss, bases) =>
        splitOf(layer)(loss, bases).map((share) => atoms(share - (share % unitOf(mechanism)))),
    }),
  ),
};
