import { isDeepStrictEqual } from "node:util";
import { adversary, isAsTold } from "../../../properties/index.ts";
import { writeScenario, writeTrace } from "../../../spec/index.ts";
import type { Block } from "../../campaign/block.ts";
import { blocksOf, runBlocks, sizeOf, turnOf } from "../../campaign/campaign.ts";
import { type BlockDocument, writeBlock } from "../../folder/block-file.ts";
import type { Kept } from "../../folder/run-folder.ts";
import { chosenBy } from "../../check/gather.ts";
import type { Implementation } from "../../protocol/implementation.ts";
import type { Conviction } from "../../campaign/conviction.ts";
import { writeSupports } from "../../protocol/supports.ts";
import { tryScenario } from "../../campaign/trial.ts";
import { confirmed, type Finding, notChecked, unless } from "./finding.ts";
import { drawnFrom } from "./sample.ts";

/** How much is asked again. */
export interface Again {
  readonly implementation: Implementation;
  /** Blocks to run again; all of them where there are no more. */
  readonly blocks: number;
  /** Chooses the blocks. The sender of the bundle must not know it. */
  readonly seed: number;
  readonly onProgress?: (done: number) => void;
}

/** Asks an implementation again: whether it is the one that the bundle tells of. */
export const checkAgain = async (
  kept: Kept,
  convictions: readonly Conviction[],
  again: Again,
): Promise<readonly Finding[]> => [
  sayingTheSame(kept, again),
  await convictedAgain(convictions, again),
  ...(await blocksAgain(kept, again)),
  ...(await givenUpAgain(kept, again)),
];

const sayingTheSame = ({ plan }: Kept, { implementation }: Again): Finding => {
  const { about, capabilities } = implementation;
  const isSame =
    isDeepStrictEqual({ ...about }, plan.implementation) &&
    isDeepStrictEqual(writeSupports(capabilities), plan.supports);
  return unless(
    isSame ? [] : [`it says that it is ${about.name} ${about.version} (${about.language})`],
    "the implementation that was given says the same of itself",
    "the implementation that was given says something else of itself",
  );
};

const convictedAgain = async (
  convictions: readonly Conviction[],
  { implementation }: Again,
): Promise<Finding> => {
  if (convictions.length === 0) return confirmed("there is no counterexample to be run again");
  const against: string[] = [];
  for (const { invariant, observation, violation } of convictions) {
    const trial = await tryScenario(implementation, observation.scenario, [invariant], "all");
    if (trial.kind === "failure") {
      against.push(`the counterexample to ${invariant.id}: now it is not answered (${trial.failure.kind})`);
      continue;
    }
    const found = trial.judgements[0]?.violation;
    if (found === undefined) against.push(`the counterexample to ${invariant.id}: now it holds`);
    else if (!isAsTold(violation, found))
      against.push(`the counterexample to ${invariant.id}: now it fails in another way`);
  }
  return unless(
    against,
    `run again, all ${convictions.length} counterexamples violate what they are said to`,
    "run again, counterexamples give different results",
  );
};

const blocksAgain = async (kept: Kept, again: Again): Promise<readonly Finding[]> => {
  const whole = kept.blocks.filter(({ number, ran }) => ran === sizeOf(number, kept.asked));
  const chosen = drawnFrom(whole, again.blocks, again.seed);
  const against: string[] = [];
  let done = 0;
  for (const block of chosen) {
    const now = await blockAgain(kept, block, again);
    against.push(...differences(block, now));
    done += block.ran;
    again.onProgress?.(done);
  }
  const scenarios = chosen.reduce((sum, { ran }) => sum + ran, 0);
  const left = whole.length - chosen.length;
  if (whole.length === 0) return [];
  return [
    unless(
      against,
      `run again, ${scenarios} scenarios in ${chosen.length} of ${whole.length} blocks give the same traces, counts and verdicts`,
      "run again, blocks give different results",
    ),
    ...(left === 0
      ? []
      : [
          notChecked(
            `${left} blocks, which were not run again: ${chanceText(chosen.length, whole.length)} (--sample takes more)`,
          ),
        ]),
  ];
};

/** Of a block in which a run was given up, what is asked again is what went unanswered. */
const givenUpAgain = async (
  { asked, blocks, capabilities }: Kept,
  { implementation }: Again,
): Promise<readonly Finding[]> => {
  const unanswered = blocks
    .filter(({ number, ran }) => ran < sizeOf(number, asked))
    .flatMap((block) => block.unanswered)
    .filter(({ failure }) => failure.isNotRun !== true);
  if (unanswered.length === 0) return [];
  const markets = adversary(capabilities, asked.mechanism);
  const against: string[] = [];
  for (const { index, failure } of unanswered) {
    const { value } = markets.draw(asked.seed, index).drawn;
    const trial = await tryScenario(implementation, value, chosenBy(asked), turnOf(index));
    const now = trial.kind === "failure" ? trial.failure.kind : "answered";
    if (now !== failure.kind) against.push(`scenario ${index}: it was ${failure.kind}, and now it is ${now}`);
  }
  return [
    unless(
      against,
      `run again, the ${unanswered.length} scenarios in which the run was given up go unanswered as they did`,
      "run again, unanswered scenarios give different results",
    ),
  ];
};

/** How likely it is that a sample has none of the blocks that somebody made up, were they one in ten. */
const chanceText = (chosen: number, of: number): string => {
  const forged = Math.ceil(of / 10);
  let missed = 1;
  for (let i = 0; i < chosen; i += 1) missed *= Math.max(0, of - forged - i) / (of - i);
  return `if ${forged} of all ${of} were forged, the chance that the sample has none of them was ${(missed * 100).toFixed(1)} %`;
};

/** One block, and nothing else of the run. */
const blockAgain = async (
  { asked, blocks }: Kept,
  { number }: Block,
  { implementation }: Again,
): Promise<Block | undefined> => {
  const of = blocksOf({ runs: asked.runs }).length;
  const { mechanism, runs, seed } = asked;
  const ran = await runBlocks(implementation, {
    runs,
    seed,
    ...(mechanism === undefined ? {} : { mechanism }),
    invariants: chosenBy(asked),
    shard: { number: number + 1, of },
    keepsEvidence: blocks.some(({ evidence }) => evidence !== undefined),
  });
  return ran.blocks.find((block) => block.number === number);
};

const differences = (before: Block, now: Block | undefined): readonly string[] => {
  const where = `block ${before.number}`;
  if (now === undefined) return [`${where}: it was not answered`];
  if (isDeepStrictEqual(withoutWords(writeBlock(before)), withoutWords(writeBlock(now)))) return [];
  return [
    before.evidence?.digest === now.evidence?.digest
      ? `${where}: the traces are the same, and what is counted of them is not`
      : `${where}: the traces are not the same${sampleText(before, now)}`,
  ];
};

/** Which scenario shows it, where the sample does. */
const sampleText = ({ evidence: before }: Block, { evidence: now }: Block): string => {
  if (before?.sample === undefined || now?.sample === undefined) return "";
  const written = ({ scenario, trace }: typeof before.sample) => [
    writeScenario(scenario, String),
    writeTrace(trace, String),
  ];
  return isDeepStrictEqual(written(before.sample), written(now.sample))
    ? ""
    : `, nor is that of scenario ${before.sample.index}`;
};

/** What a program says when it fails may differ. */
const withoutWords = (block: BlockDocument) => ({
  ...block,
  unanswered: block.unanswered.map(({ index, kind }) => ({ index, kind })),
});
