import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { lstat, readdir, readlink } from "node:fs/promises";
import { join } from "node:path";

/** A file of a folder, by its path within it. */
export interface Entry {
  /** With "/" between the names, and never beginning with one. */
  readonly path: string;
  readonly kind: "file" | "link" | "other";
}

const byPath = (a: Entry, b: Entry): number => Buffer.compare(Buffer.from(a.path), Buffer.from(b.path));

/**
 * All that is in a folder and below, sorted by the bytes of its paths. No
 * symbolic link is followed: nothing outside the folder is ever reached.
 */
export const entriesOf = async (folder: string, leftOut: readonly string[] = []): Promise<Entry[]> => {
  const entries: Entry[] = [];
  const walk = async (below: string): Promise<void> => {
    for (const found of await readdir(join(folder, below), { withFileTypes: true })) {
      if (leftOut.includes(found.name)) continue;
      const path = below === "" ? found.name : `${below}/${found.name}`;
      if (found.isDirectory()) await walk(path);
      else entries.push({ path, kind: found.isFile() ? "file" : found.isSymbolicLink() ? "link" : "other" });
    }
  };
  await walk("");
  return entries.sort(byPath);
};

/** SHA-256 in lower-case hexadecimal digits. */
export const sha256 = (content: string | Uint8Array): string =>
  createHash("sha256").update(content).digest("hex");

/** SHA-256 of a file of any size. */
export const sha256OfFile = async (path: string): Promise<string> => {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest("hex");
};

/**
 * The digest of a folder, as Go's dirhash.Hash1 and in-toto's `dirHash` define
 * it: SHA-256 of a line for each file, of its SHA-256, two spaces and its path.
 * What a link points to stands for its content. `.git` is left out.
 */
export const dirHash = async (folder: string): Promise<string> => {
  const hash = createHash("sha256");
  for (const { path, kind } of await entriesOf(folder, [".git"])) {
    if (kind === "other" || path.includes("\n"))
      throw new Error(
        `expected files and folders, found ${kind === "other" ? "a device, a pipe or a socket" : "a name with a line feed"} at ${JSON.stringify(path)}`,
      );
    const inside = join(folder, path);
    const digest = kind === "file" ? await sha256OfFile(inside) : sha256(await readlink(inside));
    hash.update(`${digest}  ${path}\n`);
  }
  return hash.digest("hex");
};

/** Whether there is a folder, a file, or nothing that can be digested. */
export const kindOf = async (path: string): Promise<"folder" | "file" | undefined> => {
  const found = await lstat(path);
  return found.isDirectory() ? "folder" : found.isFile() ? "file" : undefined;
};
