import { describe, expect, it } from "vitest";
import { type Invariant, invariants } from "../../../../properties/index.ts";
import { campaign } from "../../../../src/campaign/campaign.ts";
import { subjects, type tiers } from "../../../../src/mutants/index.ts";
import type { Mutant } from "../../../../src/mutants/mutant.ts";
import { defaultShrinkLimits, shrink } from "../../../../src/campaign/shrink.ts";
import type { Conviction } from "../../../../src/campaign/conviction.ts";
import { partOf } from "../../../acceptance.ts";
import { patientMs } from "../../../patience.ts";

/** Mutants whose smallest counterexample has more than 3 accounts: how many at most, and why. */
const needsMoreAccounts: ReadonlyMap<string, readonly [accounts: number, why: string]> = new Map<
  string,
  readonly [number, string]
>([
  ["remainder-falls-on-the-first", [4, "a remainder of two needs three payers, beside the defaulter"]],
  [
    "talmud-on-whole-claims",
    [4, "half claims differ from whole ones between three payers, beside the defaulter"],
  ],
  [
    "random-arrival-over-rotations",
    [4, "orders and rotations differ from three payers on, beside the defaulter"],
  ],
  ["rest-falls-on-low-indices", [4, "a remainder of two needs three payers, beside the defaulter"]],
  ["ratio-recomputed-for-every-payer", [4, "shrinking does not merge the losses of two settlements"]],
  [
    "loss-follows-the-square-of-the-base",
    [4, "base moves between two while a third pays too, beside the defaulter"],
  ],
  ["ties-go-to-the-larger-id", [4, "shrinking leaves a bystander whom an action names"]],
  ...[
    "everybody-closed-in-part",
    "scores-rounded-to-integers",
    "leverage-left-out",
    "smallest-profit-first",
    "margin-ratio-left-out",
    "tied-ranks-go-to-the-larger-id",
    "pro-rata-as-a-queue",
    "ranked-by-profit-where-leverage-counts",
    "leverage-not-inverted-for-losers",
    "loss-that-the-fund-paid-is-paid-again",
    "exposure-of-all-markets-in-a-scope",
    "exposure-of-one-market-alone",
    "ranks-of-the-moment",
  ].map(
    (name) =>
      [
        name,
        [6, "shrinking leaves accounts out only together with the other side of their positions"],
      ] as const,
  ),
]);

/** Everybody whom the scenario knows in the end. */
const accountsIn = ({ observation: { genesis, steps } }: Conviction): number =>
  (steps.at(-1)?.after ?? genesis).accounts.size;

/** Those who must convict it; that the model alone sees it, all must confirm. */
const judges = ({ caughtBy }: Mutant): readonly Invariant[] =>
  caughtBy.includes("REF-1") ? invariants : invariants.filter(({ id }) => caughtBy.includes(id));

/** Each mutant of a part is convicted by the invariants that it names, on a small counterexample. */
export const describeConvictions = (part: keyof typeof tiers, nth = 4): void => {
  const rows = subjects
    .filter(({ tier }) => tier === part)
    .map((subject) => ({ name: subject.mutant.name, subject }));

  describe(`every mutant of ${part}`, () => {
    it.each(partOf(rows, nth))(
      "$name is convicted by the invariants that it names",
      async ({ subject: { mutant, implementation } }) => {
        const { caughtBy } = mutant;
        const { findings } = await campaign(implementation, {
          // The rarest shows once in some 400 scenarios, to its own invariant.
          runs: caughtBy.includes("REF-1") ? 1000 : 3000,
          seed: 1,
          invariants: judges(mutant),
          ...(caughtBy.includes("REF-1") ? {} : { enough: caughtBy.length }),
        });
        const violated = findings.map(({ invariant }) => invariant.id);
        expect([...violated].sort()).toEqual([...caughtBy].sort());

        const told = findings.find(({ invariant }) => invariant.id === caughtBy[0]);
        if (told === undefined) return expect.fail(`no counterexample to ${caughtBy[0]}`);
        const conviction = await shrink(implementation, told, {
          ...defaultShrinkLimits,
          milliseconds: patientMs,
        });
        if (conviction === undefined) return expect.fail("it does not fail again on the same scenario");
        expect(conviction.observation.scenario.actions.length).toBeLessThanOrEqual(4);
        expect(accountsIn(conviction)).toBeLessThanOrEqual(needsMoreAccounts.get(mutant.name)?.[0] ?? 3);
      },
    );
  });
};
