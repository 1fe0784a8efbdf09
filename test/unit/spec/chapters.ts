import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

export const specFolder = new URL("../../../spec/", import.meta.url).pathname;

/** The pages of the specification, by their names below spec/. */
export const chapterNames: readonly string[] = readdirSync(specFolder, { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".md"))
  .sort();

export const chapter = (name: string): string => readFileSync(join(specFolder, name), "utf8");

/** All of the specification, its chapters in alphabetical order of their files. */
export const wholeSpecification = (): string => chapterNames.map(chapter).join("\n");
