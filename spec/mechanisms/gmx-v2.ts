import type { Preset } from "./preset.ts";

export const gmxV2: Preset = {
  name: "gmx-v2",
  title: "GMX v2: the pool pays winners, up to a factor of itself",
  source: {
    text: "GMX, gmx-synthetics: max PnL factor for traders (capped PnL)",
    url: "https://github.com/gmx-io/gmx-synthetics",
  },
  notes: [
    "Traders win against the pool: a settlement names them and an account that stands for the pool's side, which is insolvent by what the pool owes. The fund then pays it, and what it cannot pay is cut from the winners: each keeps floor(profit * capped / all profit), as there.",
    "The factor is not a member of the layer: the fund holds the part of the pool that backs profit (the factor times the pool), and the rest stands outside the ledger, with the shares of those who provide it.",
    "In the real system the cut is made at each close and lasts only while the pool is short: whoever waits may be paid in full. Here a resolve makes it once, and exits are gated until then.",
    "Auto-deleveraging, by which a keeper closes profitable positions before the cap is reached, needs positions and is left out.",
  ],
  mechanism: {
    name: "GMX v2, capped profit",
    asset: { symbol: "USD", decimals: 6 },
    waterfall: [
      { kind: "fund", id: "pool" },
      { kind: "haircut", id: "winners", basis: "profit", rule: "proportional", rounding: "up" },
    ],
    remainder: "park",
    exits: "gated",
    surplus: "pool",
  },
};
