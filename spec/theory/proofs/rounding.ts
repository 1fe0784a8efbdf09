/**
 * Rounded quotients in formulas: said by the inequalities that define them,
 * because a solver is quicker with products than with quotients.
 */

/** x = floor(n / d), for d > 0: the largest integer with x * d <= n. */
export const isFloor = (x: string, n: string, d: string): string =>
  `${x} * (${d}) <= ${n} and ${n} < (${x} + 1) * (${d})`;

/** x = ceil(n / d), for d > 0: the smallest integer with x * d >= n. */
export const isCeil = (x: string, n: string, d: string): string =>
  `(${x} - 1) * (${d}) < ${n} and ${n} <= ${x} * (${d})`;
