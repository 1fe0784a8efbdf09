import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { callCli } from "./call-cli.ts";
import { root, runCli, scratch } from "./run-cli.ts";

/** Nothing is judged, and so nothing passes, where no implementation is named: exit 2, and what to do. */

const scenario = join(root, "examples/episodes/nasdaq-clearing-2018.json");
const vectors = join(root, "vectors/tiny");
const honest = join(root, "dist/examples/typescript/honest.js");

const asking: readonly (readonly [string, readonly string[]])[] = [
  ["check", ["check"]],
  ["check --exhaustive", ["check", "--exhaustive", "--scope", "small"]],
  ["check --mechanism", ["check", "--mechanism", "okex-2018"]],
  ["replay", ["replay", scenario]],
  ["vectors run", ["vectors", "run", vectors]],
  ["smoke", ["smoke"]],
  ["ask", ["ask", scenario]],
];

describe.each(asking)("paripassu %s", (_, words) => {
  it.each([
    ["without an implementation", [], /expected (an implementation, found none|what to try)/],
    ["with nothing after --", ["--"], /expected a command after --, such as/],
    ["with an empty command", ["--", ""], /-- COMMAND: expected .* found an empty text/],
    ["with a blank command", ["--", "  ", "adapter.py"], /-- COMMAND: expected .* found an empty text/],
    ["with an empty --module", ["--module", ""], /--module: expected .* found an empty text/],
    ["with a module, and nothing after --", ["--module", honest, "--"], /expected a command after --/],
  ])("%s is wrong usage", async (__, rest, message) => {
    const { code, stdout, stderr } = await callCli([...words, ...rest]);
    expect(stderr).toMatch(message);
    expect([code, stdout]).toEqual([2, ""]);
  });
});

it("an empty --evm, --rpc or --address is wrong usage", async () => {
  for (const flags of [
    ["--evm", ""],
    ["--rpc", "", "--address", ""],
    ["--rpc", "http://127.0.0.1:1", "--address", ""],
  ]) {
    const { code, stdout } = await callCli(["check", ...flags]);
    expect([code, stdout]).toEqual([2, ""]);
  }
});

it("verify asks nobody again where nobody is named, but not with nothing after --", async () => {
  const { code, stdout, stderr } = await callCli(["verify", scratch(), "--"]);
  expect(stderr).toContain("expected a command after --");
  expect([code, stdout]).toEqual([2, ""]);
  expect((await callCli(["verify", scratch(), "--", ""])).code).toBe(2);
});

it("says how to name one, and the reference model is asked for by name", async () => {
  const { stderr } = await callCli(["check"]);
  expect(stderr).toContain("-- COMMAND, --module FILE, --evm ARTIFACT, or --rpc URL");
  expect(stderr).toContain("the reference model itself is --model");
  const { code, stdout } = await callCli(["check", "--model", "--only", "ORD-2"]);
  expect([code, stdout]).toEqual([0, expect.stringContaining("paripassu-reference-model")]);
  const both = await callCli(["check", "--model", "--module", honest]);
  expect([both.code, both.stderr]).toEqual([
    2,
    expect.stringContaining("found both --module FILE and --model"),
  ]);
});

it("the command that shows a scenario again names the model", async () => {
  expect((await callCli(["replay", scenario, "--model"])).code).toBe(0);
  expect((await callCli(["vectors", "run", vectors, "--model"])).code).toBe(0);
});

it("npx paripassu check -- ends with 2", async () => {
  const { code, stdout, stderr } = await runCli(["check", "--"]);
  expect([code, stdout]).toEqual([2, ""]);
  expect(stderr).toContain("If it comes from a variable, that variable is empty.");
});
