import type { TSchema } from "typebox";
import type { Validator } from "typebox/compile";
import { actionSchemas, layerSchemas } from "./schema.ts";
import { Compile } from "typebox/compile";

/** Why a document was refused: where, what was expected there, what was found. */
export interface Fault {
  /** A JSON pointer into the document, "" for the document itself. */
  readonly path: string;
  readonly expected: string;
  readonly found: string;
}

/** A document that was read whole, or every reason why it was not. */
export type Reading<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly faults: readonly Fault[] };

/**
 * The faults as lines that people read.
 * @example formatFaults([{ path: "/a", expected: "1", found: "2" }]) // => "at /a: expected 1, found 2"
 */
export const formatFaults = (faults: readonly Fault[]): string =>
  faults.map(({ path, expected, found }) => `at ${path === "" ? "/" : path}: expected ${expected}, found ${found}`).join("\n");

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

/** The value at a JSON pointer. Looks at own properties only. */
const valueAt = (value: unknown, path: string): unknown =>
  path
    .split("/")
    .slice(1)
    .map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"))
    .reduce<unknown>(
      (node, key) =>
        typeof node === "object" && node !== null && Object.hasOwn(node, key)
          ? (node as Record<string, unknown>)[key]
          : undefined,
      value,
    );

interface Node {
  readonly description?: string;
  readonly const?: unknown;
  readonly anyOf?: readonly Node[];
  readonly type?: string;
}

/** What a schema asks for, in words. */
const wanted = (schema: Node | undefined): string => {
  if (schema?.description !== undefined) return schema.description;
  if (schema?.const !== undefined) return JSON.stringify(schema.const);
  if (schema?.anyOf !== undefined) return schema.anyOf.map(wanted).join(" or ");
  return schema?.type === undefined ? "another value" : `${/^[aeiou]/.test(schema.type) ? "an" : "a"} ${schema.type}`;
};

/** Layers and actions are told apart by one key; its value picks the schema to explain by. */
const variants: Readonly<Record<string, Readonly<Record<string, TSchema>>>> = {
  kind: layerSchemas,
  type: actionSchemas,
};

const explainVariant = (value: unknown, path: string): readonly Fault[] | undefined => {
  for (const [key, schemas] of Object.entries(variants)) {
    const tag = valueAt(value, `/${key}`);
    if (tag === undefined) continue;
    const schema = typeof tag === "string" && Object.hasOwn(schemas, tag) ? schemas[tag] : undefined;
    if (schema !== undefined) return faultsOf(Compile(schema), value, path);
    const names = Object.keys(schemas).map((name) => JSON.stringify(name));
    return [{ path: `${path}/${key}`, expected: `one of ${names.join(", ")}`, found: describe(tag) }];
  }
  return undefined;
};

/** At most this many faults are told of one document: the first ones help. */
const most = 20;

/** Every fault of a value that does not fit the schema. */
export const faultsOf = (validator: Validator, value: unknown, base = ""): readonly Fault[] => {
  const errors = validator.Errors(value);
  const schema = validator.Type() as unknown;
  const unions = errors.filter((error) => error.keyword === "anyOf").map((error) => error.instancePath);
  const insideUnion = (path: string, keyword: string): boolean =>
    unions.some((union) => path.startsWith(`${union}/`) || (path === union && keyword !== "anyOf"));

  return errors.slice(0, 1000).flatMap(({ keyword, instancePath, schemaPath, params }): readonly Fault[] => {
    if (insideUnion(instancePath, keyword) || keyword === "additionalProperties") return [];
    const found = valueAt(value, instancePath);
    const path = base + instancePath;
    if (keyword === "boolean")
      return [{ path, expected: "no such key, or one that fits its name's rule", found: describe(found) }];
    if (keyword === "required")
      return (params).requiredProperties.map((key) => ({
        path: `${path}/${key}`,
        expected: "a value",
        found: "nothing",
      }));
    const variant = keyword === "anyOf" ? explainVariant(found, path) : undefined;
    if (variant !== undefined) return variant;
    return [{ path, expected: wanted(valueAt(schema, schemaPath.slice(1)) as Node | undefined), found: describe(found) }];
  }).slice(0, most);
};
