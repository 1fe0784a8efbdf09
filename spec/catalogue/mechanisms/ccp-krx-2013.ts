import type { Preset } from "./preset.ts";

export const ccpKrx2013: Preset = {
  name: "ccp-krx-2013",
  title: "Korea Exchange, 2013: survivors before the house",
  source: {
    text: "Korea Exchange, rules as they stood at the default of HanMag Securities, December 2013; Risk, Korea trading error prompts global clearing house review",
    url: "https://www.risk.net/infrastructure/clearing/2331759/korea-trading-error-prompts-global-clearing-house-review",
  },
  notes: [
    "As ccp-emir except for the order: the other members' contributions pay before the house's own capital. The order was changed afterwards, and a part of the house's capital pays first since.",
    "The layers after the house's capital are those of ccp-emir; in December 2013 they were not reached.",
  ],
  mechanism: {
    name: "Korea Exchange, 2013",
    asset: { symbol: "KRW", decimals: 0 },
    waterfall: [
      { kind: "defaulter-stake", id: "defaulter-contribution", tranche: "compensation-fund" },
      { kind: "tranche", id: "compensation-fund", rounding: "up" },
      { kind: "fund", id: "house-capital" },
      { kind: "assessment", id: "assessments", tranche: "compensation-fund", multiple: "1", rounding: "up" },
      { kind: "haircut", id: "vm-gains", basis: "profit", rule: "proportional", rounding: "up" },
    ],
    remainder: "halt",
    exits: "gated",
    surplus: "residue",
  },
};
