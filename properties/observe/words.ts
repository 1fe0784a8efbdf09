import type { Part } from "./breakdown.ts";
import { money } from "./money.ts";

/** What somebody paid, in words: nobody pays a negative amount. */
export const paidText = (amount: bigint): string =>
  amount < 0n ? `got ${money(-amount)}` : `paid ${money(amount)}`;

/** What a layer paid, in words; what a fund paid of an old deficit stands apart. */
export const partText = ({ paid, forOldDeficit }: Part): string =>
  `${paidText(paid)}${forOldDeficit > 0n ? ` (and ${money(forOldDeficit)} of an old deficit)` : ""}`;
