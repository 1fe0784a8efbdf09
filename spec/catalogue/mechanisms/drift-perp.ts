import { atoms } from "../../numbers/atoms.ts";
import type { Preset } from "./preset.ts";

export const driftPerp: Preset = {
  name: "drift-perp",
  title: "Drift: insurance, fee pool, then open interest",
  source: {
    text: "Drift, protocol-v2: liquidation.rs (resolve_perp_bankruptcy, calculate_funding_rate_deltas_to_resolve_bankruptcy)",
    url: "https://github.com/drift-labs/protocol-v2/blob/master/programs/drift/src/controller/liquidation.rs",
  },
  notes: [
    "One market. Its lot (0.01 SOL), price and margins are examples.",
    "The insurance fund leaves one atom in its vault (floor 1). It pays at most an amount for each market, once in the market's lifetime: the language has a cap for one resolve only, and here it pays all it has.",
    "The last layer is a move of the funding index, by which both sides owe the same for each lot, whatever they own; what an account cannot pay is the next bankruptcy. Here nobody pays more than its equity, and what that leaves is a deficit.",
    "The index is rounded up, and each payment is truncated when the account is touched next. Here each account's part is rounded up, at once.",
    "A market without open interest cannot resolve there; here the loss becomes a deficit.",
  ],
  mechanism: {
    name: "Drift, one perpetual market",
    asset: { symbol: "USDC", decimals: 6 },
    markets: [{ id: "sol-perp", price: atoms(1_500_000n), initialMargin: "0.05", maintenanceMargin: "0.03" }],
    waterfall: [
      { kind: "fund", id: "insurance", floor: atoms(1n) },
      { kind: "fund", id: "fee-pool", market: "sol-perp" },
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
