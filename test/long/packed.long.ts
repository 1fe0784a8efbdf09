import { execFileSync, spawnSync, type SpawnSyncReturns } from "node:child_process";
import { rmSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { plainEnvironment, root } from "../e2e/run-cli.ts";
import { nodes, unreachable } from "../nodes.ts";
import { packed, projectWith } from "./packed-project.ts";

const { folders, missing } = nodes();
if (missing !== undefined)
  console.warn(`the packed suite under other versions of Node: skipped, for ${missing}`);

let tarball = "";
let project = "";
let mine = "";
let reason: string | undefined;
let compiled: SpawnSyncReturns<string>;

const tool = (name: string): string => join(root, "node_modules/.bin", name);

/** Runs a command of a project under a version of Node, as an engineer types it. */
const run = (node: string, command: string, cwd = mine) => {
  const path = `${folders.get(node) ?? ""}${delimiter}${process.env.PATH ?? ""}`;
  const [program = "", ...args] = command.split(" ");
  const env = { ...plainEnvironment(), PATH: path, VITEST: "", CI: "" };
  const { status, stdout, stderr } = spawnSync(program, args, { cwd, encoding: "utf8", env });
  return { code: status, stdout, stderr };
};

/** The test that the README shows, and a configuration, beside the starter. */
const files = {
  "venue.test.ts": `import { conformance } from "paripassu/vitest";
import * as venue from "./venue.js";

conformance("my venue", venue, { runs: 60, only: ["CONS-1"] });
`,
  "paripassu.config.ts": `import { defineConfig } from "paripassu";

export default defineConfig({
  runs: 60,
  only: ["ORD-2", "SOLV-3"],
  implementations: { mine: { module: "dist/venue.js" }, model: { model: true } },
});
`,
};

beforeAll(() => {
  tarball = packed();
  try {
    project = projectWith(tarball);
  } catch (error) {
    reason = unreachable(error);
    return;
  }
  mine = join(project, "mine");
  execFileSync("npx", ["paripassu", "init", "--lang", "typescript", "mine"], { cwd: project });
  for (const [name, text] of Object.entries(files)) writeFileSync(join(mine, name), text);
  compiled = spawnSync("npx", ["tsc"], { cwd: mine, encoding: "utf8" });
});

beforeEach(({ skip }) => {
  if (reason !== undefined) skip(reason);
});

it("the tarball is one that Node, bundlers and compilers read", () => {
  const lint = spawnSync(tool("publint"), ["--strict", tarball], { encoding: "utf8" });
  expect([lint.status, lint.stdout]).toEqual([0, expect.stringContaining("All good!")]);
  const types = spawnSync(tool("attw"), [tarball, "--profile", "esm-only"], { encoding: "utf8" });
  expect([types.status, types.stdout]).toEqual([0, expect.stringContaining("paripassu v")]);
});

it("the TypeScript starter, its test and its configuration compile, strictly", () => {
  expect([compiled.status, compiled.stdout]).toEqual([0, ""]);
  const wrong = "wrong.ts";
  writeFileSync(join(mine, wrong), files["paripassu.config.ts"].replace("runs", "rnus"));
  const refused = spawnSync("npx", ["tsc", "--noEmit"], { cwd: mine, encoding: "utf8" });
  rmSync(join(mine, wrong));
  expect(refused.stdout).toMatch(/^wrong\.ts\(4,3\): error .*'rnus' does not exist/);
});

describe.each([...folders.keys()].map((node) => [node]))("the packed suite under Node %s", (node) => {
  it("runs, and is this version of Node", () => {
    expect(run(node, "node --version").stdout).toBe(`v${node}\n`);
    const { code, stdout } = run(node, "npx paripassu --version");
    expect([code, stdout]).toEqual([0, expect.stringMatching(/^\d+\.\d+\.\d+\n$/)]);
  });

  it("checks what the configuration names, and finds what the starter lacks", () => {
    const { code, stdout } = run(node, "npx paripassu check --quiet");
    expect(stdout).toMatch(
      /^mine\nnot-conformant, .*^✗ SOLV-3 .*^model\nconformant, .*^mine fails, model passes$/ms,
    );
    expect(code).toBe(1);
  });

  it("runs the test of one line in vitest", () => {
    const { code, stdout } = run(node, "npx vitest run venue.test.ts --reporter=verbose");
    expect(stdout).toMatch(/✓ .*my venue > CONS-1 /);
    expect(code).toBe(0);
  });
});
