import type { Result } from "../result/result.ts";

type Market = Result["distribution"]["markets"][number];

/** In how many scenarios of a market users paid, in words: what nothing tells is never 0. */
export interface UsersPaid {
  readonly count: string;
  readonly share: string;
}

const percent = (part: number, whole: number): string =>
  whole === 0 ? "–" : `${((100 * part) / whole).toFixed(1)} %`;

/**
 * Results of earlier versions counted by receipts alone: where none were
 * declared, their 0 tells nothing.
 */
export const usersPaidText = (
  { scenarios, haircuts, notTold }: Market,
  { supports }: Pick<Result, "supports">,
): UsersPaid => {
  const untold = notTold ?? (supports?.receipts === false ? scenarios - haircuts : 0);
  if (untold === 0) return { count: String(haircuts), share: percent(haircuts, scenarios) };
  if (untold === scenarios) return { count: "unknown", share: "unknown" };
  return {
    count: `${haircuts === 0 ? "" : `${haircuts}; `}unknown in ${untold}`,
    share: `${percent(haircuts, scenarios)} to ${percent(haircuts + untold, scenarios)}`,
  };
};
