import type { Preset } from "./preset.ts";

export const ccpEmir: Preset = {
  name: "ccp-emir",
  title: "A central counterparty under EMIR",
  source: {
    text: "EMIR, Regulation (EU) No 648/2012, art. 45, and Delegated Regulation (EU) No 153/2013, art. 35, for the default waterfall; Regulation (EU) 2021/23 for what comes after it",
    url: "https://www.legislation.gov.uk/eur/2012/648/title/IV/chapter/3",
  },
  notes: [
    "The defaulter's margin is its capital: own money pays before the waterfall begins (rule 4.2).",
    "Assessments and the haircut of variation margin gains are recovery tools of a rule book and not of art. 45. Their cap differs from house to house: here it is one more time the contribution, and the gains are profit that is not yet paid out. Anyone who lost pays in full.",
    "Members under Regulation 2021/23 face a second part of the house's own capital between default fund and assessments: left out.",
    "Tear-up of contracts, which comes last, has no word in the language: where everything before it is spent, the venue halts with a deficit.",
    "Rule books speak of pro rata and not of atoms: up is this suite's choice.",
  ],
  mechanism: {
    name: "Central counterparty under EMIR",
    asset: { symbol: "EUR", decimals: 2 },
    waterfall: [
      { kind: "defaulter-stake", id: "defaulter-contribution", tranche: "default-fund" },
      { kind: "fund", id: "skin-in-the-game" },
      { kind: "tranche", id: "default-fund", rounding: "up" },
      { kind: "assessment", id: "assessments", tranche: "default-fund", multiple: "1", rounding: "up" },
      { kind: "haircut", id: "vm-gains", basis: "profit", rule: "proportional", rounding: "up" },
    ],
    remainder: "halt",
    exits: "gated",
    surplus: "residue",
  },
};
