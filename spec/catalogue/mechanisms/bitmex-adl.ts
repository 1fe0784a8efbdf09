import { atoms } from "../../numbers/atoms.ts";
import type { Preset } from "./preset.ts";

export const bitmexAdl: Preset = {
  name: "bitmex-adl",
  title: "BitMEX: auto-deleveraging by profit and leverage",
  source: {
    text: "BitMEX, What is Auto-Deleveraging?",
    url: "https://support.bitmex.com/hc/en-gb/articles/18589621443357-What-is-Auto-Deleveraging",
  },
  notes: [
    "Two contracts, because the insurance fund is depleted contract by contract: the fund of one never pays for the other, and a loss that arose in no contract is paid by neither. Their lots (1e-6 XBT, 1e-5 ETH), prices and margins are examples. Lots are linear here; inverse contracts such as XBTUSD have no word.",
    "The liquidation engine takes the position over, trades it out where it can, and closes what is left once the mark has passed the bankruptcy price. Here the engine's trades are a liquidate, and a resolve closes what nobody took.",
    "The effective leverage of a position is that of the account here, the value at the mark over the equity: cross margin. With isolated margin it is the position's own.",
    "There the whole position is closed at its bankruptcy price. Here the fund's part makes the price better for the counterparties, and one that owns less than it would have to give up leaves the rest as a deficit.",
    "Anyone who closes a position before the resolve is in no queue: exits are open, as there.",
  ],
  mechanism: {
    name: "BitMEX, auto-deleveraging",
    asset: { symbol: "USDT", decimals: 6 },
    markets: [
      { id: "xbtusdt", price: atoms(60_000n), initialMargin: "0.01", maintenanceMargin: "0.005" },
      { id: "ethusdt", price: atoms(30_000n), initialMargin: "0.02", maintenanceMargin: "0.01" },
    ],
    waterfall: [
      { kind: "fund", id: "xbtusdt-insurance", market: "xbtusdt" },
      { kind: "fund", id: "ethusdt-insurance", market: "ethusdt" },
      { kind: "deleverage", id: "adl", rank: "bitmex" },
    ],
    remainder: "park",
    exits: "open",
    surplus: "residue",
  },
};
