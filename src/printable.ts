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
