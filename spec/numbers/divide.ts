/**
 * Division of a non-negative integer by a positive one. The direction is in
 * the name: no quotient in this specification is rounded anonymously.
 */

/**
 * The largest integer not above numerator / denominator. Needs
 * numerator >= 0 and denominator > 0 (bigint division truncates, which is
 * the floor only there).
 * @example divideDown(7n, 2n) // => 3n
 */
export const divideDown = (numerator: bigint, denominator: bigint): bigint => numerator / denominator;

/**
 * The smallest integer not below numerator / denominator. Needs
 * numerator >= 0 and denominator > 0.
 * @example divideUp(7n, 2n) // => 4n
 */
export const divideUp = (numerator: bigint, denominator: bigint): bigint =>
  (numerator + denominator - 1n) / denominator;
