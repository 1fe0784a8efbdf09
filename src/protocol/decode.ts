import { printable } from "../text/printable.ts";

/** The most bytes of one message. */
export const maxMessageBytes = 16 * 1024 * 1024;

/** A line as a message, or what was found instead, with the beginning of the line or without. Printable. */
export type Decoded =
  | { readonly ok: true; readonly message: unknown }
  | { readonly ok: false; readonly found: string; readonly kind: string };

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** Reads one line as JSON in UTF-8. Looks at nothing inside. */
export const decode = (line: Buffer): Decoded => {
  if (line.length > maxMessageBytes) return refused("more than 16 MiB");
  let text: string;
  try {
    text = utf8.decode(line);
  } catch {
    const kind = "bytes that are not UTF-8";
    return refused(kind, `${kind}, ${excerpt(line.toString("latin1"))}`);
  }
  if (text.trim() === "") return refused("an empty line");
  try {
    return { ok: true, message: JSON.parse(text) };
  } catch {
    return refused("a line that is not JSON", excerpt(text));
  }
};

const refused = (kind: string, found = kind): Decoded => ({ ok: false, found, kind });

/** The beginning of a text, in quotes. */
export const excerpt = (text: string): string => `"${printable(text, 80)}"`;
