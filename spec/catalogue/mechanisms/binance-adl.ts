import { atoms } from "../../numbers/atoms.ts";
import type { Preset } from "./preset.ts";

export const binanceAdl: Preset = {
  name: "binance-adl",
  title: "Binance Futures: insurance fund, then auto-deleveraging",
  source: {
    text: "Binance, What Is Auto-Deleveraging (ADL) and How Does It Work?",
    url: "https://www.binance.com/en/support/faq/360033525471",
  },
  notes: [
    "One contract. Its lot (1e-4 BTC), price and margins are examples; real maintenance margins rise with the size of a position, in tiers.",
    "The score is LeveragePnL there: unrealized profit over the wallet balance, times the margin ratio. Profit that is not realized is that of the account here, in all markets. Only its quantile is shown to a trader; here the scores themselves are compared.",
    "The real fund takes over what the market does not, up to a limit that is not published, and trades it out later: here it pays all it has.",
    "Positions are closed at the bankruptcy price of the liquidated order; here the fund's part makes that better for the counterparties.",
    "Anyone who closes a position before the resolve is in no queue: exits are open, as there.",
  ],
  mechanism: {
    name: "Binance Futures, auto-deleveraging",
    asset: { symbol: "USDT", decimals: 6 },
    markets: [
      { id: "btcusdt", price: atoms(6_000_000n), initialMargin: "0.008", maintenanceMargin: "0.004" },
    ],
    waterfall: [
      { kind: "fund", id: "insurance" },
      { kind: "deleverage", id: "adl", rank: "binance" },
    ],
    remainder: "park",
    exits: "open",
    surplus: "residue",
  },
};
