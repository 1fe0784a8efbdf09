import { lstat, readlink } from "node:fs/promises";
import { isAbsolute, join } from "node:path";

/** How many links in a row a kernel follows. */
const mostLinks = 40;

/**
 * Why a link leads to what is not digested; undefined where it stays in the
 * folder. It is followed step by step, as a kernel does: a link that only
 * comes back to the folder means what somebody outside of it decides. So does
 * an absolute one, for in another place it leads elsewhere. What is not there
 * yet is taken for a folder: an empty one has no digest, and can be made later.
 * `isLeftOut` is asked of what stands directly in the folder.
 */
export const leadsOut = async (
  folder: string,
  path: string,
  isLeftOut: (name: string) => Promise<boolean>,
): Promise<string | undefined> => {
  const own = path.split("/");
  const at = own.slice(0, -1);
  const ahead = own.slice(-1);
  let links = 0;
  for (let name = ahead.shift(); name !== undefined; name = ahead.shift()) {
    if (name === "" || name === ".") continue;
    if (name === "..") {
      if (at.pop() === undefined) return "leads out of the folder";
      continue;
    }
    at.push(name);
    // The first step is the link itself, which is digested whatever its name.
    if (at.length === 1 && links > 0 && (await isLeftOut(name))) return "leads to .git, which is left out";
    const text = await linkAt(join(folder, ...at));
    if (text === undefined) continue;
    links += 1;
    // In a circle nobody reads anything.
    if (links > mostLinks) return undefined;
    if (isAbsolute(text)) return "is absolute, and leads elsewhere where the folder is elsewhere";
    at.pop();
    ahead.unshift(...text.split("/"));
  }
  return undefined;
};

/** What a link says; undefined for what is no link, or is not there. */
const linkAt = async (path: string): Promise<string | undefined> => {
  try {
    return (await lstat(path)).isSymbolicLink() ? await readlink(path) : undefined;
  } catch (error) {
    if (["ENOENT", "ENOTDIR"].includes((error as NodeJS.ErrnoException).code ?? "")) return undefined;
    throw error;
  }
};
