import { type Atoms, atoms } from "../../../numbers/atoms.ts";
import { divideDown } from "../../../numbers/divide.ts";

/**
 * Every loss strictly between two, or four evenly spaced ones where there are
 * more than twenty, which no problem of the exhaustive search has.
 */
export const lossesBetween = (low: Atoms, high: Atoms): readonly Atoms[] => {
  const gap = high - low;
  if (gap > 20n) return [1n, 2n, 3n, 4n].map((k) => atoms(low + divideDown(gap * k, 5n)));
  const found: Atoms[] = [];
  for (let loss = low + 1n; loss < high; loss += 1n) found.push(atoms(loss));
  return found;
};
