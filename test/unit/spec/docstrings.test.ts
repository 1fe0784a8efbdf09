import { readdirSync, readFileSync } from "node:fs";
import { compileFunction } from "node:vm";
import { describe, expect, it } from "vitest";
import * as spec from "../../../spec/index.ts";

/** The examples in docstrings run: `@example EXPR // => VALUE`, on one line. */

const root = new URL("../../../", import.meta.url);

const files = ["spec", "src"].flatMap((folder) =>
  readdirSync(new URL(folder, root), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => `${folder}/${name}`),
);

interface Example {
  readonly file: string;
  readonly line: number;
  readonly text: string;
}

/** Every example that says what comes out, after a `//`. Others show a call, and are not run. */
const examples: readonly Example[] = files.flatMap((file) =>
  readFileSync(new URL(file, root), "utf8")
    .split("\n")
    .flatMap((line, i) => {
      const text = /^\s*\/?\*+\s*@example\s+(\S.*?\s\/\/.*?)(\s*\*\/)?$/.exec(line)?.[1];
      return text === undefined ? [] : [{ file, line: i + 1, text }];
    }),
);

/** Evaluates an expression with these names in scope. The text is our own source. */
const evaluate = (expression: string, names: ReadonlyMap<string, unknown>): unknown => {
  const evaluated = compileFunction(`"use strict"; return (${expression});`, [...names.keys()]) as (
    ...values: readonly unknown[]
  ) => unknown;
  return evaluated(...names.values());
};

const namesOf = async (file: string): Promise<ReadonlyMap<string, unknown>> => {
  const own = (await import(new URL(file, root).href)) as object;
  return new Map([...Object.entries(spec), ...Object.entries(own)].filter(([name]) => name !== "default"));
};

describe("the examples in docstrings", () => {
  it("are found", () => {
    expect(examples.length).toBeGreaterThanOrEqual(10);
  });

  it.each(examples.map((example) => [`${example.file}:${example.line}`, example] as const))(
    "%s",
    async (_, { file, text }) => {
      const [expression, value, ...rest] = text.split("// =>");
      expect(rest, "one => on the line").toEqual([]);
      if (expression === undefined || value === undefined) throw new Error(`no "// => VALUE" in: ${text}`);
      const names = await namesOf(file);
      expect(evaluate(expression, names)).toStrictEqual(evaluate(value, names));
    },
  );
});
