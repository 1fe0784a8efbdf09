import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { lstat, readdir, readlink } from "node:fs/promises";
import { join } from "node:path";
import { leadsOut } from "./links.ts";

/** A file of a folder, by its path within it. */
export interface Entry {
  /** With "/" between the names, and never beginning with one. */
  readonly path: string;
  readonly kind: "file" | "link" | "other";
}

/** The only thing that a digest leaves out: a folder of this name, directly in the one that is digested. */
export const leftOutName = ".git" as const;

const byPath = (a: Entry, b: Entry): number => Buffer.compare(Buffer.from(a.path), Buffer.from(b.path));

/**
 * All that is in a folder and below, sorted by the bytes of its paths. No
 * symbolic link is followed: nothing outside the folder is ever reached.
 * `leavesOut`: a folder directly in it that is passed over.
 */
export const entriesOf = async (folder: string, leavesOut?: string): Promise<Entry[]> => {
  const entries: Entry[] = [];
  const walk = async (below: string): Promise<void> => {
    for (const found of await readdir(join(folder, below), { withFileTypes: true, encoding: "buffer" })) {
      const name = textOf(found.name, below);
      const path = below === "" ? name : `${below}/${name}`;
      if (path === leavesOut && found.isDirectory()) continue;
      if (found.isDirectory()) await walk(path);
      else entries.push({ path, kind: found.isFile() ? "file" : found.isSymbolicLink() ? "link" : "other" });
    }
  };
  await walk("");
  return entries.sort(byPath);
};

/** A name as text. Two that are no UTF-8 could look the same, and one be read for both. */
const textOf = (name: Buffer, below: string): string => {
  const text = name.toString("utf8");
  if (Buffer.from(text).equals(name)) return text;
  throw new Error(
    `expected names in UTF-8, found another one in ${JSON.stringify(below === "" ? "." : below)}`,
  );
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
 * it for files: SHA-256 of a line for each, of its SHA-256, two spaces and its
 * path. A link, of which they say nothing, has a line that begins with "link",
 * so that no file passes for it, of the SHA-256 of what it says; what it leads
 * to is in the folder, and has a line of its own. A link that leads elsewhere
 * is refused. A `.git` folder at the top is left out, and nothing else. Not a
 * part of it are permissions, times, and folders without files.
 */
export const dirHash = async (folder: string): Promise<string> => {
  const hash = createHash("sha256");
  for (const { path, kind } of await entriesOf(folder, leftOutName)) {
    if (kind === "other" || path.includes("\n"))
      throw new Error(
        `expected files and folders, found ${kind === "other" ? "a device, a pipe or a socket" : "a name with a line feed"} at ${JSON.stringify(path)}`,
      );
    const inside = join(folder, path);
    hash.update(
      kind === "file"
        ? `${await sha256OfFile(inside)}  ${path}\n`
        : `link ${await sha256OfLink(folder, path)}  ${path}\n`,
    );
  }
  return hash.digest("hex");
};

const sha256OfLink = async (folder: string, path: string): Promise<string> => {
  const inside = join(folder, path);
  const why = await leadsOut(folder, path, (name) => isGit(folder, name));
  if (why !== undefined)
    throw new Error(
      `expected links that stay in the folder, found ${JSON.stringify(path)}, which ${why}: what is there could change, and the digest would not. Copy what it leads to in its place, make the link relative, or name a folder that holds both`,
    );
  return sha256(await readlink(inside, { encoding: "buffer" }));
};

/** Whether a name is that of the folder that is left out, there or not: some file systems have several for one. */
const isGit = async (folder: string, name: string): Promise<boolean> => {
  if (name.toLowerCase() === leftOutName) return true;
  const [git, other] = await Promise.all(
    [leftOutName, name].map((one) => lstat(join(folder, one)).catch(() => undefined)),
  );
  return git !== undefined && git.dev === other?.dev && git.ino === other.ino;
};

/** What a folder has at the top under the name that can be left out. */
export const gitOf = async (folder: string): Promise<"folder" | "file" | undefined> => {
  const found = await lstat(join(folder, leftOutName)).catch(() => undefined);
  if (found === undefined) return undefined;
  return found.isDirectory() ? "folder" : "file";
};

/** Whether there is a folder, a file, or nothing that can be digested. */
export const kindOf = async (path: string): Promise<"folder" | "file" | undefined> => {
  const found = await lstat(path);
  return found.isDirectory() ? "folder" : found.isFile() ? "file" : undefined;
};
