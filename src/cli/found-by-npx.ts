import { readFile, stat } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";

/**
 * Whether `npx paripassu` starts the suite in this folder. npx takes the
 * program of the package that the folder belongs to, or one that was installed
 * there or above. Where it finds none, it asks the registry of npm, where the
 * suite is not.
 */
export const isFoundByNpx = async (directory: string): Promise<boolean> => {
  const folders = upwards(resolve(directory));
  for (const folder of folders)
    if (await isThere(join(folder, "node_modules", ".bin", "paripassu"))) return true;
  for (const folder of folders)
    if ((await isThere(join(folder, "package.json"))) || (await isThere(join(folder, "node_modules"))))
      return (await nameOf(folder)) === "paripassu";
  return false;
};

const upwards = (folder: string): readonly string[] =>
  dirname(folder) === folder ? [folder] : [folder, ...upwards(dirname(folder))];

const isThere = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );

const nameOf = async (folder: string): Promise<unknown> => {
  try {
    const document: unknown = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
    return typeof document === "object" && document !== null && "name" in document
      ? document.name
      : undefined;
  } catch {
    return undefined;
  }
};
