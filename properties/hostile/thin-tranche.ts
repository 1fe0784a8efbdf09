import * as fc from "fast-check";
import { type Action, layersOf } from "../../spec/index.ts";
import { odds } from "../generate/odds.ts";
import type { Stage } from "../generate/steps.ts";
import { peopled, withEach, withHaircut, withMechanism } from "./bends.ts";
import { strike, strikePlan } from "./moves/strike.ts";
import { accounts, layer, losses } from "./reasons.ts";
import { hostileMarket } from "./story.ts";
import { record } from "../generate/record.ts";

/** Everybody who still has a stake takes it out. */
const emptyTranches = function* ({ state, mechanism }: Stage): Generator<Action> {
  for (const { id: layer } of layersOf(mechanism, "tranche"))
    for (const [account, amount] of state.stakes.get(layer) ?? [])
      yield { type: "unstake", account, layer, amount };
};

export const thinTranche = hostileMarket({
  name: "thin-tranche",
  sentence: "A mutual fund of very small stakes pays before the users, and is wiped out at once.",
  seen: "Staked safety modules with little in them; junior tranches of an hour's size.",
  isAboutLosses: true,
  needs: [accounts(2), layer("tranche"), losses],
  plan: record({
    stakes: fc.array(fc.nat(2), { minLength: 7, maxLength: 7 }),
    atomsOnly: odds(1, 2),
    ownStake: odds(1, 2),
    strike: strikePlan,
    again: odds(1, 2),
    second: strikePlan,
    empties: odds(1, 2),
  }),
  venue: (drawn, { stakes, atomsOnly, ownStake }) => {
    const venue = withMechanism(withHaircut(peopled(drawn, 3)), (mechanism) => ({
      ...mechanism,
      mutual: { ...mechanism.mutual, present: true },
      ownStake,
    }));
    return withEach(atomsOnly ? { ...venue, scale: 1n } : venue, (account, place) => ({
      ...account,
      stake: { multiple: stakes[place % stakes.length] ?? 0, offBy: 0 },
    }));
  },
  *moves({ strike: first, again, second, empties }, stage) {
    yield* strike(first, stage);
    yield { type: "resolve" };
    if (!again) return;
    // Anyone who was wiped out keeps nothing that a later loss could take, nor take out.
    if (empties) yield* emptyTranches(stage);
    yield* strike(second, stage);
    yield { type: "resolve" };
  },
});
