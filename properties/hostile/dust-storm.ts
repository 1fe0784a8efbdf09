import * as fc from "fast-check";
import { peopled, withEach, withGenesis, withHaircut } from "./bends.ts";
import { strike, strikePlan } from "./moves/strike.ts";
import { everybody } from "./people.ts";
import { accounts, losses } from "./reasons.ts";
import { hostileMarket } from "./story.ts";
import { record } from "../generate/record.ts";

export const dustStorm = hostileMarket({
  name: "dust-storm",
  sentence: "A crowd of accounts with an atom or two each, beside a few that are large, shares a loss.",
  seen: "Airdrop farmers; dust that blocked resolutions at Euler, Umee, Morpho and Aave.",
  isAboutLosses: true,
  needs: [accounts(3), losses],
  plan: record({
    // Now and then as large as a venue may be: loops that end early show nowhere else.
    crowd: fc.oneof(
      { weight: 5, arbitrary: fc.integer({ min: 3, max: 12 }) },
      { weight: 1, arbitrary: fc.integer({ min: 13, max: 63 }) },
    ),
    dust: fc.array(fc.nat(2), { minLength: 12, maxLength: 12 }),
    profits: fc.array(fc.nat(2), { minLength: 12, maxLength: 12 }),
    strike: strikePlan,
  }),
  venue: (drawn, { crowd, dust, profits }) => {
    // The scale is an atom: dust is what cannot be divided.
    const venue = withGenesis(withHaircut(peopled({ ...drawn, scale: 1n }, crowd + 1)), (genesis) => ({
      ...genesis,
      accounts: genesis.accounts.slice(0, crowd + 1),
    }));
    return withEach(venue, (account, place) => {
      if (place === 0 || place === crowd) return account;
      const atomsOf = (some: readonly number[]) => ({ multiple: some[place - 1] ?? 1, offBy: 0 });
      return { ...account, capital: atomsOf(dust), profit: atomsOf(profits), stake: atomsOf(profits) };
    });
  },
  *moves({ strike: blow }, stage) {
    const [victim] = everybody(stage);
    yield* strike(blow, stage, victim);
    yield { type: "resolve" };
  },
});
