import { describe, type Fault } from "./fault.ts";
import { likely } from "./nearest.ts";

/** The parts of an object's schema that say which keys it may have. */
export interface ObjectNode {
  readonly properties?: Readonly<Record<string, unknown>>;
  /** Of a map: what its keys look like, as a pattern. */
  readonly patternProperties?: Readonly<Record<string, unknown>>;
  /** false: the object is closed, and other keys are faults. */
  readonly additionalProperties?: unknown;
}

/** The key that was probably meant by one that is not known: none that is there as well. */
const meantBy = (key: string, value: object, known: readonly string[]): string | undefined =>
  likely(
    key,
    known.filter((name) => !Object.hasOwn(value, name)),
  );

/** A key that a closed object has no place for, with the key that was probably meant. */
export const unknownKeyFault = (path: string, key: string, value: object, node: ObjectNode): Fault => {
  if (node.properties === undefined && node.patternProperties !== undefined)
    return {
      path,
      expected: "a key of 1 to 64 letters, digits, '_', '.' or '-'",
      found: describe(key),
    };
  const known = Object.keys(node.properties ?? {}).filter((name) => !name.startsWith("$"));
  const meant = meantBy(key, value, known);
  const hint = meant === undefined ? `; known keys: ${known.join(", ")}` : `; did you mean \`${meant}\`?`;
  return {
    path,
    expected: "no such key",
    found: describe((value as Record<string, unknown>)[key]),
    words: `unknown key \`${shortened(key)}\`${hint}`,
  };
};

/** The maximum number of keys that are searched for the intended one: an object may be hostile. */
const mostKeys = 100;

/** A value that is missing. Perhaps it is there under a misspelled key, which a closed object tells as unknown. */
export const missingFaults = (
  path: string,
  missing: string,
  object: object,
  { properties = {}, additionalProperties }: ObjectNode,
): readonly Fault[] => {
  const known = Object.keys(properties);
  const misspelled = Object.keys(object)
    .slice(0, mostKeys)
    .find((key) => !known.includes(key) && meantBy(key, object, known) === missing);
  const fault = { path: `${path}/${missing}`, expected: "a value", found: "nothing" };
  if (misspelled === undefined) return [fault];
  if (additionalProperties === false) return [];
  const words = `expected a value, found nothing; there is \`${shortened(misspelled)}\`: did you mean \`${missing}\`?`;
  return [{ ...fault, words }];
};

/** The key that tells variants apart has none of their values: it is missing, misspelled, or says something else. */
export const tagFault = (path: string, key: string, value: object, names: readonly string[]): Fault => {
  const tag = Object.hasOwn(value, key) ? (value as Record<string, unknown>)[key] : undefined;
  const misspelled = Object.keys(value).find((name) => meantBy(name, value, [key]) === key);
  if (misspelled !== undefined)
    return unknownKeyFault(`${path}/${misspelled}`, misspelled, value, { properties: { [key]: true } });
  const fault = { path: `${path}/${key}`, expected: `one of ${names.join(", ")}`, found: describe(tag) };
  const meant = likely(fault.found, names);
  return meant === undefined
    ? fault
    : { ...fault, words: `expected ${fault.expected}, found ${fault.found}; did you mean ${meant}?` };
};

const shortened = (key: string): string => (key.length > 80 ? `${key.slice(0, 80)}…` : key);
