import * as fc from "fast-check";
import type { Exits, Remainder } from "../../spec/index.ts";
import { odds } from "../generate/odds.ts";
import { record } from "../generate/record.ts";
import type { VenuePlan } from "../generate/venue.ts";
import { withGenesis, withMechanism } from "./bends.ts";

/** What else a mechanism says, each of it as often as the next, and how a venue begins. */
export interface Policies {
  readonly remainder: Remainder;
  readonly exits: Exits;
  readonly surplusToFund: boolean;
  readonly decimals: number;
  readonly people: number;
  readonly fromNothing: boolean;
  /** Newcomers are let in between a loss and its resolve. */
  readonly letsIn: boolean;
}

export const anyPolicies = (...people: readonly number[]): fc.Arbitrary<Policies> =>
  record({
    remainder: fc.constantFrom("park", "carry", "halt"),
    exits: fc.constantFrom("gated", "open"),
    surplusToFund: odds(1, 2),
    decimals: fc.constantFrom(0, 6, 18, 19, 24, 36),
    people: fc.constantFrom(...people),
    fromNothing: odds(1, 4),
    letsIn: odds(1, 2),
  });

/** The venue under these policies, with no more people than they say. */
export const withPolicies = (venue: VenuePlan, policies: Policies): VenuePlan => {
  const { remainder, exits, surplusToFund, decimals, people, fromNothing } = policies;
  const bent = withMechanism(venue, (mechanism) => ({
    ...mechanism,
    ...{ remainder, exits, surplusToFund, decimals },
  }));
  return {
    ...withGenesis(bent, (genesis) => ({ ...genesis, accounts: genesis.accounts.slice(0, people) })),
    fromNothing,
  };
};
