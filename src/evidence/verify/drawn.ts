import { isDeepStrictEqual } from "node:util";
import { adversary, excuseOf } from "../../../properties/index.ts";
import { type Scenario, writeScenario } from "../../../spec/index.ts";
import type { Block } from "../../campaign/block.ts";
import { blockSize, isTransformed } from "../../campaign/block.ts";
import { chosenBy } from "../../check/gather.ts";
import type { Kept } from "../../folder/run-folder.ts";
import { largerOf, type Size, sizeOf } from "../../text/size.ts";
import { type Finding, unless } from "./finding.ts";
import { drawnFrom } from "./sample.ts";

/** This many blocks are drawn again: a second or two. */
const sampled = 5;

/** What the seed alone decides: which scenarios a block has, and which laws apply to them. */
export const checkDrawn = (kept: Kept, seed: number): Finding => {
  const chosen = drawnFrom(kept.blocks, sampled, seed);
  const markets = adversary(kept.capabilities, kept.asked.mechanism);
  const draw = (index: number) => markets.draw(kept.asked.seed, index);
  return unless(
    [
      ...kept.blocks.flatMap((block) => againstFindings(block, draw)),
      ...chosen.flatMap((block) => againstCounts(block, kept, draw)),
    ],
    `drawn again, the scenarios of ${chosen.length} of ${kept.blocks.length} blocks are of the markets, and under the laws, that are counted`,
    "blocks are not what the seed gives",
  );
};

type Draw = (index: number) => ReturnType<ReturnType<typeof adversary>["draw"]>;

/** A violation is of the scenario that the seed gives, or of one that was made of it. */
const againstFindings = ({ number, findings }: Block, draw: Draw): readonly string[] =>
  findings.flatMap(({ index, origin, drawn }) => {
    const { market, drawn: due } = draw(index);
    const where = `${market}, scenario ${index}`;
    const isSame = origin === where && text(due.value) === text(drawn.value);
    return isSame || (origin.startsWith(`${where} (`) && isTransformed(origin))
      ? []
      : [`block ${number}, scenario ${index}: the seed gives another scenario`];
  });

const againstCounts = (block: Block, kept: Kept, draw: Draw): readonly string[] => {
  const { number, ran, unanswered, distribution, counts } = block;
  const invariants = chosenBy(kept.asked);
  const without = new Set(unanswered.map(({ index }) => index));
  const markets = new Map<string, number>();
  const applied = new Map<string, number>();
  const reachable = new Map<string, number>();
  let largest: Size | undefined;
  for (let index = number * blockSize; index < number * blockSize + ran; index += 1) {
    if (without.has(index)) continue;
    const { market, drawn } = draw(index);
    const setting = { mechanism: drawn.value.mechanism, capabilities: kept.capabilities };
    add(markets, market);
    const size = sizeOf(drawn.value);
    largest = largest === undefined ? size : largerOf(largest, size);
    for (const invariant of invariants) {
      if (excuseOf(invariant, setting) !== undefined) continue;
      add(applied, invariant.id);
      for (const [label, can] of Object.entries(invariant.onlyIf ?? {}))
        if (can?.(setting) === true) add(reachable, `${invariant.id}: ${label}`);
    }
  }
  const told = new Map([...distribution.markets].map(([market, { scenarios }]) => [market, scenarios]));
  const toldReachable = new Map(
    [...counts.reachable].flatMap(([id, of]) =>
      [...of].map(([label, times]) => [`${id}: ${label}`, times] as const),
    ),
  );
  const others = invariants.filter(({ id }) => applied.get(id) !== counts.applied.get(id));
  return [
    ...(isDeepStrictEqual(told, markets) ? [] : [`block ${number}: the seed gives other markets`]),
    // Earlier runs did not count how large their scenarios were.
    ...(distribution.largest === undefined || isDeepStrictEqual(distribution.largest, largest)
      ? []
      : [`block ${number}: the seed gives scenarios of another size`]),
    ...others.map(({ id }) => `block ${number}: ${id} applies to others of the scenarios`),
    ...(isDeepStrictEqual(toldReachable, reachable)
      ? []
      : [`block ${number}: other scenarios could bring cases about`]),
  ];
};

const add = (counts: Map<string, number>, name: string): void => {
  counts.set(name, (counts.get(name) ?? 0) + 1);
};

const text = (scenario: Scenario): string => JSON.stringify(writeScenario(scenario, String));
