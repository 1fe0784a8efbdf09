import { apart } from "./apart.ts";
import { features } from "./table.ts";

/** Two features, by their places in the table: the first comes before the second. */
export interface Pair {
  readonly first: number;
  readonly second: number;
  /** Why no scenario reaches both; undefined: some do. */
  readonly apart: string | undefined;
}

const placeOf = (name: string): number => {
  const place = features.findIndex((feature) => feature.name === name);
  if (place === -1) throw new Error(`no feature is called "${name}"`);
  return place;
};

const keyOf = (one: number, other: number): number =>
  Math.min(one, other) * features.length + Math.max(one, other);

const reasons = (): ReadonlyMap<number, string> => {
  const found = new Map<number, string>();
  for (const { these, those = these, reason } of apart)
    for (const one of these)
      for (const other of those) {
        const key = keyOf(placeOf(one), placeOf(other));
        if (one !== other && !found.has(key)) found.set(key, reason);
      }
  return found;
};

/** Every pair of features, those that are apart too. */
export const pairs = (): readonly Pair[] => {
  const why = reasons();
  return features.flatMap((_, first) =>
    features.slice(first + 1).map((__, i) => {
      const second = first + 1 + i;
      return { first, second, apart: why.get(keyOf(first, second)) };
    }),
  );
};
