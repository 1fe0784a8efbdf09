import { describe, expect, it } from "vitest";
import { judgeRule } from "../../properties/axioms/index.ts";
import { axioms, type Published, published, publishedRules } from "../../spec/theory/axioms/index.ts";
import { problemText } from "../../spec/theory/axioms/text.ts";
import { claimsRules } from "../../spec/division/claims/index.ts";
import { exitCodeOf, rulesReport } from "../../src/axioms/axioms-report.ts";
import { wrapped } from "../../src/axioms/axioms-table.ts";
import { callCli } from "./call-cli.ts";

/** The entries of the row that begins with a name. */
const rowOf = (text: string, name: string): readonly string[] =>
  text
    .split("\n")
    .find((line) => line.startsWith(`${name}  `))
    ?.slice(name.length)
    .trim()
    .split(/ +/) ?? [];

describe("paripassu axioms", () => {
  it("prints both tables as the search finds them, and the smallest counterexamples: exit 0", async () => {
    const { code, stdout, stderr } = await callCli(["axioms"]);
    expect(stderr).toBe("");
    expect(code).toBe(0);
    const [rules = "", splits = ""] = stdout.split("\n\n\n");

    expect(rowOf(rules, " ")).toEqual("PRO CEA CEL TAL PIN CE RA MO APRO queue".split(" "));
    for (const { name } of axioms)
      expect(rowOf(rules, name).slice(0, -1)).toEqual(publishedRules.map((rule) => published(name, rule)));
    expect(rules.replace(/\s+/g, " ")).toContain("207 entries, all as found, except for the 4 marked 1*.");
    expect(rules).toMatch(/Searched just now: \d{6} times/);
    expect(rules).toContain("PRO    E=1 d=(1,2)  expected at least (1/2,1/2); observed (1/3,2/3)");

    expect(rowOf(splits, " ")).toEqual("up down LR seq cumul to-one queue".split(" "));
    expect(rowOf(splits, "quota")).toEqual("1 1 1 0 1 0 0".split(" "));
    expect(splits).toContain(
      "LR     H=3 w=(1,3,3)  expected at least (1,1,1) at H=4 w=(1,3,3); observed (0,2,2)",
    );

    expect(Math.max(...stdout.split("\n").map((line) => line.length))).toBeLessThanOrEqual(110);
    expect(stdout).not.toContain("\u001b");
  });

  it.each(["talmud", "TAL"])("tells of one rule with --rule %s, axiom by axiom", async (rule) => {
    const { code, stdout } = await callCli(["axioms", "--rule", rule]);
    expect(code).toBe(0);
    for (const { name } of axioms) expect(stdout).toMatch(new RegExp(`^[01]  ${name}: `, "m"));
    expect(stdout).toContain(
      [
        "0  composition down: When there turns out to be less, the awards first promised can stand as the claims.",
        "     E=2 d=(1,2)  expected (1/2,1/2) of E=1, also at E=1 d=(1/2,3/2); observed (1/4,3/4)",
      ].join("\n"),
    );
    expect(stdout).not.toContain("rounding");
  });

  it("marks with --rule what the published table has wrong", async () => {
    const { stdout } = await callCli(["axioms", "--rule", "pin"]);
    expect(stdout).toContain("1* no advantageous merging: ");
    expect(stdout).toContain("1* kept, as can be proved, though the published table prints 0");
  });

  it("refuses a rule that it does not know, naming those that it does: exit 2", async () => {
    const { code, stdout, stderr } = await callCli(["axioms", "--rule", "fair"]);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toContain("--rule: expected one of proportional, constrained-equal-awards, ");
    expect(stderr).toContain('found "fair"');
  });

  it("has a --help with examples", async () => {
    const { code, stdout } = await callCli(["axioms", "--help"]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/Examples:\n {2}paripassu axioms\n/);
  });
});

describe("a search that disagrees with what is published", () => {
  const some = axioms.filter(({ name }) => ["equal treatment", "homogeneity"].includes(name));
  // The queue breaks equal treatment and keeps homogeneity.
  const queue = { name: "queue", short: "queue", findings: judgeRule(claimsRules.queue, some) };
  const told = (entries: Readonly<Record<string, Published>>) =>
    rulesReport({ axioms: some, columns: [queue], published: (axiom) => entries[axiom], problemText });

  it("is none where every entry is as found: exit 0", () => {
    const report = told({ "equal treatment": "0", homogeneity: "1" });
    expect(report.differences).toBe(0);
    expect(report.text).not.toContain("DISAGREEMENT");
    expect(exitCodeOf([report])).toBe(0);
  });

  it("says so loudly, with the counterexample: exit 1", () => {
    const report = told({ "equal treatment": "1", homogeneity: "1" });
    expect(report.text).toContain("✗ DISAGREEMENT in 1 of 2 entries");
    expect(report.text).toContain(
      "  equal treatment, queue: published 1, but: E=1 d=(1,1)  expected claims 1 and 2 to be awarded the same;",
    );
    expect(exitCodeOf([told({}), report])).toBe(1);
  });

  it("is also one where the published counterexample cannot be found", () => {
    const report = told({ homogeneity: "0" });
    expect(report.text).toContain("homogeneity, queue: published 0, but: no counterexample was found");
    expect(report.differences).toBe(1);
  });

  it("is also one where a proof is contradicted", () => {
    expect(told({ "equal treatment": "1*" }).differences).toBe(1);
    expect(told({ homogeneity: "1*" }).differences).toBe(0);
  });
});

describe("long lines", () => {
  it("are broken at spaces, and indented after the first", () => {
    const words = Array.from({ length: 40 }, (_, i) => `word${i}`).join(" ");
    const lines = wrapped(words, 4).split("\n");
    expect(lines.length).toBe(3);
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(110);
    expect(lines[1]).toMatch(/^ {4}word/);
    expect(lines.map((line) => line.trim()).join(" ")).toBe(words);
  });
});
