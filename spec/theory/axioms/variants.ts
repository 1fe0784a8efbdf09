import { Fraction } from "fraction.js";
import { nought, total } from "../../division/claims/index.ts";

/** The variants of a problem that axioms speak of: groups, exchanges, merged claims, other estates. */

export const one = new Fraction(1);

/** The amount at a place, 0 where there is none. */
export const at = (parts: readonly Fraction[], place: number): Fraction => parts[place] ?? nought;

/** True when two lists hold the same amounts. */
export const same = (a: readonly Fraction[], b: readonly Fraction[]): boolean =>
  a.length === b.length && a.every((part, i) => part.equals(at(b, i)));

/** Every pair of places (i, j), i < j. */
export const pairs = (n: number): readonly (readonly [number, number])[] => {
  const found: (readonly [number, number])[] = [];
  for (let i = 0; i < n; i += 1) for (let j = i + 1; j < n; j += 1) found.push([i, j]);
  return found;
};

/** Every pair of places whose first entry is not above the second; equal entries come both ways. */
export const ascending = (parts: readonly Fraction[]): readonly (readonly [number, number])[] =>
  pairs(parts.length).flatMap(([i, j]) => {
    const order = at(parts, i).compare(at(parts, j));
    if (order < 0) return [[i, j] as const];
    return order > 0 ? [[j, i] as const] : [[i, j] as const, [j, i] as const];
  });

/** Every group of at least `least` and at most `most` of n places, the small numbers first. */
export const groups = (n: number, least: number, most: number): readonly (readonly number[])[] => {
  const found: number[][] = [];
  for (let set = 1; set < 1 << n; set += 1) {
    const group: number[] = [];
    for (let place = 0; place < n; place += 1) if ((set & (1 << place)) !== 0) group.push(place);
    if (group.length >= least && group.length <= most) found.push(group);
  }
  return found;
};

/** The entries at these places, in the order of the places. */
export const those = <T>(list: readonly T[], places: readonly number[]): readonly T[] =>
  list.filter((_, place) => places.includes(place));

/** The sum over a group. */
export const sumOf = (parts: readonly Fraction[], places: readonly number[]): Fraction =>
  total(those(parts, places));

/** The list with the entry at one place replaced. */
export const replaced = <T>(list: readonly T[], place: number, entry: T): readonly T[] =>
  list.map((old, i) => (i === place ? entry : old));

/** The list with two entries exchanged. */
export const exchanged = <T>(list: readonly T[], i: number, j: number): readonly T[] =>
  list.map((entry, place) => (place === i ? (list[j] ?? entry) : place === j ? (list[i] ?? entry) : entry));

/** The list without the entry at one place. */
export const without = <T>(list: readonly T[], place: number): readonly T[] =>
  list.filter((_, i) => i !== place);

/** A group of claims as one, which stands at one member's place: the others' places are gone. */
export interface Merged<T> {
  readonly list: readonly T[];
  /** Where the one stands in the list. */
  readonly place: number;
}

/** Merges a group into `whole`, standing where `member` stood. */
export const merged = <T>(
  list: readonly T[],
  group: readonly number[],
  member: number,
  whole: T,
): Merged<T> => {
  const kept = [...list.keys()].filter((place) => place === member || !group.includes(place));
  return {
    list: kept.map((place) => (place === member ? whole : (list[place] ?? whole))),
    place: kept.indexOf(member),
  };
};

/** Beyond this many whole numbers between two estates, only some are tried. */
const mostEstates = 20n;

/**
 * The whole numbers strictly between two estates. If they are more than
 * twenty, which no problem of the exhaustive search has, four evenly spaced
 * estates instead: a law that was broken in between would be missed there.
 */
export const estatesBetween = (low: Fraction, high: Fraction): readonly Fraction[] => {
  const gap = high.sub(low);
  if (gap.gt(mostEstates)) return [1, 2, 3, 4].map((k) => low.add(gap.mul(k).div(5)));
  const found: Fraction[] = [];
  for (let estate = low.floor().add(one); estate.lt(high); estate = estate.add(one)) found.push(estate);
  return found;
};
