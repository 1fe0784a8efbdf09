import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Command } from "commander";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { buildProgram } from "../../../src/cli/program.ts";
import { type Block, blocksOf, inlineCode, root } from "./pages.ts";

/** The commands, which read their arguments and do nothing. */
const idle = (): Command => {
  const command = buildProgram();
  const quiet = (one: Command): void => {
    one.configureOutput({ writeOut: () => undefined, writeErr: () => undefined });
    one.exitOverride();
    if (one.commands.length === 0) one.action(() => undefined);
    one.commands.forEach(quiet);
  };
  quiet(command);
  return command;
};

/** The arguments of each `npx paripassu` in a text, as a shell hands them over. */
const argumentsIn = (text: string): readonly (readonly string[])[] =>
  text
    .replaceAll("\\\n", " ")
    .split("\n")
    .flatMap((line) => [...line.matchAll(/npx paripassu (.*)/g)].map(([, rest = ""]) => rest))
    .map((rest) => rest.replace(/\s(#|>|\||&&|\)).*$/, "").replace(/\)$/, ""))
    .map((rest) => [...rest.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(([, a, b, c]) => a ?? b ?? c ?? ""));

/** Why the command line refuses these arguments. */
const refusal = async (args: readonly string[]): Promise<string | undefined> => {
  try {
    await idle().parseAsync([...args], { from: "user" });
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
};

const refusals = async (blocks: readonly Block[]): Promise<readonly string[]> => {
  const found: string[] = [];
  for (const { page, line, text } of blocks)
    for (const args of argumentsIn(text)) {
      const why = await refusal(args);
      if (why !== undefined) found.push(`${page}:${line}: ${args.join(" ")}: ${why}`);
    }
  return found;
};

describe("a command line on a page", () => {
  it("is one that the program reads, in blocks", async () => {
    const blocks = blocksOf("sh");
    expect(blocks.flatMap(({ text }) => argumentsIn(text)).length).toBeGreaterThan(50);
    expect(await refusals(blocks)).toEqual([]);
  });

  it("is one that the program reads, in a line of text", async () => {
    const placeholder = /COMMAND|NAME|[A-Z]{4,}(?!\.json)\b/;
    const blocks = inlineCode().filter(({ text }) => /^npx paripassu \S/.test(text));
    expect(blocks.length).toBeGreaterThan(10);
    expect(await refusals(blocks.filter(({ text }) => !placeholder.test(text)))).toEqual([]);
  });

  it.each([
    ["chekc -- python3 adapter.py", /unknown command/],
    ["check --profil ci -- python3 adapter.py", /unknown option/],
    ["check --runs many -- python3 adapter.py", /--runs/],
    ["divide problem.json", /required option/],
    ["replay", /missing required argument/],
  ])("is refused if it is wrong: %s", async (text, why) => {
    expect(await refusal(text.split(" "))).toMatch(why);
  });

  it("names npm scripts that exist", () => {
    const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { scripts: object };
    const named = [...blocksOf("sh"), ...inlineCode()].flatMap(({ page, text }) =>
      page.startsWith("starters/") || text.includes("cd my-adapter")
        ? []
        : [...text.matchAll(/npm run ([\w:-]+)/g)].map(([, name = ""]) => name),
    );
    expect(named.length).toBeGreaterThan(5);
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });

  it("gives the action inputs that it has", () => {
    const { inputs } = parse(readFileSync(join(root, "action.yml"), "utf8")) as { inputs: object };
    const steps = blocksOf("yaml").flatMap(
      ({ text }) => parse(text) as { with?: Readonly<Record<string, unknown>> }[],
    );
    const given = steps.flatMap((step) => Object.keys(step.with ?? {}));
    expect(given.length).toBeGreaterThan(2);
    expect(given.filter((name) => !(name in inputs))).toEqual([]);
  });
});
