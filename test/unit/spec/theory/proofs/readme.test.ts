import { statSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { invariants } from "../../../../../properties/index.ts";
import { theorems } from "../../../../../spec/theory/proofs/theorems/index.ts";
import { chapter, wholeSpecification } from "../../chapters.ts";

const root = new URL("../../../../../", import.meta.url);
const text = wholeSpecification();
const section = chapter("theory/proofs/README.md");

const rows = [...section.matchAll(/^\| (\d[^|]*) \| ([^|]*) \| (.*) \|$/gm)].map(
  ([, rules = "", mark = "", by = ""]) => ({ rules, mark, by }),
);

/** "5.1 to 5.5, 6" as the rules that it names. */
const named = (rules: string): readonly string[] =>
  rules.split(", ").flatMap((part) => {
    const [, chapter, first, last] = /^(\d+)\.(\d+) to \1\.(\d+)$/.exec(part) ?? [];
    if (chapter === undefined) return [part];
    return Array.from(
      { length: Number(last) - Number(first) + 1 },
      (_, i) => `${chapter}.${Number(first) + i}`,
    );
  });

describe("section 19 of the specification", () => {
  const rules = [...text.matchAll(/^\*\*(\d+\.\d+)\b/gm)].map(([, rule = ""]) => rule);
  const sections = [...text.matchAll(/^##? (\d+)\./gm)].map(([, chapter = ""]) => chapter);
  const marked = new Set(rows.flatMap((row) => named(row.rules)));

  it("marks every rule, every section that has no numbered ones, and nothing else", () => {
    const whole = sections.filter((chapter) => !rules.some((rule) => rule.startsWith(`${chapter}.`)));
    const wanted = [...rules, ...whole].filter((rule) => !rule.startsWith("19"));
    expect(wanted.length).toBeGreaterThan(80);
    expect(wanted.filter((rule) => !marked.has(rule))).toEqual([]);
    expect([...marked].filter((rule) => !rules.includes(rule) && !sections.includes(rule))).toEqual([]);
  });

  it("has three marks, and each says by what", () => {
    expect(new Set(rows.map(({ mark }) => mark))).toEqual(
      new Set(["proved", "exhaustive to scope", "tested"]),
    );
    const by = {
      proved: /\]\(theorems\/[a-z-]+\.ts\)/,
      "exhaustive to scope": /`(npm run exhaustive|paripassu axioms)`/,
      tested: /\b[A-Z]{3,4}-\d+\b|`test\/[^`]+`/,
    };
    for (const row of rows) expect(row.by).toMatch(by[row.mark as keyof typeof by]);
  });

  it("names every theorem by its sentence, and none that is not there", () => {
    const links = [...section.matchAll(/\[([^\]]+)\]\(theorems\/([a-z-]+)\.ts\)/g)];
    for (const [, sentence = "", file] of links) expect(file).toBe(sentence.replaceAll(" ", "-"));
    expect(new Set(links.map(([, sentence]) => sentence))).toEqual(
      new Set(theorems.map(({ sentence }) => sentence)),
    );
  });

  it("names each theorem beside every rule that the theorem says it is about", () => {
    for (const { sentence, rule } of theorems) {
      const beside = new Set(
        rows.filter(({ by }) => by.includes(`[${sentence}]`)).flatMap((row) => named(row.rules)),
      );
      expect([sentence, rule.split(", ").filter((one) => !beside.has(one))]).toEqual([sentence, []]);
    }
  });

  it("names invariants and tests that exist", () => {
    const ids = rows.flatMap(({ by }) => by.match(/\b[A-Z]{3,4}-\d+\b/g) ?? []);
    expect(ids.filter((id) => !invariants.some((invariant) => invariant.id === id))).toEqual([]);
    const tests = rows.flatMap(({ by }) => [...by.matchAll(/`(test\/[^`]+)`/g)].map(([, test = ""]) => test));
    expect(tests.length).toBeGreaterThan(20);
    expect(
      tests.filter((test) => !statSync(new URL(test, root), { throwIfNoEntry: false })?.isFile()),
    ).toEqual([]);
  });
});
