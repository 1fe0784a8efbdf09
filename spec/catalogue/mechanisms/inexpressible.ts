import type { Inexpressible } from "./preset.ts";

/** Real systems for which the language has no words yet, with the reason. */
export const inexpressible: readonly Inexpressible[] = [
  {
    name: "dydx-v4",
    title: "dYdX v4: insurance, then deleveraging from a random start",
    waterfall: "insurance fund, all or nothing per fill, then opposing positions from a random start",
    source: { text: "dYdX v4 documentation, Liquidations and Deleveraging" },
    reason:
      "needs a fund that pays the whole loss of a fill or nothing, and an order of counterparties that chance decides: every draw here pays what it can, and every rank is public beforehand",
  },
];
