import type { Preset } from "./preset.ts";

export const bitfinex2016: Preset = {
  name: "bitfinex-2016",
  title: "Bitfinex, August 2016: every balance cut by one rate",
  source: {
    text: "Bitfinex, announcements of August 2016 (loss generalized over all accounts and assets, BFX tokens) and of April 2017 (redemption of all tokens)",
  },
  notes: [
    "A theft is a loss; no fund pays. Balances in all assets count at one valuation in USD, after financed positions have been settled.",
    "A BFX token is a claim: a redemption is a recover, shared in proportion. There the tokens could be sold, lent or turned into shares; here a claim stays with its account.",
  ],
  mechanism: {
    name: "Bitfinex, 2016",
    asset: { symbol: "USD", decimals: 2 },
    waterfall: [
      { kind: "haircut", id: "all-balances", basis: "equity", rule: "proportional", rounding: "up" },
    ],
    remainder: "park",
    exits: "gated",
    surplus: "residue",
  },
};
