import { randomUUID } from "node:crypto";
import { access, link, mkdir, open, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { jsonText } from "../text/printable.ts";

/** A file could not be written: nothing is wrong with who is tested, nor with what was asked. */
export class UnwritableError extends Error {
  constructor(path: string, cause: unknown) {
    const { code, message } = cause as NodeJS.ErrnoException;
    super(`cannot write ${path}: ${advice[code ?? ""] ?? message}`, { cause });
    this.name = "UnwritableError";
  }
}

const advice: Readonly<Record<string, string>> = {
  ENOSPC: "the disk is full. Make room, and go on with --resume where there is a folder of the run.",
  EDQUOT: "the disk quota is used up. Make room, and go on with --resume where there is a folder of the run.",
  EROFS: "the file system is read-only. Name a folder that can be written.",
  EACCES: "permission is denied. Name a folder that can be written.",
  EPERM: "permission is denied. Name a folder that can be written.",
  ENOTDIR: "something above it is a file. Name a folder that can be written.",
};

/** Makes a folder and those above it. (Node's own recursive mkdir never returns below /proc.) */
const makeFolder = async (path: string): Promise<void> => {
  try {
    await mkdir(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "EEXIST") return;
    if (code !== "ENOENT" || dirname(path) === path) throw error;
    await makeFolder(dirname(path));
    await mkdir(path);
  }
};

/** How the name of a file ends that is being written. */
export const draftEnding = ".draft";

/** Writes a file whole or not at all, whenever the process ends. Throws UnwritableError. */
export const writeWhole = async (path: string, content: string | Uint8Array): Promise<void> =>
  written(path, content, rename);

/** What file systems say that have no hard links: there, two at once are not told apart. */
const withoutLinks = ["EPERM", "ENOTSUP", "EOPNOTSUPP", "ENOSYS"];

/** The same, except for a file that is there: the first one has it. Returns whether it was written. */
export const writeFirst = async (path: string, content: string): Promise<boolean> => {
  let isFirst = true;
  await written(path, content, async (draft) => {
    try {
      await link(draft, path);
    } catch (error) {
      const { code = "" } = error as NodeJS.ErrnoException;
      if (withoutLinks.includes(code)) return rename(draft, path);
      if (code !== "EEXIST") throw error;
      isFirst = false;
    }
    await rm(draft);
  });
  return isFirst;
};

const written = async (
  path: string,
  content: string | Uint8Array,
  place: (draft: string, path: string) => Promise<void>,
): Promise<void> => {
  const draft = `${path}.${randomUUID()}${draftEnding}`;
  try {
    await makeFolder(dirname(path));
    const file = await open(draft, "wx");
    try {
      await file.writeFile(content);
      // A rename may otherwise reach the disk before what it renames.
      await file.sync();
    } finally {
      await file.close();
    }
    await place(draft, path);
  } catch (error) {
    await rm(draft, { force: true }).catch(() => {});
    throw new UnwritableError(path, error);
  }
};

/** Writes a file whole, unless it is there: what was stored first stays as it was found. */
export const writeNew = async (path: string, text: string): Promise<void> => {
  const isThere = await access(path).then(
    () => true,
    () => false,
  );
  if (!isThere) await writeWhole(path, text);
};

/** A document as a file holds it. */
export const documentText = (document: unknown): string => `${jsonText(document)}\n`;
