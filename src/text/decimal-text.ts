import type { Fraction } from "fraction.js";

/**
 * A fraction of at least 0 as a decimal number: whole where it ends within
 * `most` places, else cut there, rounded down, and marked as cut: 2/3 in
 * four places is "0.6666…".
 */
export const decimalText = (number: Fraction, most: number): string => {
  const cut = number.floor(most);
  if (cut.equals(number)) return cut.toString();
  const [whole = "0", part = ""] = cut.toString().split(".");
  return `${whole}.${part.padEnd(most, "0")}…`;
};
