import { statSync } from "node:fs";
import { dirname, join, normalize, relative } from "node:path";
import { repository } from "./repository.ts";

/** Where a link of a page leads on the site: chapters and guides are pages, everything else is in the repository. */
export const siteLink = (root: string, file: string, link: string): string => {
  const target = normalize(join(dirname(file), link));
  if (target === "GLOSSARY.md") return "/reference/glossary.md";
  const found = statSync(join(root, target));
  const page = found.isDirectory() ? join(target, "README.md") : target;
  const isChapter = page.startsWith("spec/") && page.endsWith(".md") && isThere(join(root, page));
  if (isChapter) return `/specification/${pageName(relative("spec", page))}`;
  return page.startsWith("docs/") && page.endsWith(".md")
    ? `/${relative("docs", page)}`
    : `${repository}/${target.replace(/\/$/, "")}`;
};

/** VitePress serves index.md for a folder. */
export const pageName = (name: string): string => name.replace(/README\.md$/, "index.md");

const isThere = (path: string): boolean => statSync(path, { throwIfNoEntry: false }) !== undefined;
