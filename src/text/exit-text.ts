import { Fraction } from "fraction.js";
import {
  atoms,
  type Exit,
  exitRatio,
  formatUnits,
  type Mechanism,
  onExitLayer,
  type State,
} from "../../spec/index.ts";
import { decimalText } from "./decimal-text.ts";

/** What an exit is paid, and what is kept back, in whole units. */
export const paidText = ({ asset }: Mechanism, { paid, cut }: Exit): string =>
  `${formatUnits(paid, asset)} paid, ${formatUnits(cut, asset)} kept back for the deficit`;

/** At what ratio value leaves by now: in full, or as a decimal number and in whole units. */
export const exitText = (mechanism: Mechanism, state: State): string => {
  const layer = onExitLayer(mechanism);
  if (layer === undefined) return "exits are paid in full";
  const { numerator, denominator } = exitRatio(layer, state);
  if (numerator === denominator) return "exits are paid in full";
  const units = (amount: bigint): string => formatUnits(atoms(amount), mechanism.asset);
  const ratio = decimalText(new Fraction(numerator, denominator), 6);
  return `exits are paid at ${ratio}, ${units(numerator)} of ${units(denominator)}`;
};
