import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { weaknesses } from "../../properties/findings/index.ts";
import { presets, writeMechanism } from "../../spec/index.ts";
import { fund, mechanism } from "../unit/spec/build.ts";
import { callCli } from "./call-cli.ts";
import { scratch } from "./run-cli.ts";

interface Document {
  readonly mechanism: string;
  readonly findings: readonly { readonly sentence: string; readonly shown: string }[];
}

describe("paripassu findings", () => {
  it("prints a line for each preset, and how many show what", async () => {
    const { code, stdout } = await callCli(["findings"]);
    expect(code).toBe(0);
    for (const { name } of presets) expect(stdout).toMatch(new RegExp(`^${name} +[x·]`, "m"));
    for (const { sentence } of weaknesses) expect(stdout).toContain(sentence);
    expect(stdout).toMatch(/holders pay before a fund of the venue +1 of 21/);
    expect(stdout.split("\n").filter((line) => line.length > 80)).toEqual([]);
  });

  it("shows the smallest market for each finding of one mechanism", async () => {
    const { code, stdout } = await callCli(["findings", "--mechanism", "ccp-krx-2013"]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^ccp-krx-2013: 7 findings/);
    expect(stdout).toContain("resolve: a pays 1 in compensation-fund\n");
    expect(stdout).toMatch(/shows +of a loss of 1, a pays 1 in compensation-fund while house-capital/);
  });

  it("takes a file, and prints JSON", async () => {
    const file = join(scratch(), "mine.json");
    writeFileSync(
      file,
      JSON.stringify(writeMechanism(mechanism([fund("insurance", { eventCap: 1n })]), String)),
    );
    const { code, stdout } = await callCli(["findings", "--mechanism", file, "--json"]);
    expect(code).toBe(0);
    const document = JSON.parse(stdout) as Document;
    expect(document.mechanism).toBe("test");
    expect(document.findings).toContainEqual(
      expect.objectContaining({
        sentence: "a fund with a cap pays more for a loss in parts",
        shown: "of one loss of 2, insurance pays 1; of two of 1, it pays 2",
      }),
    );
  });

  it("refuses what is no mechanism", async () => {
    const { code, stderr } = await callCli(["findings", "--mechanism", "okex-2019"]);
    expect([code, stderr.includes("did you mean okex-2018?")]).toEqual([2, true]);
  });
});
