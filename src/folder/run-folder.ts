import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { adversary } from "../../properties/index.ts";
import type { Asked } from "../check/report.ts";
import type { Block } from "../campaign/block.ts";
import { blocksOf, sizeOf } from "../campaign/campaign.ts";
import { type Environment, EnvironmentSchema, together } from "../subject/environment.ts";
import { documentText, draftEnding, writeFirst, writeWhole } from "../files/files.ts";
import { chosenBy, type Gathered } from "../check/gather.ts";
import { jsonText } from "../text/printable.ts";
import type { Capabilities } from "../../properties/index.ts";
import { readSupports } from "../protocol/supports.ts";
import { readBlock, writeBlock } from "./block-file.ts";
import { readPart, type Span, writePart } from "./part-file.ts";
import { firstDifference, type Plan, readAsked, readMaker, readPlan } from "./plan-file.ts";
import { FolderError } from "./folder-error.ts";
import { documentReader, jsonIn, valueOf } from "./read-document.ts";

/**
 * The folder of a run: what was asked (plan.json), what came of each block of
 * scenarios (blocks/), where (environment.json), and once nothing is left to be
 * run, what was found (part.json). Each file is written whole or not at all: a run that is killed
 * leaves a folder from which another goes on.
 */
const planIn = (folder: string): string => join(folder, "plan.json");
const environmentIn = (folder: string): string => join(folder, "environment.json");
const partIn = (folder: string): string => join(folder, "part.json");
const blocksIn = (folder: string): string => join(folder, "blocks");
const blockIn = (folder: string, number: number): string => join(folder, blockName(number));

/** Where a block is, in the folder of its run. */
export const blockName = (number: number): string => `blocks/${String(number).padStart(6, "0")}.json`;

/** Notes where a run, or a part of it, is made. */
export const keepEnvironment = async (folder: string, made: Environment): Promise<void> =>
  writeWhole(environmentIn(folder), documentText(together(await readEnvironment(folder), made)));

/** Where the run in a folder was made. Throws FolderError for what is not as it was written. */
export const readEnvironment = async (folder: string): Promise<Environment> =>
  environmentDocument(environmentIn(folder), (await jsonIn(environmentIn(folder))) ?? []);

const environmentDocument = documentReader(EnvironmentSchema, "list of environments");

/** Writes what came of a block. */
export const keepBlock = async (folder: string, block: Block): Promise<void> =>
  writeWhole(blockIn(folder, block.number), `${jsonText(writeBlock(block), 0)}\n`);

/** Writes what was found: nothing is left to be run. */
export const keepPart = async (folder: string, gathered: Gathered, span: Span): Promise<void> =>
  writeWhole(partIn(folder), documentText(writePart(gathered, span)));

/**
 * Begins a run in a folder that is empty or not there, or goes on with the
 * same run. Throws FolderError for another one, and for a folder that holds
 * something else. `withKnown`: known failures are given.
 */
export const beginIn = async (
  folder: string,
  plan: Plan,
  resume: boolean,
  withKnown = false,
): Promise<void> => {
  const found = await jsonIn(planIn(folder));
  if (found === undefined) {
    const names = await namesIn(folder);
    if (names.some((name) => !name.endsWith(draftEnding)))
      throw new FolderError(
        `${folder}: expected an empty folder, or none, found ${names.length} files. Name another folder.`,
      );
    // Of two that begin here at the same moment, one has the folder.
    if (await writeFirst(planIn(folder), documentText(plan))) return;
    throw new FolderError(`${folder}: another run has just begun in it. Name another folder.`);
  }
  if (!resume)
    throw new FolderError(
      `${folder}: expected an empty folder, or none, found a run. Go on with it by --resume, or name another folder.`,
    );
  const earlier = readPlan(planIn(folder), found);
  const { stored } = !withKnown && (await isOverWithoutKnown(folder)) ? earlier : plan;
  const differs =
    firstDifference(earlier, { ...plan, stored }) ?? (isSameShard(earlier, plan) ? undefined : "shard");
  if (differs !== undefined)
    throw new FolderError(
      `${folder}: --resume goes on with the same run, and "${differs}" in its plan.json differs: it has ${short(earlier[differs as keyof Plan])}, and now it is ${short(plan[differs as keyof Plan])}. Ask for the same, or name another folder.`,
    );
};

