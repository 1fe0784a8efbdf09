import { inertJson } from "./printable.ts";

/** Parts of about this many characters are handed out. */
const partLength = 1 << 18;

/**
 * The text of `jsonText`, part by part: of a million accounts the whole is
 * hundreds of megabytes. `indent` is what its lines after the first begin with.
 */
export const jsonTexts = function* (document: unknown, indent = ""): Generator<string> {
  let text = "";
  for (const piece of piecesOf(document, indent)) {
    text += piece;
    if (text.length < partLength) continue;
    yield inertJson(text);
    text = "";
  }
  yield inertJson(text);
};

const piecesOf = (value: unknown, indent: string): Iterable<string> =>
  isFlat(value) ? [flatText(value, indent)] : pieces(value, indent);

/** No text of a document is cut by the end of a piece. */
const pieces = function* (value: object, indent: string): Generator<string> {
  const inner = `${indent}  `;
  const isList = Array.isArray(value);
  let separator = isList ? "[\n" : "{\n";
  // Key by key: pairs of all members would be as large as the document.
  for (const key of Object.keys(value)) {
    const part = (value as Readonly<Record<string, unknown>>)[key];
    if (part === undefined && !isList) continue;
    const opening = `${separator}${inner}${isList ? "" : `${JSON.stringify(key)}: `}`;
    if (isFlat(part)) yield opening + flatText(part, inner);
    else {
      yield opening;
      yield* pieces(part, inner);
    }
    separator = ",\n";
  }
  yield `\n${indent}${isList ? "]" : "}"}`;
};

/** Objects and lists with fewer members, none of which has members, are written at once. */
const fewMembers = 10;

/** What is no object, and what is small. */
type Flat = string | number | boolean | null | undefined;

const isFlat = (value: unknown): value is Flat => {
  if (typeof value !== "object" || value === null) return true;
  let count = 0;
  for (const key in value) {
    const part = (value as Readonly<Record<string, unknown>>)[key];
    count += 1;
    if (count > fewMembers || (typeof part === "object" && part !== null)) return false;
  }
  return true;
};

const flatText = (value: Flat, indent: string): string =>
  JSON.stringify(value ?? null, undefined, 2).replaceAll("\n", `\n${indent}`);
