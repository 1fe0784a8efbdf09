import { describe, expect, it } from "vitest";
import { invariants, trimmable } from "../../../../properties/index.ts";
import { type Block, blockSize, BlockTally } from "../../../../src/campaign/block.ts";
import { turnOf } from "../../../../src/campaign/campaign.ts";
import { fold } from "../../../../src/campaign/fold.ts";
import { tellingOf } from "../../../../src/check/headline.ts";
import { type Subject, subjects, type tiers } from "../../../../src/mutants/index.ts";
import { headlinesOf } from "../../../../src/mutants/mutant.ts";
import { oftenIn } from "../../../../src/check/report-telling.ts";
import { shrink, type ShrinkLimits } from "../../../../src/campaign/shrink.ts";
import type { Conviction } from "../../../../src/campaign/conviction.ts";
import { tryScenario } from "../../../../src/campaign/trial.ts";
import { partOf } from "../../../acceptance.ts";
import { patientMs } from "../../../patience.ts";
import { drawsFor } from "./draws.ts";

/** Enough for trims to end; more, and each costs as much as a campaign. */
const limits: ShrinkLimits = { scenarios: 300, milliseconds: patientMs };

/**
 * What a report leads with, after this many scenarios. As `check` finds it, but
 * that counterexamples shrink by trims alone: simpler plans, which take nearly
 * all the time of a check, make them smaller, and seldom others.
 */
export const headlineOf = async (
  { implementation }: Subject,
  runs: number,
  seed: number,
): Promise<string | undefined> => {
  const blocks = await blocksFor(implementation, runs, seed);
  const { findings } = fold(blocks, invariants, implementation.capabilities, runs);
  const convictions: Conviction[] = [];
  for (const finding of findings) {
    const trimmed = { ...finding, drawn: trimmable(finding.drawn.value) };
    const conviction = await shrink(implementation, trimmed, limits);
    if (conviction !== undefined) convictions.push(conviction);
  }
  return tellingOf(convictions, oftenIn(blocks)).leads[0]?.invariant.id;
};

const blocksFor = async (
  implementation: Subject["implementation"],
  runs: number,
  seed: number,
): Promise<readonly Block[]> => {
  const draws = drawsFor(implementation, seed);
  const tallies: BlockTally[] = [];
  for (let index = 0; index < runs; index += 1) {
    const number = Math.floor(index / blockSize);
    tallies[number] ??= new BlockTally(number, invariants, implementation.capabilities, false);
    const drawn = draws(index);
    const trial = await tryScenario(implementation, drawn.drawn.value, invariants, turnOf(index));
    tallies[number].add(index, drawn, trial);
  }
  return tallies.map((tally) => tally.result());
};

/** Each mutant of some parts, or of those the named ones, leads a report with what its fault is about, for each seed. */
export const describeHeadlines = (
  seeds: number,
  parts: readonly (keyof typeof tiers)[],
  names?: readonly string[],
): void => {
  const rows = subjects
    .filter(({ tier, mutant }) => parts.includes(tier) && names?.includes(mutant.name) !== false)
    .map((subject) => ({ name: subject.mutant.name, subject }));

  describe(`for each of ${seeds} seeds a report of 1,000 scenarios leads with what is wrong`, () => {
    const lead = async ({ subject }: (typeof rows)[number]): Promise<void> => {
      for (let seed = 1; seed <= seeds; seed += 1)
        expect(headlinesOf(subject.mutant), `seed ${seed}`).toContain(await headlineOf(subject, 1000, seed));
    };
    it.each(names === undefined ? partOf(rows, 16) : rows)("$name", lead);
  });
};
