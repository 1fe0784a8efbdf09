import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { Compile } from "typebox/compile";
import { faultsOf, formatFaults, run } from "../../spec/index.ts";
import { everything } from "../../properties/index.ts";
import { ManifestSchema } from "./document.ts";
import { manifestName, sha256 } from "./fill.ts";
import { firstMismatch } from "./mismatch.ts";
import { readVectors } from "./read.ts";

const manifestValidator = Compile(ManifestSchema);

/** What a folder holds beside what it should: a line each, none where it is as it should be. */
export interface Inspection {
  readonly files: number;
  readonly cases: number;
  readonly faults: readonly string[];
}

/** The names in a folder, in order; undefined where there is none. */
export const namesIn = async (folder: string): Promise<readonly string[] | undefined> => {
  try {
    return (await readdir(folder)).sort();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "ENOTDIR") return undefined;
    throw error;
  }
};

/** How a folder differs from the files that it should hold, byte for byte. */
export const differences = async (
  folder: string,
  files: ReadonlyMap<string, string>,
): Promise<readonly string[]> => {
  const names = (await namesIn(folder)) ?? [];
  const faults: string[] = [];
  for (const [name, text] of files)
    if (!names.includes(name)) faults.push(`missing: ${join(folder, name)}`);
    else if (!(await readFile(join(folder, name))).equals(Buffer.from(text)))
      faults.push(`differs: ${join(folder, name)}`);
  for (const name of names) if (!files.has(name)) faults.push(`not filled: ${join(folder, name)}`);
  return faults;
};

/** Holds a folder of vectors against its manifest, and against the model. */
export const inspect = async (folder: string): Promise<Inspection> => {
  const path = join(folder, manifestName);
  const document = parsed(await readFile(path, "utf8"));
  if (!manifestValidator.Check(document))
    return { files: 0, cases: 0, faults: [`${path}: ${formatFaults(faultsOf(manifestValidator, document))}`] };
  const faults: string[] = [];
  let cases = 0;
  const names = ((await namesIn(folder)) ?? []).filter((name) => name !== manifestName);
  for (const name of names)
    if (!Object.hasOwn(document.files, name)) faults.push(`${join(folder, name)}: it is not in the manifest`);
  for (const [name, entry] of Object.entries(document.files)) {
    const file = join(folder, name);
    if (!names.includes(name)) {
      faults.push(`${file}: it is in the manifest, and not there`);
      continue;
    }
    const bytes = await readFile(file);
    const hash = sha256(bytes);
    if (hash !== entry.sha256) faults.push(`${file}: expected SHA-256 ${entry.sha256}, found ${hash}`);
    const reading = readVectors(parsed(bytes.toString("utf8")));
    if (!reading.ok) {
      faults.push(`${file}: ${formatFaults(reading.faults)}`);
      continue;
    }
    if (reading.value.cases.length !== entry.cases)
      faults.push(`${file}: expected ${entry.cases} cases, found ${reading.value.cases.length}`);
    cases += reading.value.cases.length;
    for (const { id, scenario, expected } of reading.value.cases) {
      const wrong = firstMismatch(run(scenario), expected, everything);
      if (wrong !== undefined)
        faults.push(
          `${id}, action ${wrong.step + 1}: the model gives ${wrong.expected}, the file says ${wrong.observed}`,
        );
    }
  }
  return { files: Object.keys(document.files).length, cases, faults };
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
