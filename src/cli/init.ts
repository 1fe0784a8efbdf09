import { lstat, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { print } from "../text/print.ts";
import { printable } from "../text/printable.ts";
import { isFoundByNpx } from "./found-by-npx.ts";
import { unknownName } from "./mechanism-named.ts";
import { quoted } from "../text/quoted.ts";
import { starters } from "./starters.ts";
import { reasonOf, UsageError } from "./usage.ts";

export interface InitFlags {
  readonly lang: string;
}

/** Runs `paripassu init`: writes the starter of a language into a folder, all of it or nothing. */
export const initCommand = async (directory: string, { lang }: InitFlags): Promise<number> => {
  const files = Object.hasOwn(starters, lang) ? starters[lang] : undefined;
  if (files === undefined) throw unknownName("a language for --lang", lang, Object.keys(starters));
  const suite = dirname(createRequire(import.meta.url).resolve("paripassu/package.json"));
  const source = join(suite, "starters", lang);
  const texts = await Promise.all(
    files.map(async (file) => ({
      path: join(directory, file),
      text: await readFile(join(source, file), "utf8"),
    })),
  );
  await refuseToOverwrite(texts.map(({ path }) => path));
  await writeAll(directory, texts);
  const first = (await isFoundByNpx(directory)) ? [] : [`npm install --save-dev ${quoted(suite)}`];
  print(`${nextSteps(directory, files, [...first, ...commandsIn(texts[0]?.text ?? "")])}\n`);
  return 0;
};

const refuseToOverwrite = async (paths: readonly string[]): Promise<void> => {
  const found: string[] = [];
  for (const path of paths) if (await isThere(path)) found.push(path);
  if (found.length > 0)
    throw new UsageError(
      `init: expected a folder without ${found.map((path) => printable(path)).join(", ")}, which would be overwritten. Nothing was written: name another folder.`,
    );
};

const isThere = (path: string): Promise<boolean> =>
  lstat(path).then(
    () => true,
    () => false,
  );

/** Where one file cannot be written, those before it are taken away again. */
const writeAll = async (
  directory: string,
  texts: readonly { readonly path: string; readonly text: string }[],
): Promise<void> => {
  const written: string[] = [];
  try {
    for (const { path, text } of texts) {
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, text, { flag: "wx" });
      written.push(path);
    }
  } catch (error) {
    for (const path of written) await rm(path);
    throw new UsageError(
      `init: cannot write to ${printable(directory)}: ${reasonOf(error)}. Nothing was written: name a folder that can be written.`,
    );
  }
};

/** The commands of a starter's README. */
const commandsIn = (readme: string): readonly string[] =>
  /```\n([^]*?)\n```/.exec(readme)?.[1]?.split("\n") ?? [];

/** What was written, and what to do there. */
const nextSteps = (directory: string, files: readonly string[], commands: readonly string[]): string => {
  const steps = directory === "." ? commands : [`cd ${quoted(directory)}`, ...commands];
  return [
    `Wrote ${files.map((file) => join(directory, file)).join(", ")}. Next:`,
    "",
    ...steps.map((step) => `  ${step}`),
    "",
    `The first check exits with code 1 and shows what is missing. Put your code into ${files.at(-1) ?? ""}.`,
  ].join("\n");
};
