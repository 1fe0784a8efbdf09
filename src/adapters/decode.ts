import { printable } from "../printable.ts";

/** The most bytes of one message. */
export const maxMessageBytes = 16 * 1024 * 1024;

/** A line as a message, or what was found instead. `found` is printable. */
export type Decoded =
  { readonly ok: true; readonly message: unknown } | { readonly ok: false; readonly found: string };

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** Reads one line as JSON in UTF-8. Looks at nothing inside. */
export const decode = (line: Buffer): Decoded => {
  if (line.length > maxMessageBytes) return { ok: false, found: "more than 16 MiB" };
  let text: string;
  try {
    text = utf8.decode(line);
  } catch {
    return { ok: false, found: `bytes that are not UTF-8, ${excerpt(line.toString("latin1"))}` };
  }
  if (text.trim() === "") return { ok: false, found: "an empty line" };
  try {
    return { ok: true, message: JSON.parse(text) };
  } catch {
    return { ok: false, found: excerpt(text) };
  }
};

/** The beginning of a text, in quotes. */
export const excerpt = (text: string): string => `"${printable(text, 80)}"`;
