import type { Preset } from "./preset.ts";

export const aaveUmbrella: Preset = {
  name: "aave-umbrella",
  title: "Aave v3 with Umbrella: offset, then slashed stakes",
  source: {
    text: "Aave, aave-umbrella: README of the Umbrella contract",
    url: "https://github.com/aave-dao/aave-umbrella/blob/main/src/contracts/umbrella/README.md",
  },
  notes: [
    "One reserve. Its suppliers are never cut: a deficit is recorded, and stays until somebody covers it (remainder park; a topUp of the offset and a resolve cover it later).",
    "The offset is what the DAO bears before a slash. There it is a number that the DAO covers afterwards; here it is a fund that holds the money.",
    "A slash takes assets, which lowers what each staked share is worth, rounded down; here each stake pays its part, rounded down, and the atoms that are missing stay in the deficit.",
    "A liquidation fee is slashed on top of what covers the deficit. It is a penalty and no cover (MIN-1 would convict it), and the language has no word for it: the episode umbrella-example pays it by actions of its own.",
    "Unstaking has a cooldown and then a window there; the language has no clock, and exits are open.",
  ],
  mechanism: {
    name: "Aave v3 with Umbrella, one reserve",
    asset: { symbol: "USDC", decimals: 6 },
    waterfall: [
      { kind: "fund", id: "offset" },
      { kind: "tranche", id: "umbrella", rounding: "down" },
    ],
    remainder: "park",
    exits: "open",
    surplus: "residue",
  },
};
