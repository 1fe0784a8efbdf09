import { type Atoms, atoms, claimsRuleNames, splitByRule, splitUp, sum } from "../spec/index.ts";
import { type Measured, timeOf } from "./ratio.ts";

const basesOf = (count: number): readonly Atoms[] =>
  Array.from({ length: count }, (_, i) => atoms(BigInt((i * 7919) % 1_000_003) * 1_000_000n));

/** A proportional split over many accounts, over summing the same amounts; and how it grows. */
export const splitting = async (): Promise<readonly Measured[]> => {
  const measure = async (count: number): Promise<{ split: number; total: number }> => {
    const bases = basesOf(count);
    const loss = atoms(sum(bases) / 3n);
    return { split: await timeOf(() => splitUp(loss, bases), 5), total: await timeOf(() => sum(bases), 5) };
  };
  const small = await measure(100_000);
  const large = await measure(1_000_000);
  const growth = large.split / small.split;
  const over = ({ split, total }: { split: number; total: number }, n: string): Measured => ({
    what: `a proportional split over ${n} accounts / summing them`,
    ratio: split / total,
    goal: "at most 10",
    met: split / total <= 10,
    detail: `${split.toFixed(1)} ms / ${total.toFixed(1)} ms`,
  });
  return [
    over(small, "100,000"),
    over(large, "1,000,000"),
    {
      what: "the split over 1,000,000 accounts / over 100,000",
      ratio: growth,
      goal: "linear: about 10, at most 15",
      met: growth <= 15,
      detail: `${large.split.toFixed(1)} ms / ${small.split.toFixed(1)} ms`,
    },
  ];
};

/** Splits by each rule that sorts and fills, exact and rounded by largest remainder: over a sum, and as they grow. */
export const dividing = async (): Promise<readonly Measured[]> => {
  // These two take time of another order: n! orders of at most 9 payers, and sums of n different fractions.
  const rules = claimsRuleNames.filter((rule) => rule !== "random-arrival" && rule !== "minimal-overlap");
  const [small, large] = [basesOf(10_000), basesOf(100_000)];
  const total = await timeOf(() => sum(large), 5);
  const measured: Measured[] = [];
  for (const rule of rules) {
    const split = splitByRule(rule, "largest-remainder");
    const timeFor = (bases: readonly Atoms[]): Promise<number> =>
      timeOf(() => split(atoms(sum(bases) / 3n), bases), 2);
    const [few, many] = [await timeFor(small), await timeFor(large)];
    measured.push({
      what: `a split by ${rule} over 100,000 accounts / over 10,000`,
      ratio: many / few,
      goal: "n log n: about 12.5, at most 20",
      met: many / few <= 20,
      detail: `${many.toFixed(0)} ms / ${few.toFixed(0)} ms; ${(many / total).toFixed(0)} times summing them`,
    });
  }
  return measured;
};
