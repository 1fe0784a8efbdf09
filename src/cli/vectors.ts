import { rm } from "node:fs/promises";
import { join } from "node:path";
import { writeWhole } from "../files/files.ts";
import { print } from "../text/print.ts";
import { exitCodes } from "../check/result-name.ts";
import type { Size } from "../vectors/document.ts";
import { fill, manifestName } from "../vectors/fill.ts";
import { differences, inspect, namesIn } from "../vectors/folder.ts";
import { reasonOf, UsageError } from "./usage.ts";

export interface FillFlags {
  readonly size?: string;
  readonly out: string;
  readonly check?: boolean;
}

const sizes: readonly Size[] = ["tiny", "standard", "full"];

/** The sizes that are kept beside the code; the full one is filled where it is wanted. */
const keptSizes: readonly Size[] = ["tiny", "standard"];

/** Runs `paripassu vectors fill`: writes the vectors, or with --check says how the written ones differ. */
export const fillCommand = async ({ size, out, check = false }: FillFlags): Promise<number> => {
  const chosen = size === undefined ? keptSizes : [sizeNamed(size)];
  const faults: string[] = [];
  for (const [one, files] of fill(chosen)) {
    const folder = join(out, one);
    if (check) faults.push(...(await differences(folder, files)));
    else await write(folder, files);
    const bytes = [...files.values()].reduce((sum, text) => sum + Buffer.byteLength(text), 0);
    print(`${folder}: ${files.size - 1} files and the manifest, ${bytes} bytes\n`);
  }
  if (faults.length === 0) return exitCodes.conformant;
  print(
    `${faults.join("\n")}\nThe vectors are not what fill makes of the model: run paripassu vectors fill, and look at what changed.\n`,
  );
  return exitCodes["not-conformant"];
};

const sizeNamed = (name: string): Size => {
  const size = sizes.find((one) => one === name);
  if (size === undefined) throw new UsageError(`--size: expected ${sizes.join(", ")}, found "${name}"`);
  return size;
};

/** Writes the files, and takes away those that were filled before and are no more. */
const write = async (folder: string, files: ReadonlyMap<string, string>): Promise<void> => {
  try {
    for (const name of (await namesIn(folder)) ?? [])
      if (name.endsWith(".json") && !files.has(name)) await rm(join(folder, name));
    for (const [name, text] of files) await writeWhole(join(folder, name), text);
  } catch (error) {
    throw new UsageError(
      `--out: cannot write ${folder}: ${reasonOf(error)}. Name a folder that can be written.`,
    );
  }
};

/** Runs `paripassu vectors check`: the manifests hold, and the model still gives these states. */
export const checkVectorsCommand = async (directory: string): Promise<number> => {
  const folders = await foldersWithManifest(directory);
  let faulty = 0;
  for (const folder of folders) {
    const { files, cases, faults } = await inspect(folder);
    faulty += faults.length;
    print(
      faults.length === 0
        ? `${folder}: ${files} files, ${cases} cases: as in the manifest, and as the model has it\n`
        : `${folder}:\n${faults.map((fault) => `  ${fault}`).join("\n")}\n`,
    );
  }
  return faulty === 0 ? exitCodes.conformant : exitCodes["not-conformant"];
};

/** The folder itself, or those in it. */
const foldersWithManifest = async (directory: string): Promise<readonly string[]> => {
  const names = (await namesIn(directory)) ?? [];
  if (names.includes(manifestName)) return [directory];
  const found: string[] = [];
  for (const name of names)
    if ((await namesIn(join(directory, name)))?.includes(manifestName) === true)
      found.push(join(directory, name));
  if (found.length > 0) return found;
  throw new UsageError(
    `expected a ${manifestName} in ${directory}, or in a folder below it, found none: paripassu vectors fill writes them`,
  );
};
