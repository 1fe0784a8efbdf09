/**
 * `npm run acceptance` runs whole campaigns. Elsewhere, CI included, a part of
 * them is run: what they hold is the same, and what costs minutes is left out.
 */
export const isWhole = process.env.ACCEPTANCE === "1";

/** Every row, or every nth of them where a part will do. */
export const partOf = <Row>(rows: readonly Row[], nth: number): readonly Row[] =>
  isWhole ? rows : rows.filter((_, i) => i % nth === 0);

/** How many there are in the whole, or in a part of it. */
export const atMost = (whole: number, part: number): number => (isWhole ? whole : part);
