import { join } from "node:path";
import { blocksOf } from "../campaign/campaign.ts";
import { conclude } from "../check/conclude.ts";
import { environmentHere } from "../subject/environment.ts";
import { firstDifference } from "../folder/plan-file.ts";
import { FolderError } from "../folder/folder-error.ts";
import {
  beginIn,
  keepBlock,
  keepEnvironment,
  keepPart,
  type Kept,
  readEnvironment,
  readKept,
} from "../folder/run-folder.ts";
import { misfits } from "../folder/misfits.ts";
import type { Gathered } from "../check/gather.ts";
import type { Span } from "../folder/part-file.ts";
import { counterexamplesName } from "../folder/result-files.ts";
import { joined } from "../check/join.ts";
import { exitCodes } from "../check/result-name.ts";
import { print } from "../text/print.ts";
import { printable } from "../text/printable.ts";
import { quoted } from "../text/quoted.ts";
import { terminalText } from "../reports/terminal.ts";
import { finish, keyFrom, sealedText } from "./evidence.ts";
import { UsageError } from "./usage.ts";

export interface MergeFlags {
  readonly out: string;
  readonly key?: string;
  readonly verbose?: boolean;
}

type Finished = Kept & { readonly part: Gathered & Span };

/** Runs `paripassu merge`: the shards of a run become the run. Returns the exit code of the run. */
export const mergeCommand = async (folders: readonly string[], flags: MergeFlags): Promise<number> => {
  const { out } = flags;
  const key = await keyFrom(flags.key);
  const shards: Finished[] = [];
  for (const folder of folders) shards.push(finished(folder, await readKept(folder)));
  const [first, ...others] = inOrder(folders, shards);
  const { plan, asked } = first;
  const gathered = joined([first.part, ...others.map(({ part }) => part)], asked);
  refuseMisfits(gathered, first);

  const whole = { ...plan };
  delete whole.shard;
  if (key !== undefined && whole.subject === undefined)
    throw new UsageError(
      "--key signs evidence, and these shards name no subject: give each of them --subject PATH, or leave --key out",
    );
  await beginIn(out, whole, true);
  await keepEnvironment(out, [environmentHere()]);
  for (const folder of folders) await keepEnvironment(out, await readEnvironment(folder));
  for (const block of gathered.blocks) await keepBlock(out, block);
  const span = {
    started: new Date(Math.min(...shards.map(({ part }) => part.started.getTime()))),
    seconds: Math.round(shards.reduce((sum, { part }) => sum + part.seconds, 0) * 10) / 10,
  };
  await keepPart(out, gathered, span);
  const report = conclude(gathered, asked, span.started, span.seconds);
  await finish(out, report, whole, key);

  const replay = (path: string): string => `npx paripassu replay ${quoted(path)} -- COMMAND`;
  print(
    `${terminalText(report, join(out, counterexamplesName), replay, flags.verbose)}${sealedText(out, whole, key)}`,
  );
  return exitCodes[report.result];
};

const finished = (folder: string, kept: Kept): Finished => {
  const { part } = kept;
  if (part !== undefined) return { ...kept, part };
  throw new FolderError(
    `${folder}: this shard is not finished: ${kept.blocks.length} of its ${blocksOf({ ...kept.asked, ...kept.plan }).length} blocks are there. Go on with it by --resume, then merge.`,
  );
};

/** The shards in the order of their numbers: all of one run, each once. */
const inOrder = (
  folders: readonly string[],
  shards: readonly Finished[],
): readonly [Finished, ...Finished[]] => {
  const [first, ...others] = [...shards].sort((a, b) => numberOf(a) - numberOf(b));
  if (first === undefined) throw new UsageError("expected the folders of the shards, found none");
  for (const other of others) {
    const differs = firstDifference(first.plan, other.plan);
    if (differs !== undefined)
      throw new FolderError(
        `these are shards of different runs: "${differs}" differs in plan.json of ${folders[shards.indexOf(other)] ?? ""}. Merge the shards of one run.`,
      );
  }
  const of = first.plan.shard?.of ?? 1;
  const numbers = [first, ...others].map(numberOf);
  const missing = Array.from({ length: of }, (__, i) => i + 1).filter((number) => !numbers.includes(number));
  if (missing.length > 0 || numbers.length !== of)
    throw new FolderError(
      `expected each of the ${of} shards once, found ${numbers.join(", ")}${missing.length > 0 ? `; missing: ${missing.join(", ")}` : ""}.`,
    );
  return [first, ...others];
};

const numberOf = ({ plan }: Kept): number => plan.shard?.number ?? 1;

/** Every shard has all of its blocks, and they are as a run writes them. */
const refuseMisfits = (part: Gathered, { asked }: Kept): void => {
  const found = misfits({ ...part, asked, part });
  if (found.length > 0)
    throw new FolderError(
      `these shards do not fit together: ${printable(found.slice(0, 10).join("; "))}. Run them again.`,
    );
};
