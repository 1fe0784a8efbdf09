import { type Capabilities, type Invariant } from "../../properties/index.ts";
import { writeScenario } from "../../spec/index.ts";
import { type Block, blockSize } from "../campaign/block.ts";
import { blocksOf, sizeOf } from "../campaign/campaign.ts";
import type { Asked } from "../check/report.ts";
import type { Finding } from "../campaign/finding.ts";
import { fold, mostUnanswered } from "../campaign/fold.ts";
import { chosenBy, type Gathered } from "../check/gather.ts";

/** A run of which nothing is left to be run. */
export interface WholeRun {
  readonly asked: Asked;
  readonly capabilities: Capabilities;
  readonly blocks: readonly Block[];
  readonly part: Pick<Gathered, "convictions" | "unconfirmed">;
}

/** What in a run does not fit together, in words; nothing, where a run wrote it. */
export const misfits = (run: WholeRun): readonly string[] => [
  ...notWhole(run),
  ...run.blocks.flatMap((block) =>
    inBlock(block, chosenBy(run.asked)).map((words) => `block ${block.number}: ${words}`),
  ),
  ...unlikeBlocks(run),
];

/** Every block is there and whole, except for those after the one in which a run was given up. */
const notWhole = ({ asked, blocks }: WholeRun): readonly string[] => {
  const end = givenUpIn(blocks) ?? Infinity;
  const ran = new Map(blocks.map((block) => [block.number, block.ran]));
  return blocksOf({ runs: asked.runs }).flatMap((number) => {
    const of = sizeOf(number, asked);
    const found = ran.get(number);
    if (number >= end || found === of) return [];
    return [
      found === undefined
        ? `block ${number} is missing`
        : `block ${number} has ${found} scenarios, expected ${of}`,
    ];
  });
};

/** The number of the block with the unanswered scenario that ends a run. */
const givenUpIn = (blocks: readonly Block[]): number | undefined => {
  let unanswered = 0;
  for (const block of [...blocks].sort((a, b) => a.number - b.number)) {
    unanswered += block.unanswered.length;
    if (unanswered >= mostUnanswered) return block.number;
  }
  return undefined;
};

const inBlock = (block: Block, invariants: readonly Invariant[]): readonly string[] => {
  const { number, ran, unanswered, findings, evidence } = block;
  const { judged } = block.counts;
  const from = number * blockSize;
  const without = new Set(unanswered.map(({ index }) => index));
  const isIn = (index: number): boolean => index >= from && index < from + ran;
  const first = Array.from({ length: ran }, (_, i) => from + i).find((index) => !without.has(index));
  const told = new Set(findings.map(({ invariant }) => invariant));
  const markets = [...block.distribution.markets.values()];
  const cases: readonly (readonly [boolean, string])[] = [
    [
      judged === ran - unanswered.length,
      `${ran} scenarios ran, ${unanswered.length} of them unanswered, and ${judged} were judged`,
    ],
    [without.size === unanswered.length && [...without].every(isIn), "unanswered scenarios are not its own"],
    [
      told.size === findings.length && findings.every(({ index }) => isIn(index) && !without.has(index)),
      "findings are not those of its scenarios",
    ],
    [
      markets.reduce((sum, { scenarios }) => sum + scenarios, 0) === judged &&
        markets.every(({ scenarios, haircuts, notTold = 0 }) => haircuts + notTold <= scenarios),
      "its markets do not add up to its scenarios",
    ],
    [
      evidence === undefined || evidence.sample?.index === first,
      `the trace that is kept is not that of scenario ${first ?? "none"}`,
    ],
  ];
  return [
    ...cases.flatMap(([isSo, words]) => (isSo ? [] : [words])),
    ...uncounted(block.counts, invariants, isIn).map((id) => `what is counted of ${id} does not add up`),
  ];
};

/** Ids of which more is counted than there can be, or less. */
const uncounted = (
  { judged, applied, reasons, seen, reachable }: Block["counts"],
  invariants: readonly Invariant[],
  isIn: (index: number) => boolean,
): readonly string[] => {
  const known = new Map(invariants.map((invariant) => [invariant.id, invariant]));
  const ids = new Set([
    ...known.keys(),
    ...[applied, reasons, seen, reachable].flatMap((of) => [...of.keys()]),
  ]);
  return [...ids].filter((id) => {
    const { sometimes = [], onlyIf = {} } = known.get(id) ?? {};
    const count = applied.get(id) ?? 0;
    const reason = reasons.get(id);
    const fits = (counts: ReadonlyMap<string, number> = new Map(), labels: readonly string[] = []): boolean =>
      [...counts].every(([label, times]) => labels.includes(label) && times <= count);
    return !(
      known.has(id) &&
      count <= judged &&
      (reason === undefined ? count === judged : count < judged && isIn(reason.index)) &&
      fits(seen.get(id), sometimes) &&
      fits(reachable.get(id), Object.keys(onlyIf))
    );
  });
};

/** What was convicted is what the blocks found first, and all of it; or it is of a stored case. */
const unlikeBlocks = ({ asked, blocks, capabilities, part }: WholeRun): readonly string[] => {
  const { findings } = fold(blocks, chosenBy(asked), capabilities, asked.runs);
  const told = [
    ...part.convictions.map(({ invariant, index, origin, unshrunk }) => ({
      invariant,
      index,
      origin,
      unshrunk,
    })),
    ...part.unconfirmed.map(({ invariant, index, origin, drawn }) => ({
      invariant,
      index,
      origin,
      unshrunk: drawn.value,
    })),
  ];
  const textOf = (one: Finding["drawn"]["value"]): string => JSON.stringify(writeScenario(one, String));
  const isTold = new Set(told.map(({ invariant }) => invariant));
  const twice = told.length === isTold.size ? [] : ["part.json tells of an invariant twice"];
  const strange = told.flatMap(({ invariant: { id }, index, origin, unshrunk }) => {
    const found = findings.find(({ invariant }) => invariant.id === id);
    const isSame =
      index === undefined
        ? chosenBy(asked).some((one) => one.id === id)
        : found?.index === index && found.origin === origin && textOf(found.drawn.value) === textOf(unshrunk);
    return isSame ? [] : [`what part.json tells of ${id} is not what the blocks found`];
  });
  const untold = findings.flatMap(({ invariant }) =>
    isTold.has(invariant) ? [] : [`${invariant.id} is violated in a block, and not in part.json`],
  );
  return [...twice, ...strange, ...untold];
};
