import type { Preset } from "./preset.ts";

export const compoundIii: Preset = {
  name: "compound-iii",
  title: "Compound III: reserves absorb, and may go negative",
  source: {
    text: "Compound III documentation, Liquidation and Reserves; Comet.sol (absorb, getReserves)",
    url: "https://docs.compound.finance/",
  },
  notes: [
    "Reserves there are one number that may be negative. Here they are the fund less the deficit: a negative reserve is a deficit, which what comes in later pays first, at the next resolve.",
    "An absorbed account's collateral becomes the protocol's and is sold later at a discount: here the proceeds come in as a topUp of the reserves.",
    "Nobody is cut and no exit is gated: suppliers who come last may find no cash, which this ledger shows as a deficit only.",
  ],
  mechanism: {
    name: "Compound III, one base asset",
    asset: { symbol: "USDC", decimals: 6 },
    waterfall: [{ kind: "fund", id: "reserves" }],
    remainder: "park",
    exits: "open",
    surplus: "residue",
  },
};