/**
 * A run that is over wrote its own counterexamples beside the stored cases, and
 * runs none of them again. Known failures decide what it comes to: they stay.
 */
const isOverWithoutKnown = async (folder: string): Promise<boolean> => {
  const part = await jsonIn(partIn(folder));
  return typeof part === "object" && part !== null && !("known" in part);
};

const short = (value: unknown): string => {
  if (value === undefined) return "nothing";
  const text = JSON.stringify(value);
  return text.length > 200 ? `${text.slice(0, 200)}...` : text;
};

const isSameShard = ({ shard: a }: Plan, { shard: b }: Plan): boolean =>
  a?.number === b?.number && a?.of === b?.of;

/** What was kept of a run. */
export interface Kept {
  readonly plan: Plan;
  readonly asked: Asked;
  readonly capabilities: Capabilities;
  readonly blocks: readonly Block[];
  /** Absent: something is left to be run. */
  readonly part?: Gathered & Span;
}

/** Who made the run in a folder. Throws FolderError where there is none. */
export const readMakerOf = async (folder: string): Promise<Pick<Plan, "paripassu" | "spec">> =>
  readMaker(planIn(folder), await planDocument(folder));

const planDocument = async (folder: string): Promise<unknown> => {
  const found = await jsonIn(planIn(folder));
  if (found !== undefined) return found;
  throw new FolderError(`${folder}: expected the folder of a run, with a plan.json, found none.`);
};

/** Reads the folder of a run. Throws FolderError for what is not as it was written. */
export const readKept = async (folder: string): Promise<Kept> => {
  const plan = readPlan(planIn(folder), await planDocument(folder));
  const asked = readAsked(planIn(folder), plan.asked);
  const { about, capabilities } = valueOf(
    planIn(folder),
    "plan of a run",
    readSupports(plan.implementation, plan.supports),
  );
  const markets = adversary(capabilities, asked.mechanism);
  const setting = {
    invariants: chosenBy(asked),
    capabilities,
    draw: (index: number) => markets.draw(asked.seed, index).drawn,
  };
  const numbers = new Set(blocksOf({ runs: asked.runs, ...(plan.shard && { shard: plan.shard }) }));
  const blocks: Block[] = [];
  for (const name of (await namesIn(blocksIn(folder))).sort()) {
    if (name.endsWith(draftEnding)) continue;
    const path = join(blocksIn(folder), name);
    const block = readBlock(path, await jsonIn(path), setting);
    if (
      path !== blockIn(folder, block.number) ||
      !numbers.has(block.number) ||
      block.ran > sizeOf(block.number, asked)
    )
      throw new FolderError(
        `${path}: expected a block of this run, in a file of its number, found block ${block.number} of ${block.ran} scenarios. Delete the file, and go on with --resume.`,
      );
    blocks.push(block);
  }
  const part = await jsonIn(partIn(folder));
  const kept = { plan, asked, capabilities, blocks };
  return part === undefined
    ? { ...kept, blocks: blocks.filter(({ number, ran }) => ran === sizeOf(number, asked)) }
    : { ...kept, part: readPart(partIn(folder), part, { about, capabilities, blocks }) };
};

/** Removes what a killed run was about to write. */
export const removeDrafts = async (folder: string): Promise<void> => {
  for (const below of [folder, blocksIn(folder)])
    for (const name of await namesIn(below))
      if (name.endsWith(draftEnding)) await rm(join(below, name), { force: true });
};

const namesIn = async (folder: string): Promise<string[]> => {
  try {
    return await readdir(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw new FolderError(`cannot read ${folder}: ${(error as Error).message}`);
  }
};
