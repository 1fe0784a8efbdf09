import { type Asset, atoms, formatUnits } from "../../spec/index.ts";

/** The asset in whose units texts are written; undefined: in atoms. */
let unit: Asset | undefined;

/** An amount of money in the text of a violation. */
export const money = (amount: bigint): string =>
  unit === undefined ? String(amount) : formatUnits(atoms(amount), unit);

/** One amount, or either of two. */
export const eitherMoney = (low: bigint, high: bigint): string =>
  low === high ? money(low) : `${money(low)} or ${money(high)}`;

/** An amount with its unit. */
export const moneyWithUnit = (amount: bigint): string => `${money(amount)} ${unit?.symbol ?? "atoms"}`;

/** The smallest amount. */
export const oneAtom = (): string => (unit === undefined ? "an atom" : moneyWithUnit(1n));

/** An entry of a state by its name there: lots and flags as they are. */
export const entryText = (what: string, value: bigint | boolean): string =>
  typeof value === "boolean" || what.startsWith("lots of ") ? String(value) : money(value);

/** Makes texts in whole units of an asset. Only texts differ: no judgement reads the unit. */
export const inUnitsOf = <T>(asset: Asset, make: () => T): T => {
  const before = unit;
  unit = asset;
  try {
    return make();
  } finally {
    unit = before;
  }
};
