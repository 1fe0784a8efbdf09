import * as fc from "fast-check";
import { odds } from "../generate/odds.ts";
import { few, nothing, peopled, withEach, withHaircut, withMechanism } from "./bends.ts";
import { leave, leavePlan } from "./moves/leave.ts";
import { strike, strikePlan } from "./moves/strike.ts";
import { everybody, nth } from "./people.ts";
import { accounts, layer, losses } from "./reasons.ts";
import { hostileMarket } from "./story.ts";
import { record } from "../generate/record.ts";

export const unpayableAssessment = hostileMarket({
  name: "unpayable-assessment",
  sentence: "Members who staked much and hold little are called for more than they can pay.",
  seen: "Korea Exchange in December 2013, whose members were called to pay for another's default.",
  isAboutLosses: true,
  needs: [accounts(2), layer("assessment"), losses],
  plan: record({
    stakes: fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 7, maxLength: 7 }),
    poor: odds(1, 2),
    leaver: fc.nat(7),
    leave: leavePlan,
    strike: strikePlan,
    again: odds(1, 2),
  }),
  venue: (drawn, { stakes, poor }) => {
    const venue = withMechanism(withHaircut(peopled(drawn, 3)), (mechanism) => ({
      ...mechanism,
      mutual: { ...mechanism.mutual, present: true },
      call: { ...mechanism.call, present: true },
    }));
    return withEach(venue, (account, place) => ({
      ...account,
      capital: poor && place % 2 === 0 ? nothing : few(account.capital),
      stake: { multiple: stakes[place % stakes.length] ?? 1, offBy: 0 },
    }));
  },
  *moves({ leaver, leave: how, strike: blow, again }, stage) {
    const account = nth(everybody(stage), leaver);
    if (account !== undefined) yield* leave({ ...how, unstakes: false }, account, stage);
    yield* strike(blow, stage);
    yield { type: "resolve" };
    if (!again) return;
    yield* strike(blow, stage);
    yield { type: "resolve" };
  },
});
