import type { Preset } from "./preset.ts";

export const poloniex2019: Preset = {
  name: "poloniex-2019",
  title: "Poloniex, June 2019: lenders' principal alone",
  source: {
    text: "Poloniex, announcement of 6 June 2019 on the generalized loss of the BTC margin lending pool (CLAM)",
  },
  notes: [
    "A lender's principal is a stake in btc-loans; balances that were not lent are capital, and are not touched.",
    "All loans that were active when the loss was recognized paid, also those made after it had arisen; here exits and entries by stake are gated while the loss is open.",
    "What defaulted borrowers and the venue paid back later is a recover, shared in proportion.",
  ],
  mechanism: {
    name: "Poloniex, 2019",
    asset: { symbol: "BTC", decimals: 8 },
    waterfall: [{ kind: "tranche", id: "btc-loans", rounding: "up" }],
    remainder: "park",
    exits: "gated",
    surplus: "residue",
  },
};
