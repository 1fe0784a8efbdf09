import type { Preset } from "./preset.ts";

export const gmxV2: Preset = {
  name: "gmx-v2",
  title: "GMX v2: the pool pays winners, up to a factor of itself",
  source: {
    text: "GMX, gmx-synthetics: max PnL factor for traders (capped PnL)",
    url: "https://github.com/gmx-io/gmx-synthetics",
  },
  notes: [
    "Traders win against the pool: a settlement names them and an account that stands for the pool's side, which is insolvent by what the pool owes. The fund then pays it, and what it cannot pay is cut from profit when it is taken: each closing trader gets floor(profit * capped / all profit), as there.",
    "The cut lasts only while the pool is short: anyone who waits is paid at the ratio of a later day, in full once the pool has grown (a topUp of the pool, then a resolve).",
    "The factor is not a member of the layer: the fund holds the part of the pool that backs profit (the factor times the pool), and the rest stands outside the ledger, with the shares of those who provide it. There each close lowers pool and profits, so that with a factor below 1 the ratio rises a little; here it stays.",
    "Profit is known at every price there; here by a settlement, and until the resolve nobody takes any (exits gated).",
    "Auto-deleveraging, by which a keeper closes profitable positions before the cap is reached, is at the keeper's choice and closes at the mark: no rank has a word for that, and it is left out.",
  ],
  mechanism: {
    name: "GMX v2, capped profit",
    asset: { symbol: "USD", decimals: 6 },
    waterfall: [
      { kind: "fund", id: "pool" },
      {
        kind: "haircut",
        id: "winners",
        basis: "profit",
        rule: "proportional",
        rounding: "up",
        timing: "on-exit",
      },
    ],
    remainder: "park",
    exits: "gated",
    surplus: "pool",
  },
};
