import { readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { describe, expect, it } from "vitest";
import { readScenario, run, type State } from "../../../spec/index.ts";
import { chapter, chapterNames, specFolder, wholeSpecification } from "./chapters.ts";

const root = join(specFolder, "..");
const overview = chapter("README.md");

/** The sections of a page, by their numbers. */
const sectionsOf = (text: string): readonly number[] =>
  [...text.matchAll(/^##? (\d+)\. /gm)].map(([, number]) => Number(number));

describe("the overview of the specification", () => {
  const rows = [...overview.matchAll(/^\| \[[^\]]+\]\(([^)]+)\) \| ([\d, ]+) \|$/gm)].map(
    ([, name = "", numbers = ""]) => [name, numbers.split(", ").map(Number)] as const,
  );

  it("names every chapter with its sections, and every section once", () => {
    expect(rows.map(([name]) => name).sort()).toEqual(chapterNames.filter((name) => name !== "README.md"));
    for (const [name, numbers] of rows) expect([name, sectionsOf(chapter(name))]).toEqual([name, numbers]);
    const all = rows.flatMap(([, numbers]) => numbers).sort((a, b) => a - b);
    expect(all).toEqual(Array.from({ length: 19 }, (_, i) => i + 1));
  });

  it("shows a waterfall with the numbers that the model computes", () => {
    const mechanism: unknown = JSON.parse(/```json\n([^]*?)```/.exec(overview)?.[1] ?? "");
    const tables = overview.split("One waterfall with numbers")[1]?.split("## Chapters")[0] ?? "";
    const [before, after] = tables
      .split(/^Cat's capital/m)
      .map((part) => part.split("\n").filter((line) => line.startsWith("|")))
      .map((lines) =>
        lines.map((line) =>
          line
            .split("|")
            .slice(1, -1)
            .map((cell) => cell.trim()),
        ),
      );
    const amounts = (of: string[][] | undefined, column: number) =>
      Object.fromEntries((of ?? []).map((row) => [row[0] ?? "", row[column] ?? ""]));
    const accounts = Object.fromEntries(
      ["ann", "bob", "cat"].map((id) => [
        id,
        { capital: amounts(before, 1)[id], pnl: amounts(before, 2)[id] },
      ]),
    );
    const genesis = { accounts, funds: { insurance: amounts(before, 1)["fund `insurance`"] } };
    const reading = readScenario({ mechanism, genesis, actions: [{ type: "resolve" }] });
    if (!reading.ok) throw new Error(JSON.stringify(reading.faults));
    const [step] = run(reading.value).steps;
    const told = (state: State | undefined) => ({
      capital: [...(state?.accounts ?? [])].map(([id, { capital }]) => [id, String(capital)]),
      pnl: [...(state?.accounts ?? [])].map(([id, { pnl }]) => [id, String(pnl)]),
      claims: ["ann", "bob", "cat"].map((id) => [id, String(state?.claims.get(id) ?? "")]),
      fund: String(state?.funds.get("insurance")),
      residue: String(state?.residue),
      deficit: String(state?.deficit),
    });
    const page = (column: number) => ["ann", "bob", "cat"].map((id) => [id, amounts(after, column)[id]]);
    expect(told(step?.state)).toEqual({
      capital: page(1),
      pnl: page(2),
      claims: page(3),
      fund: amounts(after, 1)["fund `insurance`"],
      residue: amounts(after, 1).residue,
      deficit: "0",
    });
  });
});

it("the ambiguities are numbered without gaps", () => {
  const numbers = [...chapter("AMBIGUITIES.md").matchAll(/^\| (\d+) \|/gm)].map(([, number]) =>
    Number(number),
  );
  expect(numbers.length).toBeGreaterThanOrEqual(35);
  expect(numbers).toEqual(numbers.map((_, i) => i + 1));
});

const filesIn = (folder: string, pattern: RegExp): readonly string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => pattern.test(name) && !/(^|\/)(target|node_modules)\//.test(name))
    .map((name) => join(folder, name));

it("every rule that is cited exists", () => {
  const text = wholeSpecification();
  const rules = new Set([
    ...[...text.matchAll(/^\*\*(\d+\.\d+)\b/gm)].map(([, rule]) => rule),
    ...[...chapter("AMBIGUITIES.md").matchAll(/^\| (\d+) \|/gm)].map(([, number]) => `12.${number}`),
    ...sectionsOf(text).map(String),
  ]);
  const cited = ["spec", "properties", "src", "test", "docs", "examples", "contracts"]
    .flatMap((folder) => filesIn(folder, /\.(ts|md|py|go|rs|sol)$/))
    .flatMap((file) =>
      [
        ...readFileSync(join(root, file), "utf8").matchAll(/\bspec (\d+(?:\.\d+)?)((?:,| and) \d+\.\d+)*/g),
      ].map(([all]) => [file, all.match(/\d+(\.\d+)?/g) ?? []] as const),
    );
  expect(cited.length).toBeGreaterThan(80);
  expect(cited.filter(([, numbers]) => numbers.some((number) => !rules.has(number)))).toEqual([]);
});

describe("the links of a page", () => {
  const pages = [
    ...["README.md", "CONTRIBUTING.md", "GLOSSARY.md"],
    ...[...filesIn("spec", /\.md$/), ...filesIn("docs", /\.md$/)].filter(
      (name) => !/^docs\/(specification|reference|index\.md|concepts\/hostile-markets)/.test(name),
    ),
  ];
  const anchorOf = (heading: string): string =>
    heading
      .toLowerCase()
      .replaceAll(/[^a-z0-9 _-]/g, "")
      .replaceAll(" ", "-");
  const anchorsOf = (file: string): readonly string[] =>
    [...readFileSync(join(root, file), "utf8").matchAll(/^#{1,6} (.+)$/gm)].map(([, text = ""]) =>
      anchorOf(text),
    );

  it.each(pages)("%s: lead to files and headings that exist", (page) => {
    const links = [
      ...readFileSync(join(root, page), "utf8")
        .replaceAll(/```[^]*?```/g, "")
        .matchAll(/\]\((?!https?:)([^)#\s]*)(?:#([^)\s]*))?\)/g),
    ];
    const dead = links.filter(([, path = "", anchor]) => {
      const target = path === "" ? page : normalize(join(dirname(page), path));
      const found = statSync(join(root, target), { throwIfNoEntry: false });
      return found === undefined || (anchor !== undefined && !anchorsOf(target).includes(anchor));
    });
    expect(dead.map(([link]) => link)).toEqual([]);
  });
});
