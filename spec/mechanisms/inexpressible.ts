import type { Inexpressible } from "./preset.ts";

/** Real systems for which the language has no words yet, with the reason. */
export const inexpressible: readonly Inexpressible[] = [
  {
    name: "bitmex-adl",
    title: "BitMEX: auto-deleveraging by profit and leverage",
    waterfall: "insurance fund per contract, then opposing positions are closed by rank",
    source: {
      text: "BitMEX, What is Auto-Deleveraging?",
      url: "https://support.bitmex.com/hc/en-gb/articles/18589621443357-What-is-Auto-Deleveraging",
    },
    reason: "needs positions: a rank is of profit and leverage of a position, and the ledger knows neither",
  },
  {
    name: "binance-adl",
    title: "Binance: auto-deleveraging",
    waterfall: "insurance fund, then opposing positions are closed by rank",
    source: { text: "Binance Futures, Auto-Deleveraging" },
    reason: "needs positions: a rank is of unrealized profit, wallet balance and maintenance margin",
  },
  {
    name: "hyperliquid",
    title: "Hyperliquid: backstop vault, then auto-deleveraging",
    waterfall: "backstop vault (its depositors), then positions in profit on the opposite side by rank",
    source: { text: "Hyperliquid documentation, Auto-deleveraging" },
    reason: "needs positions: a rank is of entry price, mark price and leverage of a position",
  },
  {
    name: "drift-perp",
    title: "Drift: insurance, fee pool, then open interest",
    waterfall: "insurance (capped per market), the market's fee pool, then all positions of the market",
    source: { text: "Drift, protocol-v2: perp bankruptcy (funding rate index)" },
    reason: "needs positions: the last layer pays by size of position, on both sides of one market",
  },
  {
    name: "mango-v4-perp",
    title: "Mango v4: insurance, then open interest",
    waterfall: "insurance while the vault lasts, then all positions of the market",
    source: { text: "Mango v4, perp_market.rs (socialize_loss)" },
    reason: "needs positions: the last layer pays by size of position, on both sides of one market",
  },
  {
    name: "dydx-v4",
    title: "dYdX v4: insurance, then deleveraging",
    waterfall: "insurance fund, all or nothing per fill, then opposing positions from a random start",
    source: { text: "dYdX v4 documentation, Liquidations and Deleveraging" },
    reason:
      "needs positions; and a fund that pays all of a fill or nothing, and an order of chance, have no word",
  },
  {
    name: "percolator",
    title: "Percolator: profit converts at one ratio",
    waterfall: "insurance, then profits convert to capital at h = min(residual, profits) / profits",
    source: { text: "Percolator, README", url: "https://github.com/aeyakovenko/percolator" },
    reason: "needs a haircut at exit: profit is cut when it is realized, not when the loss is resolved",
  },
  {
    name: "derive-v2",
    title: "Derive v2: holders of cash, at withdrawal only",
    waterfall: "security module, accrued fees, then all holders of cash at min(1, stable / cash)",
    source: { text: "Derive (Lyra v2), v2-core: CashAsset", url: "https://github.com/derivexyz/v2-core" },
    reason: "needs a haircut at exit: cash is cut when it is withdrawn, and donations restore the rate",
  },
];
