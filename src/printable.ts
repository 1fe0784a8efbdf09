/**
 * Text from an implementation, safe to print: control, format, separator,
 * invisible and unassigned characters and lone surrogates are shown as
 * escapes, and it is cut at `limit` characters. Everything untrusted passes
 * through here once, where it enters.
 * @example printable("a\u001b[31mb") // => "a\\u001b[31mb"
 */
export const printable = (text: string, limit = 500): string => {
  const cut = text.length > limit ? `${text.slice(0, limit)}… (${text.length} characters)` : text;
  return cut.replace(/[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu, escaped);
};

const escaped = (character: string): string => {
  const code = (character.codePointAt(0) ?? 0).toString(16);
  return code.length > 4 ? `\\u{${code}}` : `\\u${code.padStart(4, "0")}`;
};

/** A document with every text in it, keys too, safe to print. Nothing is cut. */
export const printableTexts = <T>(document: T): T => printed(document) as T;

const printed = (value: unknown): unknown => {
  if (typeof value === "string") return printable(value, Infinity);
  if (Array.isArray(value)) return value.map(printed);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [printable(key, Infinity), printed(part)]),
  );
};
