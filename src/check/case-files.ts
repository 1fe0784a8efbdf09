import { type Dirent } from "node:fs";
import { readdir, realpath, stat } from "node:fs/promises";
import { basename, join, sep } from "node:path";

/** A file of the folder of counterexamples. */
export interface CaseFile {
  readonly path: string;
  /** Why it is no case that can be read, where that is clear before it is opened. */
  readonly stale?: string;
}

/** More files than this are no folder of counterexamples: a link may lead anywhere. */
export const mostCaseFiles = 100_000;

/**
 * Every file of a folder of counterexamples, sorted by path, each once. Links
 * are followed: Kubernetes, Nix and Bazel mount files so. Whatever cannot be a
 * case is stale, so that nothing is passed over in silence; notes (README.md,
 * .gitkeep) are left alone. `apart`: files that are read elsewhere.
 */
export const caseFiles = async (
  directory: string,
  apart: readonly string[] = [],
): Promise<readonly CaseFile[]> => {
  const elsewhere = new Set(await Promise.all(apart.map(trueName)));
  const found = await new Walk().filesBelow(directory);
  const once = new Map<string, CaseFile>();
  for (const file of found.sort(byPlainness)) {
    const name = await trueName(file.path);
    if (!once.has(name) && !elsewhere.has(name)) once.set(name, file);
  }
  return [...once.values()].filter((file) => !isNote(directory, file)).sort(byPath);
};

/** What a path leads to, by its one true name; a link that leads nowhere has its own. */
const trueName = (path: string): Promise<string> => realpath(path).catch(() => path);

const byPath = (a: CaseFile, b: CaseFile): number => (a.path < b.path ? -1 : 1);

/** A ConfigMap shows each file twice: as itself, and below "..data". The plain path comes first. */
const byPlainness = (a: CaseFile, b: CaseFile): number =>
  hiddenParts(a.path) - hiddenParts(b.path) || byPath(a, b);

const hiddenParts = (path: string): number =>
  path.split(sep).filter((part) => part.startsWith("..") && part !== "..").length;

const isCaseName = (path: string): boolean => path.endsWith(".json");

/** Files that people and tools keep beside cases. What ends in ".json" is never one. */
const isNote = (directory: string, { path }: CaseFile): boolean =>
  !isCaseName(path) &&
  (path
    .slice(directory.length)
    .split(sep)
    .some((part) => /^\.[^.]/.test(part)) ||
    /\.(md|txt|draft)$|^README$/i.test(basename(path)));

/** One walk through a folder, which enters each folder once, whatever links lead back to it. */
class Walk {
  readonly #entered = new Set<string>();
  readonly #files: CaseFile[] = [];

  async filesBelow(directory: string): Promise<CaseFile[]> {
    await this.#enter(directory, await readdir(directory, { withFileTypes: true }));
    return this.#files;
  }

  async #enter(folder: string, entries: readonly Dirent[]): Promise<void> {
    const name = await trueName(folder);
    if (this.#entered.has(name)) return;
    this.#entered.add(name);
    // Plain names first, so that a folder is entered by the path that people know.
    const inOrder = [...entries].sort(
      (a, b) => hiddenParts(a.name) - hiddenParts(b.name) || (a.name < b.name ? -1 : 1),
    );
    for (const entry of inOrder) await this.#look(join(folder, entry.name));
  }

  async #look(path: string): Promise<void> {
    if (this.#files.length >= mostCaseFiles)
      throw new Error(`it has more than ${mostCaseFiles} files below it; does a link lead elsewhere?`);
    const found = await stat(path).catch((error: unknown) => reasonOf(error));
    if (typeof found === "string") this.#files.push({ path, stale: found });
    else if (found.isDirectory()) {
      const entries = await readdir(path, { withFileTypes: true }).catch((error: unknown) => reasonOf(error));
      if (typeof entries === "string") this.#files.push({ path, stale: entries });
      else await this.#enter(path, entries);
    } else if (!found.isFile()) this.#files.push({ path, stale: "it is a pipe, a socket or a device" });
    else if (isCaseName(path)) this.#files.push({ path });
    else this.#files.push({ path, stale: 'its name does not end in ".json", so it is not read' });
  }
}

const reasonOf = (error: unknown): string => {
  const { code = "", message } = error as NodeJS.ErrnoException;
  return reasons[code] ?? `it cannot be read: ${message}`;
};

const reasons: Readonly<Record<string, string>> = {
  ENOENT: "it is a link that leads nowhere",
  ELOOP: "it is a link that leads to itself",
  EACCES: "it cannot be read: permission is denied",
};
