import { access, mkdir, rename, writeFile } from "node:fs/promises";
import { dirname } from "node:path";

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

/** Writes a file whole or not at all. */
export const writeWhole = async (path: string, text: string): Promise<void> => {
  await makeFolder(dirname(path));
  const draft = `${path}.${process.pid}.tmp`;
  await writeFile(draft, text);
  await rename(draft, path);
};

/** Writes a file whole, unless it is there: what was stored first stays as it was found. */
export const writeNew = async (path: string, text: string): Promise<void> => {
  const isThere = await access(path).then(
    () => true,
    () => false,
  );
  if (!isThere) await writeWhole(path, text);
};
