import { stat } from "node:fs/promises";
import { join } from "node:path";
import { FolderError } from "../../folder/folder-error.ts";
import { printable } from "../../text/printable.ts";
import { entriesOf } from "../../subject/tree.ts";
import type { Finding } from "./finding.ts";

/** No run writes a larger file: reading one would only keep anyone who verifies waiting. */
const mostBytes = 2 ** 28;

/**
 * What in a folder is not to be opened at all: a pipe is never read to its end, and a link leads elsewhere.
 * Undefined: every file can be read. Throws FolderError where there is no folder.
 */
export const checkEntries = async (folder: string): Promise<Finding | undefined> => {
  const found = await stat(folder).catch(() => undefined);
  if (found?.isDirectory() !== true)
    throw new FolderError(
      `${printable(folder)}: expected the folder of a run, found ${found === undefined ? "nothing that can be read" : "a file"}.`,
    );
  const details = await unreadableIn(folder).catch((error: unknown) => [String(error)]);
  return details.length === 0
    ? undefined
    : {
        status: "contradicted",
        text: "it holds what no run writes, and nothing else was looked at",
        details,
      };
};

const unreadableIn = async (folder: string): Promise<readonly string[]> => {
  const details: string[] = [];
  for (const { path, kind } of await entriesOf(folder)) {
    if (kind !== "file") {
      details.push(`${path} is no file`);
      continue;
    }
    const size = await stat(join(folder, path)).then(
      (one) => one.size,
      () => undefined,
    );
    if (size === undefined) details.push(`${path} has a name that cannot be read`);
    else if (size > mostBytes) details.push(`${path} has ${size} bytes: a run writes ${mostBytes} at most`);
  }
  return details;
};
