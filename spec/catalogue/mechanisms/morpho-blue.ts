import type { Preset } from "./preset.ts";

export const morphoBlue: Preset = {
  name: "morpho-blue",
  title: "Morpho Blue: bad debt falls on the market's suppliers",
  source: {
    text: "Morpho, Morpho.sol (liquidate: bad debt), and Liquidation on Morpho",
    url: "https://github.com/morpho-org/morpho-blue/blob/main/src/Morpho.sol",
  },
  notes: [
    "One market. Capital is what a supplier has lent to it; the borrower's debt beyond a collateral of exactly 0 is the unpaid loss, and the seizure of the collateral has happened before.",
    "Bad debt is rounded up against the suppliers, and so is each supplier's part here. There the loss lowers the price of a share (with 1e6 virtual shares, which bear a part of it that is nobody's); here it is divided at once.",
    "Debt is realized within the liquidation, without a time between: exits are open, and a supplier who leaves before the liquidation escapes, as there.",
    "Nothing is ever recovered for the suppliers: claims are recorded here and stay.",
  ],
  mechanism: {
    name: "Morpho Blue, one market",
    asset: { symbol: "USDC", decimals: 6 },
    waterfall: [{ kind: "haircut", id: "suppliers", basis: "capital", rule: "proportional", rounding: "up" }],
    remainder: "park",
    exits: "open",
    surplus: "residue",
  },
};
