import { Compile, type Validator } from "typebox/compile";
import { Settings } from "typebox/system";
import { describe, type Fault } from "./fault.ts";
import { missingFaults, type ObjectNode, tagFault, unknownKeyFault } from "./key-faults.ts";

// The library stops at 8 errors, before it comes to the union that explains them.
Settings.Set({ maxErrors: 1000 });

/** At most this many faults are told of one document: the first ones help. */
const most = 20;

/** The parts of a JSON Schema that are needed to say what it asks for. */
interface Node extends ObjectNode {
  readonly description?: string;
  readonly const?: unknown;
  readonly anyOf?: readonly Node[];
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Node>>;
}

/** Every fault of a value that does not fit the schema, in words. `base` is where the value stands. */
export const faultsOf = (validator: Validator, value: unknown, base = ""): readonly Fault[] => {
  const errors = validator.Errors(value);
  const schema: unknown = validator.Type();
  const unions = errors.filter(({ keyword }) => keyword === "anyOf").map(({ instancePath }) => instancePath);
  const isInUnion = (path: string, keyword: string): boolean =>
    unions.some((union) => path.startsWith(`${union}/`) || (path === union && keyword !== "anyOf"));

  const faults = errors.flatMap(({ keyword, instancePath, schemaPath, params }): readonly Fault[] => {
    // What is wrong inside a union is told by the variant that was meant; a stray key has a fault of its own.
    if (isInUnion(instancePath, keyword) || keyword === "additionalProperties") return [];
    const found = valueAt(value, instancePath);
    const path = base + instancePath;
    const node = valueAt(schema, schemaPath.slice(1)) as Node | undefined;
    if (keyword === "boolean") {
      const [above, key] = lastPart(instancePath);
      const object = valueAt(schema, lastPart(schemaPath.slice(1))[0]) as ObjectNode;
      return [unknownKeyFault(path, key, valueAt(value, above) as object, object)];
    }
    if ("requiredProperties" in params)
      return params.requiredProperties.flatMap((key) =>
        missingFaults(path, key, found as object, node ?? {}),
      );
    return variantFaults(node, found, path) ?? [{ path, expected: wanted(node), found: describe(found) }];
  });
  return faults.slice(0, most);
};

/** A JSON pointer without its last part, and that part as the key that it stands for. */
const lastPart = (pointer: string): readonly [above: string, key: string] => {
  const slash = pointer.lastIndexOf("/");
  return [pointer.slice(0, slash), unescaped(pointer.slice(slash + 1))];
};

const unescaped = (part: string): string => part.replaceAll("~1", "/").replaceAll("~0", "~");

/** The value at a JSON pointer. Looks at own properties only. */
const valueAt = (value: unknown, path: string): unknown =>
  path
    .split("/")
    .slice(1)
    .map(unescaped)
    .reduce<unknown>(
      (node, key) =>
        typeof node === "object" && node !== null && Object.hasOwn(node, key)
          ? (node as Record<string, unknown>)[key]
          : undefined,
      value,
    );

/** What a schema asks for. */
const wanted = (node: Node | undefined): string => {
  if (node?.description !== undefined) return node.description;
  if (node?.const !== undefined) return JSON.stringify(node.const);
  if (node?.anyOf !== undefined) return node.anyOf.map(wanted).join(" or ");
  return node?.type === undefined
    ? "another value"
    : `${/^[aeiou]/.test(node.type) ? "an" : "a"} ${node.type}`;
};

/** Layers and actions are told apart by one key: its value picks the variant to explain by. */
const variantFaults = (
  union: Node | undefined,
  value: unknown,
  path: string,
): readonly Fault[] | undefined => {
  const variants = union?.anyOf ?? [];
  const key = ["kind", "type"].find((name) => variants[0]?.properties?.[name] !== undefined);
  if (key === undefined) return undefined;
  if (typeof value !== "object" || value === null || Array.isArray(value))
    return [{ path, expected: `an object with a ${key}`, found: describe(value) }];
  const tag = valueAt(value, `/${key}`);
  const meant = variants.find(({ properties }) => properties?.[key]?.const === tag);
  if (meant !== undefined && tag !== undefined) return faultsOf(Compile(meant), value, path);
  return [
    tagFault(
      path,
      key,
      value,
      variants.map(({ properties }) => wanted(properties?.[key])),
    ),
  ];
};
