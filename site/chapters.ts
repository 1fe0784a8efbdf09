import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { pageName, siteLink } from "./links.ts";

/** The chapters of the specification as pages, by their names below docs/. Links to code lead to the repository. */
export const chapters = async (root: string): Promise<readonly (readonly [string, string])[]> => {
  const names = (await readdir(join(root, "spec"), { recursive: true }))
    .filter((name) => name.endsWith(".md"))
    .sort();
  return Promise.all(
    names.map(async (name) => {
      const text = await readFile(join(root, "spec", name), "utf8");
      return [`specification/${pageName(name)}`, withLinks(root, join("spec", name), text)] as const;
    }),
  );
};

/** The text with its relative links as the site needs them. */
const withLinks = (root: string, file: string, text: string): string =>
  text.replaceAll(
    /\]\((?!https?:|#)([^)#\s]+)(#[^)\s]*)?\)/g,
    (_, link: string, anchor = "") => `](${siteLink(root, file, link)}${anchor as string})`,
  );
