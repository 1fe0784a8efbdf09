import { describe, expect, it } from "vitest";
import {
  type Capabilities,
  draw,
  everything,
  invariants,
  ledgerTier,
  scenarios,
} from "../properties/index.ts";
import { check } from "../src/check.ts";
import type { Conviction } from "../src/shrink.ts";
import { implementationOf } from "../src/mutants/implementation.ts";
import { mutants, mutantsByTier } from "../src/mutants/index.ts";
import type { Mutant } from "../src/mutants/mutant.ts";

const patience = 120_000;

/** Mutants whose smallest counterexample has more than 3 accounts: how many at most, and why. */
const needsMoreAccounts: ReadonlyMap<string, readonly [accounts: number, why: string]> = new Map<
  string,
  readonly [number, string]
>([
  ["remainder-falls-on-the-first", [4, "a remainder of two needs three payers, beside the defaulter"]],
  ["rest-falls-on-low-indices", [4, "a remainder of two needs three payers, beside the defaulter"]],
  ["ratio-recomputed-for-every-payer", [4, "shrinking does not merge the losses of two settlements"]],
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

/** Only the model knows of these: the other invariants must be silent. */
const isModelOnly = ({ caughtBy }: Mutant): boolean => caughtBy.includes("REF-1");

/** What implementations of each part declare: the ledger and no more, or what comes on top of it. */
const ledger: Capabilities = { ...ledgerTier, rules: ["proportional"], onExit: false };
const declared: Readonly<Record<keyof typeof mutantsByTier, Capabilities>> = {
  ledger,
  rules: ledgerTier,
  onExit: { ...ledger, onExit: true },
  markets: { ...ledger, actions: everything.actions },
};
const rows = Object.entries(mutantsByTier).flatMap(([tier, all]) =>
  all.map((mutant) => ({ name: mutant.name, mutant, tier: tier as keyof typeof mutantsByTier })),
);

describe("every mutant is convicted", () => {
  it.each(rows)(
    "$name",
    async ({ mutant, tier }) => {
      const rules = mutant.rules === undefined ? {} : { rules: mutant.rules };
      const implementation = implementationOf(mutant.name, mutant.run, { ...declared[tier], ...rules });
      const opening = { ok: true, implementation } as const;
      const report = await check(opening, {
        runs: 1000,
        seed: 1,
        // Judged by those who must convict it; that the model alone sees it is judged by all.
        ...(isModelOnly(mutant) ? {} : { only: mutant.caughtBy }),
        shrink: { scenarios: 300, milliseconds: 5000 },
      });
      const violated = report.verdicts
        .filter(({ verdict }) => verdict === "violated")
        .map(({ invariant }) => invariant.id);
      expect(report.result).toBe("not-conformant");
      expect(violated).toEqual(expect.arrayContaining([...mutant.caughtBy]));
      if (isModelOnly(mutant)) expect(violated).toEqual(["REF-1"]);

      const told = report.convictions.find(({ invariant }) => invariant.id === mutant.caughtBy[0]);
      if (told === undefined) return expect.fail(`no counterexample to ${mutant.caughtBy[0]}`);
      expect(told.observation.scenario.actions.length).toBeLessThanOrEqual(4);
      expect(accountsIn(told)).toBeLessThanOrEqual(needsMoreAccounts.get(mutant.name)?.[0] ?? 3);
    },
    patience,
  );
});

describe("the mutants", () => {
  it("convict, together, by every invariant", () => {
    const firing = new Set(mutants.flatMap(({ caughtBy }) => caughtBy));
    expect([...firing].sort()).toEqual(invariants.map(({ id }) => id).sort());
  });

  it("are named by their faults, each by its own", () => {
    expect(new Set(mutants.map(({ name }) => name)).size).toBe(mutants.length);
    for (const { name, fault } of mutants) {
      expect(name).toMatch(/^[a-z]+(-[a-z]+)+$/);
      expect(fault).toMatch(/^[A-Z].*\.$/);
    }
  });

  it.each(mutants.filter(({ caughtBy }) => !caughtBy.includes("TIME-2")))(
    "$name is deterministic",
    ({ run }) => {
      const arbitrary = scenarios(everything);
      for (let index = 0; index < 20; index += 1) {
        const { value } = draw(arbitrary, 1, index);
        expect(run(value)).toStrictEqual(run(value));
      }
    },
  );
});
