/**
 * Text from an implementation, safe to print: control, bidirectional-override
 * and line characters are shown as escapes, and it is cut at `limit`
 * characters. Everything untrusted passes through here once, where it enters.
 * @example printable("a\u001b[31mb") // => "a\\u001b[31mb"
 */
export const printable = (text: string, limit = 500): string => {
  const cut = text.length > limit ? `${text.slice(0, limit)}… (${text.length} characters)` : text;
  return cut.replace(
    /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]/g,
    (character, at: number) => (isPaired(cut, at) ? character : escaped(character)),
  );
};

/** Half of a surrogate pair that is whole: an ordinary character such as an emoji. */
const isPaired = (text: string, at: number): boolean => {
  const high = (i: number): boolean => /[\ud800-\udbff]/.test(text[i] ?? "");
  const low = (i: number): boolean => /[\udc00-\udfff]/.test(text[i] ?? "");
  return (high(at) && low(at + 1)) || (low(at) && high(at - 1));
};

const escaped = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
