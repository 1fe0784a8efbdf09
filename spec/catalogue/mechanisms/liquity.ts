import type { Preset } from "./preset.ts";

export const liquity: Preset = {
  name: "liquity",
  title: "Liquity v1: stability pool, then redistribution",
  source: {
    text: "Liquity, README: Liquidation and the Stability Pool, Gains From Liquidations",
    url: "https://github.com/liquity/dev/blob/main/README.md",
  },
  notes: [
    "Gross: the loss is the whole debt of a liquidated trove. Who takes debt also receives the trove's collateral in the same proportion: another asset, outside this ledger, by which depositors mostly gain.",
    "A stake is a deposit in the stability pool. Capital is the collateral of a trove, counted in LUSD: a redistribution takes its part of the debt from it, in proportion to collateral. There collateral and debt stay two numbers, and the basis of the next redistribution is corrected for what was received.",
    "Rounding never accumulates there, because the error of each division is fed back into the next one. For the redistribution that is carry: what rounding down leaves is put to the next resolve again. The stability pool rounds its loss up; its surplus is kept as residue here and not fed back.",
    "Deposits cannot be withdrawn while a trove is below the minimum ratio (exits gated); other exits are gated here too, and are not all there.",
  ],
  mechanism: {
    name: "Liquity v1",
    asset: { symbol: "LUSD", decimals: 18 },
    waterfall: [
      { kind: "tranche", id: "stability-pool", rounding: "up" },
      { kind: "haircut", id: "redistribution", basis: "capital", rule: "proportional", rounding: "down" },
    ],
    remainder: "carry",
    exits: "gated",
    surplus: "residue",
  },
};
