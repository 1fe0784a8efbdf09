/** Why a document was refused: where, what was expected there, what was found. */
export interface Fault {
  /** A JSON pointer into the document, "" for the document itself. */
  readonly path: string;
  readonly expected: string;
  readonly found: string;
  /** What to say in place of expected and found, where that says more. */
  readonly words?: string;
}

/** A document that was read whole, or every reason why it was not. */
export type Reading<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly faults: readonly Fault[] };

/**
 * The faults as lines that people read.
 * @example formatFaults([{ path: "/a", expected: "1", found: "2" }]) // => "at /a: expected 1, found 2"
 */
export const formatFaults = (faults: readonly Fault[]): string =>
  faults
    .map(
      ({ path, expected, found, words = `expected ${expected}, found ${found}` }) =>
        `at ${path === "" ? "/" : path}: ${words}`,
    )
    .join("\n");

/** A value in a few words. Never long and never deep: it may be hostile. */
export const describe = (value: unknown): string => {
  if (value === undefined) return "nothing";
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === "object" && value !== null) return "an object";
  if (typeof value === "bigint") return value > 10n ** 80n ? "a very large bigint" : `${value}n`;
  if (typeof value === "function" || typeof value === "symbol") return `a ${typeof value}`;
  const text = JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 80)}… (${text.length} characters)` : text;
};
