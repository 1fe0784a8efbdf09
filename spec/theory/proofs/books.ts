/** Parts of the law that several theorems write down in the same words. */

/** 4.1: `amount` is credited to capital; o is what repays a negative pnl. */
export const creditToCapital = (amount: string): readonly string[] => [
  `o = min(max(0 - P, 0), ${amount})`,
  "P' = P + o",
  `C' = C + ${amount} - o`,
];

/** 4.1 for a settlement: `amount` is credited to pnl. */
export const creditToPnl = (amount: string): readonly string[] => [
  `o = min(max(0 - P, 0), ${amount})`,
  `P' = P + o + (${amount} - o)`,
  "C' = C",
];

/** 4.2: `amount` is debited: p out of profit, q out of capital, and the rest makes the pnl negative. */
export const debit = (amount: string): readonly string[] => [
  `p = min(max(P, 0), ${amount})`,
  `q = min(C, ${amount} - p)`,
  "C' = C - q",
  `P' = P - (${amount} - q)`,
];

/** 2.1: what holds of every account. */
export const lawfulAccount = ["0 <= C", "P < 0 implies C = 0"];

/** These names stand for the same afterwards. */
export const unchanged = (...names: readonly string[]): string =>
  names.map((name) => `${name}' = ${name}`).join(" and ");
