import { copyFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { inexpressible, presets, readMechanism } from "../../spec/index.ts";
import { presetText } from "../../src/cli/mechanisms.ts";
import { callCli } from "./call-cli.ts";
import { scratch } from "./run-cli.ts";

describe("paripassu mechanisms", () => {
  it("lists every preset with title and waterfall, and what is missing with the reason, in 80 columns", async () => {
    const { code, stdout } = await callCli(["mechanisms"]);
    expect(code).toBe(0);
    const words = stdout.replaceAll(/\s+/g, " ");
    for (const { name, title } of presets) expect(words).toContain(`${name} ${title}`);
    for (const { name, title, reason } of inexpressible)
      expect(words).toContain(`${name} ${title} ${reason}`);
    expect(words).toContain("insurance (fund) -> venue (fund) -> clawback (cut of profit)");
    expect(stdout.split("\n").filter((line) => line.length > 80)).toEqual([]);
  });

  it.each(presets.map((preset) => [preset.name, preset] as const))(
    "%s is shown as JSON, in plain words, with source and notes",
    (_, preset) => {
      const { mechanism, source, notes } = preset;
      const [json = "", text = ""] = presetText(preset, false).split("\n}\n");
      expect(readMechanism(JSON.parse(`${json}}`))).toEqual({ ok: true, value: mechanism });
      const words = text.replaceAll(/\s+/g, " ");
      for (const { id } of mechanism.waterfall) expect(words).toContain(`. ${id}: `);
      for (const part of [source.text, source.url ?? "", ...notes]) expect(words).toContain(part);
      expect(text.split("\n").filter((line) => line.length > 80 && !line.includes("https://"))).toEqual([]);
    },
  );

  it("shows a preset by its name", async () => {
    const { code, stdout } = await callCli(["mechanisms", "ccp-emir"]);
    const preset = presets.find(({ name }) => name === "ccp-emir");
    expect([code, stdout]).toEqual([0, preset === undefined ? "" : presetText(preset, false)]);
  });

  it("shows what is in a file, as --mechanism reads it, and names nobody who published it", async () => {
    const cwd = scratch();
    const { stdout: json } = await callCli(["mechanisms", "okex-2018", "--json"]);
    const mine = { ...(JSON.parse(json) as object), name: "mine\u202e\u001b[31m" };
    writeFileSync(join(cwd, "mine.json"), JSON.stringify(mine));
    const { code, stdout } = await callCli(["mechanisms", "mine.json"], { cwd });
    expect(code).toBe(0);
    expect(stdout).toContain("1. insurance: ");
    expect(stdout).toContain("mine\\u202e\\u001b[31m");
    expect(stdout).not.toMatch(/Source:|What is simplified/);
    const again = await callCli(["mechanisms", "-", "--json"], { input: json });
    expect(again.stdout).toBe(json);
  });

  it("prints the JSON alone with --json, and check takes it as a file", async () => {
    const { stdout } = await callCli(["mechanisms", "marginfi", "--json"]);
    const file = join(scratch(), "mine.json");
    writeFileSync(file, stdout);
    expect((await callCli(["check", "--model", "--only", "ORD-2", "--mechanism", file])).code).toBe(0);
    const all = JSON.parse((await callCli(["mechanisms", "--json"])).stdout) as { name: string }[];
    expect(all.map(({ name }) => name)).toEqual(presets.map(({ name }) => name));
  });

  it("takes a preset before a file of that name, and ./NAME for the file", async () => {
    const cwd = scratch();
    const { stdout } = await callCli(["mechanisms", "compound-iii", "--json"]);
    writeFileSync(join(cwd, "file.json"), stdout);
    copyFileSync(join(cwd, "file.json"), join(cwd, "ccp-emir"));
    const notOwnStake = "ORD-4    not-applicable";
    const preset = await callCli(["check", "--model", "--mechanism", "ccp-emir"], { cwd });
    const file = await callCli(["check", "--model", "--mechanism", "./ccp-emir"], { cwd });
    expect([preset.code, preset.stdout.includes(notOwnStake)]).toEqual([0, false]);
    expect([file.code, file.stdout.includes(notOwnStake)]).toEqual([0, true]);
  });
});

describe("a file that is there was meant, whatever is wrong with it: no preset is suggested", () => {
  it.each([
    [
      '{\n  "name": "m",\n}',
      /^paripassu: mine.json is not JSON: line 3, column 1: expected a key in double quotes, found "}"\n$/,
    ],
    ["okex-2018", /^paripassu: mine.json is not JSON: line 1, column 1: expected a value, found "o"\n$/],
    [
      "",
      /^paripassu: mine.json is not JSON: line 1, column 1: expected a value, found the end of the file\n$/,
    ],
    ["{}", /^paripassu: mine.json is not a valid mechanism:\n {2}at \/name: expected a value/],
  ])("%j", async (text, message) => {
    const cwd = scratch();
    writeFileSync(join(cwd, "mine.json"), text);
    for (const args of [
      ["check", "--model", "--mechanism", "mine.json"],
      ["mechanisms", "mine.json"],
    ]) {
      const { code, stdout, stderr } = await callCli(args, { cwd });
      expect(stderr).toMatch(message);
      expect(stderr).not.toContain("okex-2018,");
      expect([code, stdout]).toEqual([2, ""]);
    }
  });
});

describe("wrong names end with 2 and say what there is", () => {
  it.each([
    [["mechanisms", "okex"], 'found "okex": did you mean okex-2018?'],
    [["mechanisms", "ccp-emyr"], "did you mean ccp-emir?"],
    [["mechanisms", "./mine.json"], "cannot read ./mine.json"],
    [["mechanisms", "mine.json"], "Nor is it a file: cannot read mine.json"],
    [["check", "--mechanism", "dydx-v4"], "no preset dydx-v4, for it needs"],
    [["mechanisms", "dydx-v4"], "no preset dydx-v4, for it needs a fund that pays the whole loss"],
    [["check", "--mechanism", "umbrella"], "expected a preset (okex-2018, "],
    [["check", "--mechanism", "umbrella"], "Nor is it a file: cannot read umbrella"],
    [["check", "--mechanism", "./okex-2018"], "cannot read ./okex-2018"],
  ])("%j", async (args, message) => {
    const { code, stderr, stdout } = await callCli(args);
    expect(stderr).toContain(message);
    expect([code, stdout]).toEqual([2, ""]);
  });
});
