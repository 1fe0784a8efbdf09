/** How many letters to change, add or leave out to make one word of the other. */
const distance = (a: string, b: string): number => {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
};

/**
 * The word of a list that is written most like this one, the first of several.
 * @example nearest("okex", ["maker", "okex-2018"]) // => "okex-2018"
 */
export const nearest = (word: string, among: readonly string[]): string | undefined => {
  // Half a name is meant more often than another name of the same length.
  const begun = among.find((name) => word !== "" && name.startsWith(word));
  const near = (best: string | undefined, name: string): string =>
    best === undefined || distance(word, name) < distance(word, best) ? name : best;
  return begun ?? among.reduce<string | undefined>(near, undefined);
};

/** The name as it is compared: `event_cap` and `EventCap` are `eventCap`. */
const plainName = (name: string): string => name.toLowerCase().replaceAll(/[-_]/g, "");

/** No name is longer, and what is longer means none. */
const longest = 64;

/**
 * The word of a list that this one was probably meant to be: at most a third
 * of its letters differ. Undefined where no word is near.
 * @example likely("waterfal", ["surplus", "waterfall"]) // => "waterfall"
 * @example likely("comment", ["surplus", "waterfall"]) // => undefined
 */
export const likely = (word: string, among: readonly string[]): string | undefined => {
  const plain = plainName(word);
  if (plain === "" || word.length > longest) return undefined;
  const meant = nearest(plain, among.map(plainName));
  if (meant === undefined) return undefined;
  const isBegun = plain.length >= 3 && meant.startsWith(plain);
  const isNear = distance(plain, meant) <= Math.max(1, Math.floor(plain.length / 3));
  return isBegun || isNear ? among.find((name) => plainName(name) === meant) : undefined;
};
