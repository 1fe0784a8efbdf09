import type { Preset } from "./preset.ts";

export const percolator: Preset = {
  name: "percolator",
  title: "Percolator: profit converts at one ratio",
  source: {
    text: "Percolator, spec.md of its first versions: junior profit solvency via a single global haircut ratio",
    url: "https://github.com/aeyakovenko/percolator",
  },
  notes: [
    "Capital is senior and profit is junior: a loss that the insurance does not pay lowers h, and touches nobody's capital.",
    "h = min(residual, sum of profits) / sum of profits, the residual being what the vault holds beyond capital and insurance. Without an open loss that residual is the profits less the deficit, which is rule 5.7.",
    "There a loss is in the residual as soon as it has arisen; here it is in the deficit after the next resolve, and until then nobody converts (exits gated).",
    "Profit converts little by little, over a warmup: the language has no clock, and a realize converts all of it. Margin checks count profit at h as well; here they count it in full.",
    "Later versions divide profit into domains, each with a backing of its own: left out.",
  ],
  mechanism: {
    name: "Percolator",
    asset: { symbol: "USDC", decimals: 6 },
    waterfall: [
      { kind: "fund", id: "insurance" },
      {
        kind: "haircut",
        id: "profits",
        basis: "profit",
        rule: "proportional",
        rounding: "up",
        timing: "on-exit",
      },
    ],
    remainder: "park",
    exits: "gated",
    surplus: "residue",
  },
};
