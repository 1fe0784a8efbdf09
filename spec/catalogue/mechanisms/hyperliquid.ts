import { atoms } from "../../numbers/atoms.ts";
import type { Preset } from "./preset.ts";

export const hyperliquid: Preset = {
  name: "hyperliquid",
  title: "Hyperliquid: backstop vault, then auto-deleveraging",
  source: {
    text: "Hyperliquid documentation, Auto-deleveraging, and Liquidations",
    url: "https://hyperliquid.gitbook.io/hyperliquid-docs/trading/auto-deleveraging",
  },
  notes: [
    "One perpetual. Its lot (1e-5 BTC), price and margins are examples; maintenance is half of the initial margin.",
    "A stake is a deposit in HLP. There the vault takes a position over with what margin is left of it, below two thirds of the maintenance margin, and its depositors win or lose by it. Here only the losing is shown: what the position owes beyond its own is paid by the deposits.",
    "Nobody without a position or a deposit in the vault ever pays: what is left over after both is a deficit, and no layer cuts balances.",
    "Positions are closed at the mark before the one that broke the account; here at the bankruptcy price, which leaves nothing to pay either. Those out of profit are not closed.",
    "A deposit in the vault can be taken back four days after the last one: the language has no clock, and exits are open.",
    "How the vault's part is rounded is not published: up is this suite's choice.",
  ],
  mechanism: {
    name: "Hyperliquid, backstop and auto-deleveraging",
    asset: { symbol: "USDC", decimals: 6 },
    markets: [{ id: "btc", price: atoms(600_000n), initialMargin: "0.025", maintenanceMargin: "0.0125" }],
    waterfall: [
      { kind: "tranche", id: "hlp", rounding: "up" },
      { kind: "deleverage", id: "adl", rank: "hyperliquid" },
    ],
    remainder: "park",
    exits: "open",
    surplus: "residue",
  },
};
