import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { arch, platform } from "node:process";
import Type from "typebox";
import { specVersion } from "../../spec/index.ts";
import { version } from "../protocol/version.ts";

/** Where a run, or a part of it, was made: versions, and nothing that tells whose machine it was. */
export const EnvironmentSchema = Type.Array(
  Type.Object({
    paripassu: Type.String(),
    spec: Type.String(),
    node: Type.String(),
    platform: Type.String({ description: "operating system and processor" }),
    packages: Type.Record(Type.String(), Type.String(), {
      description: "the version of each package that the suite uses; absent where it is not installed",
    }),
  }),
  { description: "each that took part, once" },
);
export type Environment = Type.Static<typeof EnvironmentSchema>;

const require = createRequire(import.meta.url);

export const environmentHere = (): Environment[number] => ({
  paripassu: version,
  spec: specVersion,
  node: process.version,
  platform: `${platform} ${arch}`,
  packages: packages(),
});

const packages = (): Record<string, string> => {
  const { dependencies, peerDependencies } = require("paripassu/package.json") as Record<
    "dependencies" | "peerDependencies",
    Record<string, string>
  >;
  const names = Object.keys({ ...dependencies, ...peerDependencies }).sort();
  return Object.fromEntries(
    names.flatMap((name) => {
      const found = versionOf(name);
      return found === undefined ? [] : [[name, found]];
    }),
  );
};

/** Not every package lets its package.json be imported: it is looked for as node looks for packages. */
const versionOf = (name: string): string | undefined => {
  for (const folder of require.resolve.paths(name) ?? [])
    try {
      return (JSON.parse(readFileSync(`${folder}/${name}/package.json`, "utf8")) as { version: string })
        .version;
    } catch {
      continue;
    }
  return undefined;
};

/** Those of both, each once. */
export const together = (...environments: readonly Environment[]): Environment => [
  ...new Map(environments.flat().map((one) => [JSON.stringify(one), one])).values(),
];
