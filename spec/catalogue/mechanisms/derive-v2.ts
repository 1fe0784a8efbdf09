import type { Preset } from "./preset.ts";

export const deriveV2: Preset = {
  name: "derive-v2",
  title: "Derive v2: holders of cash, at withdrawal only",
  source: {
    text: "Derive (Lyra v2), v2-core: CashAsset.sol (socializeLoss, withdraw) and DutchAuction.sol",
    url: "https://github.com/derivexyz/v2-core",
  },
  notes: [
    "Capital is cash; profit is cash that is not settled yet. An insolvent account is auctioned, the security module pays the one who takes it over, and what the module lacks is printed: more cash is owed than there are stables. Here that is the deficit.",
    "A withdrawal names the stables there, and burns cash at the rate: withdrawing 8 burns 10 at 0.8. Here it names the cash: withdrawing 10 pays 8.",
    "Withdrawals are blocked while insolvent auctions are larger than the security module (exits gated; here while any loss is open). Trading goes on at full value, and deposits are taken one to one, also at a rate below 1.",
    "As long as the rate is below 1 all interest fees go to the module. Anybody may donate, and the rate rises: here that is a topUp of a fund and a resolve.",
  ],
  mechanism: {
    name: "Derive v2, cash",
    asset: { symbol: "USDC", decimals: 6 },
    waterfall: [
      { kind: "fund", id: "security-module" },
      { kind: "fund", id: "accrued-fees" },
      {
        kind: "haircut",
        id: "cash",
        basis: "equity",
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
