/** What an item shows, and what it costs: a whole number above 0. */
export interface Shower {
  readonly shows: ReadonlySet<string>;
  readonly cost: number;
}

/** The item that shows most of what is missing for its cost, the first of several; undefined: none shows any. */
export const best = <T extends Shower>(items: readonly T[], missing: ReadonlySet<string>): T | undefined => {
  let found: { readonly item: T; readonly fresh: number } | undefined;
  for (const item of items) {
    const fresh = [...item.shows].filter((one) => missing.has(one)).length;
    // The larger fresh / cost, without a division.
    if (fresh > 0 && (found === undefined || fresh * found.item.cost > found.fresh * item.cost))
      found = { item, fresh };
  }
  return found?.item;
};

/** All that any of the items shows. */
export const allShown = (items: readonly Shower[]): ReadonlySet<string> =>
  new Set(items.flatMap(({ shows }) => [...shows]));

/**
 * Nearly the cheapest of the items that together show all that any of them
 * shows, with those that are taken already: always the best, until nothing is
 * missing. In the order of the items.
 */
export const cover = <T extends Shower>(items: readonly T[], taken: readonly T[] = []): readonly T[] => {
  const missing = new Set(allShown(items));
  const chosen = new Set(taken);
  for (const one of allShown(taken)) missing.delete(one);
  for (let next = best(items, missing); next !== undefined; next = best(items, missing)) {
    chosen.add(next);
    for (const one of next.shows) missing.delete(one);
  }
  return items.filter((item) => chosen.has(item));
};
