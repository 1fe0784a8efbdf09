import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { openModule } from "../../../../src/adapters/module/open-module.ts";
import { run } from "../../../../spec/index.ts";
import type { Implementation, Opening } from "../../../../src/protocol/implementation.ts";
import { failed, limits } from "./programs.ts";
import { deposits, markets } from "./scenarios.ts";

const folder = mkdtempSync(join(tmpdir(), "paripassu-modules-"));
const spec = new URL("../../../../dist/spec/index.js", import.meta.url);
let files = 0;
afterAll(() => rmSync(folder, { recursive: true }));

/** The honest parts of a module around the model, which takes and gives plain data, and its exports. */
const source = (exports: string): string => `
  import { readScenario, run as model, writeTrace } from ${JSON.stringify(spec.href)};
  const asText = (key, value) => (typeof value === "bigint" ? String(value) : value);
  export const implementation = { name: "a module", version: "0.1.0", language: "javascript" };
  const honest = (scenario) =>
    writeTrace(model(readScenario(JSON.parse(JSON.stringify(scenario, asText))).value), (amount) => amount);
  ${exports}
`;

const openSource = (text: string, extension = "mjs"): Promise<Opening> => {
  files += 1;
  const file = join(folder, `module-${files}.${extension}`);
  writeFileSync(file, text);
  return openModule(file, limits);
};

const opened = async (text: string): Promise<Implementation> => {
  const opening = await openSource(text);
  if (!opening.ok) throw new Error(opening.failure.message);
  return opening.implementation;
};

// One that hangs: hanging-programs.test.ts.
describe.concurrent("a module", () => {
  test.for([
    [
      "with named exports",
      source("export const run = async (s) => { await 0; console.log('hi'); return honest(s); };"),
    ],
    [
      "with a default export",
      source(`export default {
        implementation,
        run(s) { const t = this.go(s); s.mechanism.asset.symbol = ''; s.actions.length = 0; return t; },
        go: honest,
      };`),
    ],
  ] as const)("%s answers", async ([, text]) => {
    const implementation = await opened(text);
    expect(implementation.about.name).toBe("a module");
    for (const scenario of markets(5))
      expect(await implementation.answer(scenario)).toEqual({ kind: "trace", trace: run(scenario) });
    expect(await implementation.close()).toEqual([]);
  });

  /** What run does, by the account that the scenario names. */
  const spoiled = (cases: readonly (readonly [string, string, ...unknown[]])[]): string =>
    source(`export const run = async (s) => {
      switch (s.actions[0].account) {
        ${cases.map(([, body], i) => `case "${i}": { ${body} }`).join("\n")}
      }
      return honest(s);
    };`);

  const malformed = [
    [
      "throws",
      "throw new RangeError('no such layer');",
      "error",
      /run\(\) failed: RangeError: no such layer\n {2}\| {5}at Module\.run/,
    ],
    ["throws nothing", "throw undefined;", "error", /run\(\) failed: undefined/],
    ["throws what has no text", "throw { toString: null };", "error", /something that has no text/],
    [
      "returns nothing",
      "return undefined;",
      "protocol",
      /at \/steps: expected a list of steps, found nothing/,
    ],
    [
      "returns numbers",
      "return JSON.parse(JSON.stringify(honest(s), (k, v) => (typeof v === 'bigint' ? Number(v) : v)));",
      "protocol",
      /capital: expected an integer.* found 5/,
    ],
    [
      "returns a circle",
      "const t = { steps: [] }; t.steps.push(t); return t;",
      "protocol",
      /\/steps\/0\/outcome/,
    ],
    [
      "returns a trap",
      "return new Proxy({}, { ownKeys: () => { throw new Error('trap'); } });",
      "error",
      /Error: trap/,
    ],
  ] as const;
  const fatal = [
    ["exits", "process.exit(0);", "crash", /module-\d+\.mjs ended with exit code 0/],
    [
      "rejects later, unheard",
      "setTimeout(() => Promise.reject(new Error('later'))); await new Promise(() => {});",
      "crash",
      /Error: later/,
    ],
    [
      "prints behind our back",
      "(await import('node:fs')).writeSync(1, 'hi\\n'); return honest(s);",
      "protocol",
      /found "hi"/,
    ],
  ] as const;

  test.for([
    ["answers wrongly", malformed],
    ["comes to an end", fatal],
  ] as const)("that %s is told", async ([, cases]) => {
    const implementation = await opened(spoiled(cases));
    for (const [i, [name, , kind, says]] of cases.entries()) {
      const answer = await implementation.answer(deposits(String(i)));
      expect(answer, name).toEqual(failed(kind, says));
      expect(await implementation.answer(deposits("ann")), name).toEqual({
        kind: "trace",
        trace: run(deposits("ann")),
      });
    }
    expect(await implementation.close()).toEqual([]);
  });

  test.for([
    [
      "throws",
      "throw new Error('no database');",
      "mjs",
      /ended with exit code 1 before it had answered hello.*no database/s,
    ],
    [
      "exports something else",
      "export const check = 1;",
      "mjs",
      /Expected the exports "implementation".*found check in/s,
    ],
    [
      "does not say who it is",
      "export const run = () => 1; export const implementation = {};",
      "mjs",
      /\/implementation\/name: expected a value/,
    ],
    [
      "is TypeScript",
      "export const n: number = 1;",
      "ts",
      /compile .*module-\d+\.ts first|Expected the exports/,
    ],
  ] as const)("that %s when it is loaded is told", async ([, text, extension, says]) => {
    const opening = await openSource(text, extension);
    expect(opening.ok ? "" : opening.failure.message).toMatch(says);
  });

  test("that is missing is told", async () => {
    const opening = await openModule("./no-such-module.js", limits);
    expect(opening.ok ? "" : opening.failure.message).toMatch(
      /^The module \.\/no-such-module\.js \(\/.*\/no-such-module\.js\) cannot be loaded: there is no such file\. Name /,
    );
  });

  test("that is a folder is told", async () => {
    const opening = await openModule(folder, limits);
    expect(opening.ok ? "" : opening.failure.message).toBe(
      `The module ${folder} cannot be loaded: it is a folder. Name the file of a JavaScript module; build it first if it is compiled.`,
    );
  });

  test("that cannot be used is told without a stack of ours", async () => {
    const opening = await openSource("export const check = 1;");
    expect(opening.ok ? "" : opening.failure.message).not.toMatch(/^ *at /m);
  });
});
