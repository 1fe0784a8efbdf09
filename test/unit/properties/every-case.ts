import { expect } from "vitest";
import { invariants } from "../../../properties/index.ts";
import { referenceModel } from "../../../src/adapters/reference-model.ts";
import { campaign } from "../../../src/campaign/campaign.ts";

/** A thousand scenarios of a seed reach every case that an invariant names, and violate nothing. */
export const expectEveryCase = async (seed: number): Promise<void> => {
  const { seen, findings, unanswered } = await campaign(referenceModel, { runs: 1000, seed, invariants });
  const missed = invariants.flatMap(({ id, sometimes }) =>
    sometimes.filter((label) => (seen.get(id)?.get(label) ?? 0) === 0).map((label) => `${id}: ${label}`),
  );
  expect(missed).toEqual([]);
  expect(findings).toEqual([]);
  expect(unanswered).toEqual([]);
};
