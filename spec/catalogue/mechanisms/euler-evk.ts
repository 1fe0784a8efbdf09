import type { Preset } from "./preset.ts";

export const eulerEvk: Preset = {
  name: "euler-evk",
  title: "Euler Vault Kit: debt socialization among depositors",
  source: {
    text: "Euler Vault Kit white paper, Bad debt socialisation; Liquidation.sol",
    url: "https://github.com/euler-xyz/euler-vault-kit/blob/master/docs/whitepaper.md",
  },
  notes: [
    "One vault. Capital is a deposit; debt that is left when no collateral is left is the unpaid loss.",
    "The borrower's own deposit in the vault is not netted there. Here own money pays first (rule 4.2), so that a borrower's deposit has to stand in another account to be left alone: an implementation that leaves it in the same one breaks NNEG-2. The episode euler-example shows both.",
    "Debt below a threshold (1e6 in the vault's unit of account) is not socialized but stays a debt: the language has no threshold, and here every loss is socialized. A vault may also switch socialization off.",
  ],
  mechanism: {
    name: "Euler Vault Kit, one vault",
    asset: { symbol: "USDC", decimals: 6 },
    waterfall: [
      { kind: "haircut", id: "depositors", basis: "capital", rule: "proportional", rounding: "up" },
    ],
    remainder: "park",
    exits: "open",
    surplus: "residue",
  },
};
