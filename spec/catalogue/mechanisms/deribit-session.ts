import type { Preset } from "./preset.ts";

export const deribitSession: Preset = {
  name: "deribit-session",
  title: "Deribit: losses shared by the session's winners",
  source: {
    text: "Deribit, The Deribit Insurance Fund and Socialised Loss System",
    url: "https://insights.deribit.com/education/the-deribit-insurance-fund-and-socialised-loss-system",
  },
  notes: [
    "Profit of the session is pnl. At the end of a session all of it becomes capital: here that is a realize of every account, and what was realized before is out of reach, as it is there.",
    "Which accounts realize and when is the scenario's to say: the language has no calendar.",
    "How parts are rounded is not published: up is this suite's choice.",
  ],
  mechanism: {
    name: "Deribit, session loss",
    asset: { symbol: "BTC", decimals: 8 },
    waterfall: [
      { kind: "fund", id: "insurance" },
      { kind: "haircut", id: "session-winners", basis: "profit", rule: "proportional", rounding: "up" },
    ],
    remainder: "park",
    exits: "gated",
    surplus: "residue",
  },
};
