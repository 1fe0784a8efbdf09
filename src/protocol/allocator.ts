import {
  type FundLayer,
  type HaircutLayer,
  isOnExit,
  type Mechanism,
  type TrancheLayer,
} from "../../spec/index.ts";

/** All that one function can do. */
export const allocatorSupports = { actions: ["resolve"], genesis: true, receipts: false } as const;

/** What an allocator may be an allocator of. */
export interface AllocatorLayers {
  readonly fund: FundLayer | undefined;
  readonly users: HaircutLayer | TrancheLayer;
}

/** What one function can serve, in words. */
export const servedByOne =
  "a waterfall of a fund, or none, before one haircut at the resolve or one tranche, without markets";

/**
 * The two layers of a mechanism that one function can serve: a fund, or none,
 * before one haircut at the resolve or one tranche. Undefined for any other.
 */
export const allocatorLayers = ({ waterfall, markets = [] }: Mechanism): AllocatorLayers | undefined => {
  const [first, second] = waterfall;
  const [fund, users] = first?.kind === "fund" ? [first, second] : [undefined, first];
  if (waterfall.length !== (fund === undefined ? 1 : 2) || markets.length > 0) return undefined;
  if (users?.kind !== "tranche" && (users?.kind !== "haircut" || isOnExit(users))) return undefined;
  return { fund, users };
};

/**
 * What an allocator is judged under unless it says otherwise: a fund, then all
 * that holders have. Equity, as then every holder has a base; rounded as it
 * likes, as a choice that nobody told us is not to be held against it.
 */
export const fundThenEquity: Mechanism = {
  name: "a fund, then holders",
  asset: { symbol: "USD", decimals: 2 },
  waterfall: [
    { kind: "fund", id: "insurance" },
    { kind: "haircut", id: "holders", basis: "equity", rule: "proportional", rounding: "unspecified" },
  ],
  remainder: "park",
  exits: "gated",
  surplus: "residue",
};
