import { describe, expect, it } from "vitest";
import { atomsAxioms } from "../../../../../spec/theory/axioms/atoms/index.ts";
import { axioms, published, publishedRules } from "../../../../../spec/theory/axioms/index.ts";
import { chapter } from "../../chapters.ts";
import { atomsEntries, methodNames, queueEntries } from "./entries.ts";

const section = chapter("theory/axioms/README.md");

/** The cells of the rows whose first cell links to a file in a folder. */
const rowsOf = (folder: "" | "atoms/"): readonly { name: string; file: string; cells: readonly string[] }[] =>
  section.split("\n").flatMap((line) => {
    const [, name = "", file = "", rest = ""] =
      new RegExp(String.raw`^\| \[([^\]]+)\]\((${folder}[a-z-]+\.ts)\) \| (.*) \|$`).exec(line) ?? [];
    return name === "" ? [] : [{ name, file, cells: rest.split(" | ") }];
  });

/** What a file of an axiom exports under its name. */
const exported = async (file: string): Promise<unknown> =>
  Object.values(
    (await import(new URL(`../../../../../spec/theory/axioms/${file}`, import.meta.url).href)) as object,
  )[0];

describe("section 14 of the specification", () => {
  it("has the table of rules as it is published, the queue as it is found, and the duals", async () => {
    const rows = rowsOf("");
    expect(rows.map(({ name }) => name)).toEqual(axioms.map(({ name }) => name));
    for (const [i, { name, file, cells }] of rows.entries()) {
      const axiom = axioms[i];
      expect(await exported(file)).toBe(axiom);
      const isListed = axiom?.dual === "itself" || axioms.some((other) => other.name === axiom?.dual);
      expect(cells).toEqual([
        isListed ? axiom?.dual : "-",
        ...publishedRules.map((rule) => published(name, rule)),
        queueEntries[i],
      ]);
    }
  });

  it("has the table of roundings as it is found", async () => {
    const rows = rowsOf("atoms/");
    expect(rows.map(({ name }) => name)).toEqual(atomsAxioms.map(({ name }) => name));
    expect(section).toContain(
      `| axiom, on losses | ${methodNames.map((name) => name.replaceAll("-", " ")).join(" | ")} |`,
    );
    for (const [i, { file, cells }] of rows.entries()) {
      expect(await exported(file)).toBe(atomsAxioms[i]);
      expect(cells).toEqual(methodNames.map((method) => atomsEntries[method][i]));
    }
  });
});
