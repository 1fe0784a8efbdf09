import { type Asset, atoms, formatUnits } from "../../../spec/index.ts";
import { shortNumber } from "./amounts.ts";
import { part } from "./chart.ts";

/** Marks of an axis that begins at 0. */
export interface Ticks {
  /** Where they are, as parts of the largest amount. */
  readonly at: readonly number[];
  /** What is written at the k-th. */
  readonly text: (place: number, k: number) => string;
  /** Room for the longest text, in pixels. */
  readonly room: number;
}

const most = 6n;

/**
 * Round amounts of money from 0 to the largest: multiples of 1, 2 or 5 of a
 * power of ten, six at most. Of 2625: 0, 500, 1000, and so on to 2500.
 */
export const moneyTicks = (largest: bigint, asset: Asset): Ticks => {
  const step = roundStep(largest);
  const amounts: bigint[] = [];
  for (let amount = 0n; amount <= largest; amount += step) amounts.push(amount);
  const texts = amounts.map((amount) => shortNumber(formatUnits(atoms(amount), asset)));
  return {
    at: amounts.map((amount) => part(amount, largest)),
    text: (_, k) => texts[k] ?? "",
    room: 15 + 8 * Math.max(...texts.map(({ length }) => length)),
  };
};

const roundStep = (largest: bigint): bigint => {
  for (let power = 1n; ; power *= 10n)
    for (const digit of [1n, 2n, 5n]) if (largest < digit * power * most) return digit * power;
};
