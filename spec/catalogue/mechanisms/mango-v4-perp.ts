import { atoms } from "../../numbers/atoms.ts";
import type { Preset } from "./preset.ts";

export const mangoV4Perp: Preset = {
  name: "mango-v4-perp",
  title: "Mango v4: insurance, then open interest",
  source: {
    text: "Mango v4, perp_market.rs (socialize_loss) and perp_liq_negative_pnl_or_bankruptcy.rs",
    url: "https://github.com/blockworks-foundation/mango-v4/blob/main/programs/mango-v4/src/state/perp_market.rs",
  },
  notes: [
    "One market. Its lot (0.01 SOL), price and margins are examples. The insurance vault is one for all markets, and pays while it lasts; a market may be set up without it.",
    "The loss is divided by the open interest and taken from both sides through the funding of long and short, whatever an account owns. Here nobody pays more than its equity, and what that leaves is a deficit.",
    "Funding has 48 binary digits behind the point there, and atoms are lost or won when an account is touched next. Here each account's part is rounded up, at once.",
    "Without open interest nothing is socialized there, and anyone who settles profit last finds nobody to settle with: here that is a deficit.",
    "Bad debt in a token is socialized through the deposit index of that token instead: another mechanism, a cut of capital as in marginfi.",
  ],
  mechanism: {
    name: "Mango v4, one perpetual market",
    asset: { symbol: "USDC", decimals: 6 },
    markets: [{ id: "sol-perp", price: atoms(1_500_000n), initialMargin: "0.1", maintenanceMargin: "0.05" }],
    waterfall: [
      { kind: "fund", id: "insurance" },
      {
        kind: "haircut",
        id: "open-interest",
        market: "sol-perp",
        basis: "exposure",
        rule: "proportional",
        rounding: "up",
      },
    ],
    remainder: "park",
    exits: "open",
    surplus: "residue",
  },
};
