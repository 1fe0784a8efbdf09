/**
 * What a message may contain. Beyond it, a value is replaced by a note in
 * angle brackets, which no reader takes for an amount or a name.
 */
const maxDepth = 32;
const maxValues = 2_000_000;
const maxDigits = 160;
const tooLarge = 10n ** BigInt(maxDigits);

/**
 * A copy of any value as plain JSON data: bigints become decimal text, maps
 * become objects. It ends for every value, however large, deep or circular.
 * @example toText({ capital: 5n }) // => { capital: "5" }
 */
export const toText = (value: unknown): unknown => {
  let values = 0;
  const copy = (from: unknown, depth: number): unknown => {
    values += 1;
    if (values > maxValues) return `<more than ${maxValues} values>`;
    if (typeof from === "bigint")
      return -tooLarge < from && from < tooLarge
        ? from.toString()
        : `<an integer of more than ${maxDigits} digits>`;
    if (typeof from === "function" || typeof from === "symbol") return `<a ${typeof from}>`;
    if (typeof from !== "object" || from === null) return from;
    if (depth === maxDepth) return `<nested more than ${maxDepth} deep>`;
    if (ArrayBuffer.isView(from)) return "<binary data>";
    if (Array.isArray(from)) return list(from, depth);
    return table(from instanceof Map ? from : Object.entries(from), depth);
  };

  const list = (from: readonly unknown[], depth: number): unknown[] => {
    const to: unknown[] = [];
    for (const item of from) {
      to.push(copy(item, depth + 1));
      if (values > maxValues) break;
    }
    return to;
  };

  /** Object.fromEntries defines own properties: "__proto__" is a key like any other. */
  const table = (from: Iterable<readonly [unknown, unknown]>, depth: number): object => {
    const to: [string, unknown][] = [];
    for (const [key, item] of from) {
      if (item !== undefined) to.push([String(key), copy(item, depth + 1)]);
      if (values > maxValues) break;
    }
    return Object.fromEntries(to);
  };

  return copy(value, 0);
};
