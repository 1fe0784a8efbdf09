import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

export const root = new URL("../../..", import.meta.url).pathname;

/** Pages that the site generates: they are no text of ours. */
const generated = /^docs\/(reference|specification|\.vitepress|concepts\/hostile-markets)/;

const below = (folder: string): readonly string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .map((name) => join(folder, name))
    .filter((name) => name.endsWith(".md") && !generated.test(name));

/** Every page that a reader may copy from, by its path. */
export const pages: readonly string[] = [
  "README.md",
  "CONTRIBUTING.md",
  ...["docs", "spec", "starters"].flatMap(below),
].filter((name) => !/(^|\/)(target|node_modules)\//.test(name));

export interface Block {
  readonly page: string;
  /** Of the first line of code. */
  readonly line: number;
  readonly text: string;
}

/** The code blocks of a language, on all pages. */
export const blocksOf = (language: string): readonly Block[] =>
  pages.flatMap((page) => {
    const text = readFileSync(join(root, page), "utf8");
    return [...text.matchAll(/^```(\w*)\n([^]*?)^```$/gm)]
      .filter(([, found]) => found === language)
      .map((match) => ({
        page,
        line: text.slice(0, match.index).split("\n").length + 1,
        text: match[2] ?? "",
      }));
  });

/** Code in a line of text, on all pages. */
export const inlineCode = (): readonly Block[] =>
  pages.flatMap((page) =>
    readFileSync(join(root, page), "utf8")
      .replaceAll(/^```[^]*?^```$/gm, (block) => block.replaceAll(/[^\n]/g, ""))
      .split("\n")
      .flatMap((text, i) =>
        [...text.matchAll(/`([^`]+)`/g)].map(([, code = ""]) => ({ page, line: i + 1, text: code })),
      ),
  );
