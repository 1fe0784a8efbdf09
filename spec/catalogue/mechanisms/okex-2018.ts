import type { Preset } from "./preset.ts";

export const okex2018: Preset = {
  name: "okex-2018",
  title: "OKEx futures, 2018: full account clawback",
  source: {
    text: "OKEx, OKEx Maintains Order in the Futures Market by Injecting 2500 BTC (3 August 2018), and its clawback rules of that year",
  },
  notes: [
    "The clawback is weekly. Profit of the week is pnl and becomes capital by a realize after the weekly settlement; an account that has lost over the week has none, and pays nothing.",
    "The venue's top-up is a fund of its own, filled by topUp when the venue decides to; no rule obliges the venue.",
    "How parts are rounded is not published: up is this suite's choice.",
  ],
  mechanism: {
    name: "OKEx futures, 2018",
    asset: { symbol: "BTC", decimals: 8 },
    waterfall: [
      { kind: "fund", id: "insurance" },
      { kind: "fund", id: "venue" },
      { kind: "haircut", id: "clawback", basis: "profit", rule: "proportional", rounding: "up" },
    ],
    remainder: "park",
    exits: "gated",
    surplus: "residue",
  },
};
