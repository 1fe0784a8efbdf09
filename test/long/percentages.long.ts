import { describe, expect, it } from "vitest";
import { everything, invariants, ledgerTier } from "../../properties/index.ts";
import { type Mechanism, presets } from "../../spec/index.ts";
import { referenceModel } from "../../src/adapters/reference-model.ts";
import { campaign } from "../../src/campaign/campaign.ts";
import { casesOf } from "../../src/campaign/cases.ts";

/** Everywhere, or at the lowest, a required percentage is at most half of what the generators give. */
const asked = invariants.filter(({ cover }) => cover !== undefined);

const settings: readonly (readonly [string, typeof everything, Mechanism | undefined])[] = [
  ["everything", everything, undefined],
  ["the ledger", ledgerTier, undefined],
  ["the ledger in proportion", { ...ledgerTier, rules: ["proportional"], onExit: false }, undefined],
  ...presets.map(({ name, mechanism }) => [name, everything, mechanism] as const),
];

describe("a required percentage is at most half of the generators' rate", () => {
  it.each(settings)("under %s", async (_, capabilities, mechanism) => {
    const implementation = { ...referenceModel, capabilities };
    const plan = { runs: 1000, seed: 4242, invariants: asked };
    const seen = await campaign(implementation, mechanism === undefined ? plan : { ...plan, mechanism });
    const tooMuch = asked.flatMap((invariant) =>
      casesOf(invariant, seen)
        // Fewer scenarios tell no rate.
        .filter(({ of, percent }) => of >= 100 && percent !== undefined)
        .filter(({ seen, of, percent = 0, decision }) => seen * 100 < 2 * percent * of || decision !== "met")
        .map(
          ({ label, seen, of, percent }) => `${invariant.id} ${label}: ${seen} of ${of}, ${percent ?? 0} %`,
        ),
    );
    expect(asked.length).toBeGreaterThan(20);
    expect(tooMuch).toEqual([]);
  });
});
