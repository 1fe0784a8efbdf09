import type { Preset } from "./preset.ts";

export const marginfi: Preset = {
  name: "marginfi",
  title: "marginfi: a bank's insurance, then its depositors",
  source: {
    text: "marginfi v2, bank.rs (socialize_loss) and lending_pool_handle_bankruptcy",
    url: "https://github.com/mrgnlabs/marginfi-v2",
  },
  notes: [
    "One bank. Capital is what a depositor's shares are worth; a loss lowers the value of a share there, and is divided at once here.",
    "A loss of at least all deposits kills the bank for good: remainder halt. What exceeds the deposits must be reported and is the deficit. There a loss that equals the deposits to the atom kills the bank too; here nothing is left of it then, and the bank lives on, empty.",
  ],
  mechanism: {
    name: "marginfi v2, one bank",
    asset: { symbol: "USDC", decimals: 6 },
    waterfall: [
      { kind: "fund", id: "insurance" },
      { kind: "haircut", id: "depositors", basis: "capital", rule: "proportional", rounding: "up" },
    ],
    remainder: "halt",
    exits: "open",
    surplus: "residue",
  },
};
