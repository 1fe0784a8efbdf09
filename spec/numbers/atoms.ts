/**
 * Money. Every amount is a whole number of atoms, the smallest unit of the
 * settlement asset, in a bigint: exact, and without an upper bound.
 */
declare const unit: unique symbol;

/** An amount of atoms. May be negative: an insolvent account's pnl is. */
export type Atoms = bigint & { readonly [unit]: "atoms" };

/** The only place where a bigint becomes money. */
export const atoms = (value: bigint): Atoms => value as Atoms;

export const zero = atoms(0n);

/**
 * The smaller of two amounts.
 * @example min(atoms(3n), atoms(5n)) // => 3n
 */
export const min = (a: Atoms, b: Atoms): Atoms => (a < b ? a : b);

/**
 * The larger of two amounts.
 * @example max(atoms(3n), atoms(5n)) // => 5n
 */
export const max = (a: Atoms, b: Atoms): Atoms => (a > b ? a : b);

/** The part of an amount above zero: max(amount, 0). */
export const positive = (amount: Atoms): Atoms => (amount > 0n ? amount : zero);

/**
 * The sum of any number of amounts, 0 for none.
 * @example sum([atoms(3n), atoms(5n)]) // => 8n
 */
export const sum = (amounts: Iterable<Atoms>): Atoms => {
  let total = 0n;
  for (const amount of amounts) total += amount;
  return atoms(total);
};
