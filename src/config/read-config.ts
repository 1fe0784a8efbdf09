import { Compile } from "typebox/compile";
import { type Fault, faultsOf, type Reading } from "../../spec/index.ts";
import type { Config } from "./config.ts";
import { ConfigSchema } from "./config-schema.ts";

const validator = Compile(ConfigSchema);

/** Reads a configuration. Beyond its schema: there is exactly one way to reach each implementation. */
export const readConfig = (document: unknown): Reading<Config> => {
  if (!validator.Check(document)) return { ok: false, faults: faultsOf(validator, document) };
  const faults = [
    ...inheritedFaults(document.implementations),
    ...Object.entries(document.implementations).flatMap(([name, one]) => reachFaults(name, one)),
  ];
  // The type rules out what is a fault above: two ways to reach one, or none.
  return faults.length > 0 ? { ok: false, faults } : { ok: true, value: document as unknown as Config };
};

/** What an object inherits is none of its names: an implementation under `__proto__` would never be checked. */
const inheritedFaults = (implementations: object): readonly Fault[] => {
  const path = "/implementations";
  for (const key in implementations)
    if (!Object.hasOwn(implementations, key))
      return [{ path, expected: "names of its own", found: `\`${key}\` inherited, as by __proto__` }];
  return [];
};

const expected = "exactly one of command, module, evm, model, or rpc and address";

/** A way that is undefined is none. */
const reachFaults = (name: string, one: Readonly<Record<string, unknown>>): readonly Fault[] => {
  const path = `/implementations/${name}`;
  const has = (key: string): boolean => Object.hasOwn(one, key) && one[key] !== undefined;
  const isDeployed = has("rpc") || has("address");
  const ways = [
    ...["command", "module", "model"].filter(has),
    ...(isDeployed ? ["rpc and address"] : has("evm") ? ["evm"] : []),
  ];
  if (ways.length !== 1)
    return [{ path, expected, found: ways.length === 0 ? "none" : ways.join(" beside ") }];
  const missing = isDeployed ? ["rpc", "address"].find((key) => !has(key)) : undefined;
  return missing === undefined ? [] : [{ path: `${path}/${missing}`, expected: "a value", found: "nothing" }];
};
