import { describe, expect, it } from "vitest";
import { turnOf } from "../../../../src/campaign/campaign.ts";
import { mostUnanswered } from "../../../../src/campaign/fold.ts";
import { telling } from "../../../../src/mutants/kill-matrix.ts";
import { type Subject, subjects, type tiers } from "../../../../src/mutants/index.ts";
import { tryScenario } from "../../../../src/campaign/trial.ts";
import { atMost } from "../../../acceptance.ts";
import { drawsFor } from "./draws.ts";

/** Seeds of a long test; `SEEDS=7` takes as many. */
export const usualSeeds = Number(process.env.SEEDS ?? atMost(20, 1));

/** Whether an invariant convicts it within 1,000 scenarios of a seed: a campaign that ends there, on shared draws. */
const dies = async (subject: Subject, seed: number): Promise<boolean> => {
  const { implementation } = subject;
  const invariants = telling(subject);
  const draws = drawsFor(implementation, seed);
  let unanswered = 0;
  for (let index = 0; index < 1000 && unanswered < mostUnanswered; index += 1) {
    const { value } = draws(index).drawn;
    const trial = await tryScenario(implementation, value, invariants, turnOf(index));
    if (trial.kind === "failure") {
      unanswered += 1;
      continue;
    }
    const judgements = [trial, ...trial.beside].flatMap((one) => one.judgements);
    if (judgements.some(({ violation }) => violation !== undefined)) return true;
  }
  return false;
};

/** No mutant of a part lives through 1,000 scenarios, whatever the seed, of this many. */
export const describeDeaths = (howMany: number, ...parts: readonly (keyof typeof tiers)[]): void => {
  const seeds = Array.from({ length: howMany }, (_, i) => i + 1);
  const rows = subjects
    .filter(({ tier }) => parts.includes(tier))
    .map((subject) => ({ name: subject.mutant.name, subject }));

  describe(`within 1,000 scenarios, for each of ${howMany} seeds, dies`, () => {
    it.each(rows)("$name", async ({ subject }) => {
      const lives: number[] = [];
      for (const seed of seeds) if (!(await dies(subject, seed))) lives.push(seed);
      expect(lives).toEqual([]);
    });
  });
};
