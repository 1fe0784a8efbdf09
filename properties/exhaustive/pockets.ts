import { type HaircutLayer, isOnExit, type LayerId, layersOf, type Mechanism } from "../../spec/index.ts";

import { allMeans, hasDefaulter, type Means } from "./means.ts";

/** Something that each account has an amount of, and that some layer draws on. */
export type Holding =
  { readonly kind: "profit" | "capital" | "equity" } | { readonly kind: "stake"; readonly tranche: LayerId };

/** One amount for the whole venue: a fund above its floor, or the defaulter's own stake in a tranche. */
export type Reserve =
  | { readonly kind: "fund"; readonly id: LayerId; readonly floor: bigint }
  | { readonly kind: "own stake"; readonly tranche: LayerId };

/** What a mechanism's waterfall can draw on at a resolve. */
export interface Pockets {
  readonly holdings: readonly Holding[];
  readonly reserves: readonly Reserve[];
}

const holding = (kind: "profit" | "capital" | "equity"): Holding => ({ kind });

/**
 * Haircuts draw on profit, on capital, or on both. Where all that draw on
 * either draw on both alike (equity), an account's equity is one amount.
 */
const purses = (haircuts: readonly HaircutLayer[], hasCalls: boolean): readonly Holding[] => {
  const bases = new Set(haircuts.map(({ basis }) => basis));
  if (!hasCalls && bases.size === 1 && bases.has("equity")) return [holding("equity")];
  const takes = (...kinds: readonly string[]): boolean => [...bases].some((basis) => kinds.includes(basis));
  return [
    ...(takes("profit", "equity") ? [holding("profit")] : []),
    ...(hasCalls || takes("capital", "equity") ? [holding("capital")] : []),
  ];
};

/** The pockets of a mechanism of the ledger tier, as far as problems can fill them. */
export const pocketsOf = (mechanism: Mechanism, means: Means = allMeans): Pockets => {
  const { holdings, reserves } = allPockets(mechanism);
  return {
    holdings: holdings.filter(({ kind }) =>
      kind === "stake" ? means.hasStakes : kind !== "profit" || hasDefaulter(means),
    ),
    reserves: reserves.filter(({ kind }) => (kind === "fund" ? means.hasFunds : hasDefaulter(means))),
  };
};

const allPockets = (mechanism: Mechanism): Pockets => {
  const haircuts = layersOf(mechanism, "haircut").filter((layer) => !isOnExit(layer));
  const own = new Set(layersOf(mechanism, "defaulter-stake").map(({ tranche }) => tranche));
  return {
    holdings: [
      ...layersOf(mechanism, "tranche").map(({ id }): Holding => ({ kind: "stake", tranche: id })),
      ...purses(haircuts, layersOf(mechanism, "assessment").length > 0),
    ],
    reserves: [
      ...layersOf(mechanism, "fund").map(({ id, floor = 0n }): Reserve => ({ kind: "fund", id, floor })),
      ...[...own].map((tranche): Reserve => ({ kind: "own stake", tranche })),
    ],
  };
};
