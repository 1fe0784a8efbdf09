import type { Preset } from "./preset.ts";

export const maker: Preset = {
  name: "maker",
  title: "Maker: surplus buffer, then debt auctions",
  source: {
    text: "MakerDAO, Vow and Flopper, Detailed Documentation",
    url: "https://docs.makerdao.com/smart-contract-modules/system-stabilizer-module/vow-detailed-documentation",
  },
  notes: [
    "A debt auction mints MKR and sells it for Dai. The buyers pay, and the holders of MKR are diluted: the Dai comes from outside (topUp of debt-auction, then a resolve), and dilution, in another asset, is not shown. No layer cuts anybody: nobody has a claim, but by a shutdown.",
    "Auctions come in lots of a fixed size and after a delay; here a topUp may have any size, and what is not yet auctioned is the deficit.",
    "Emergency shutdown is decided by governance, and not by the waterfall: a shutdown fixes one rate, and each redeem is paid at it. There vault owners first take back the collateral that they do not owe, and Dai is redeemed for a part of every collateral; here it is one asset.",
  ],
  mechanism: {
    name: "Maker, system debt",
    asset: { symbol: "DAI", decimals: 18 },
    waterfall: [
      { kind: "fund", id: "surplus-buffer" },
      { kind: "fund", id: "debt-auction" },
    ],
    remainder: "park",
    exits: "open",
    surplus: "residue",
  },
};
