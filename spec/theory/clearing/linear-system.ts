import { Fraction } from "fraction.js";

/**
 * The x with A x = b, by Gaussian elimination in exact fractions. Needs a
 * square A with exactly one solution.
 */
export const solve = (
  matrix: readonly (readonly Fraction[])[],
  right: readonly Fraction[],
): readonly Fraction[] => {
  const rows = matrix.map((row, i) => [...row, at(right, i)]);
  for (let k = 0; k < rows.length; k += 1) {
    const pivot = rows.findIndex((row, i) => i >= k && !at(row, k).equals(0));
    const pivotRow = rows[pivot] ?? [];
    rows[pivot] = rows[k] ?? [];
    const scaled = pivotRow.map((value) => value.div(at(pivotRow, k)));
    for (const [i, row] of rows.entries())
      rows[i] = i === k ? scaled : row.map((value, j) => value.sub(at(row, k).mul(at(scaled, j))));
  }
  return rows.map((row) => at(row, rows.length));
};

const at = (row: readonly Fraction[], k: number): Fraction => row[k] ?? new Fraction(0);
