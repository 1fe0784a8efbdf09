import { describe, expect, it } from "vitest";
import { firstKill } from "../../src/kill-matrix.ts";
import { subjects, type tiers } from "../../src/mutants/index.ts";

/** Seeds of a long test; `SEEDS=20` takes more. */
export const usualSeeds = Number(process.env.SEEDS ?? 5);

/** No mutant of a part lives through 1,000 scenarios, whatever the seed, of so many. */
export const describeDeaths = (howMany: number, ...parts: readonly (keyof typeof tiers)[]): void => {
  const seeds = Array.from({ length: howMany }, (_, i) => i + 1);
  const rows = subjects
    .filter(({ tier }) => parts.includes(tier))
    .map((subject) => ({ name: subject.mutant.name, subject }));

  describe(`within 1,000 scenarios, for each of ${howMany} seeds, dies`, () => {
    it.each(rows)("$name", async ({ subject }) => {
      const lives: number[] = [];
      for (const seed of seeds)
        if ((await firstKill(subject, { runs: 1000, seed })) === undefined) lives.push(seed);
      expect(lives).toEqual([]);
    });
  });
};
