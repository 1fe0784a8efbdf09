import { Decimal } from "decimal.js";
import { type Atoms, atoms } from "./atoms.ts";

/** The settlement asset: a symbol and how many decimals one unit has. */
export interface Asset {
  readonly symbol: string;
  readonly decimals: number;
}

/**
 * The amount in whole units, as people write it, exact.
 * @example formatUnits(atoms(1_500_000n), { symbol: "USDC", decimals: 6 }) // => "1.5"
 */
export const formatUnits = (amount: Atoms, asset: Asset): string => {
  const text = new Decimal(`${amount}e-${asset.decimals}`);
  return text.toFixed();
};

/**
 * The atoms that a human amount denotes, or undefined when the text is not a
 * decimal number or has more decimals than the asset: nothing is rounded away.
 * @example parseUnits("1.5", { symbol: "USDC", decimals: 6 }) // => 1_500_000n
 */
export const parseUnits = (text: string, asset: Asset): Atoms | undefined => {
  if (!/^-?\d{1,160}(\.\d{1,160})?$/.test(text)) return undefined;
  const value = new Decimal(text);
  if (value.decimalPlaces() > asset.decimals) return undefined;
  const [whole = "0", part = ""] = value.toFixed(asset.decimals).split(".");
  return atoms(BigInt(whole + part));
};
