import * as fc from "fast-check";
import type { LossPlan } from "../generate/losses.ts";
import type { DealPlan, PositionsPlan } from "../generate/positions.ts";
import { record } from "../generate/record.ts";
import type { VenuePlan } from "../generate/venue.ts";
import { withDeals, withEach, withGenesis } from "./bends.ts";

/** Where the first account owes when it begins, and where it holds something. */
export interface OwingPlan {
  readonly arose: PositionsPlan["arose"];
  readonly holds: readonly number[];
  readonly lots: number;
  /** How much it owes. */
  readonly near: LossPlan["near"];
  readonly multiple: number;
}

export const owingPlan: fc.Arbitrary<OwingPlan> = record({
  arose: fc.constantFrom("in every market", "in every market", "in a left market"),
  holds: fc.constantFrom([0, 1], [0, 1, 2], [0, 1, 2], [0], [1], [2]),
  lots: fc.integer({ min: 1, max: 6 }),
  near: fc.constantFrom("any", "any", "closing", "closing", "between", "users", "beyond"),
  multiple: fc.integer({ min: 2, max: 30 }),
});

/** The first sells in these markets, and the others buy there. */
const dealsOf = ({ holds, lots }: OwingPlan, drawn: readonly DealPlan[]): readonly DealPlan[] => [
  ...holds.flatMap((market) =>
    // One of them gains by it, and the other loses: some ranks close the first alone.
    [-1, 2].map((entry, i) => ({ market, buyer: 1 + i + market, seller: 0, lots: lots + market, entry })),
  ),
  ...drawn.slice(0, 4).map((deal) => ({ ...deal, seller: Math.max(1, deal.seller) })),
];

/** The venue in which the first account owes. */
export const owing = (venue: VenuePlan, plan: OwingPlan): VenuePlan => {
  const { near, multiple } = plan;
  const amount = { multiple, offBy: 0 };
  return withEach(
    withGenesis(withDeals(venue, dealsOf(plan, venue.genesis.positions.deals)), (genesis) => ({
      ...genesis,
      positions: { ...genesis.positions, arose: plan.arose },
    })),
    (account, place) =>
      place === 0 ? { ...account, side: "insolvent", loss: { ...account.loss, near, amount } } : account,
  );
};
