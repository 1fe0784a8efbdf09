import * as fc from "fast-check";
import { odds } from "../generate/odds.ts";
import { peopled, withEach, withHaircut, withMechanism } from "./bends.ts";
import { leave, leavePlan } from "./moves/leave.ts";
import { strike, strikePlan } from "./moves/strike.ts";
import { everybody } from "./people.ts";
import { accounts, losses } from "./reasons.ts";
import { hostileMarket } from "./story.ts";
import { record } from "../generate/record.ts";

/** When those who leave do so: while the loss is open, once it is resolved, or a half of them each. */
const moment = fc.constantFrom("before", "after", "half and half");

export const bankRun = hostileMarket({
  name: "bank-run",
  sentence: "Everybody leaves at once, and an account that leaves before the resolve pays nothing.",
  seen: "FTX and Celsius in 2022; every bank without a suspension of payments.",
  isAboutLosses: true,
  needs: [accounts(2), losses],
  plan: record({
    strike: strikePlan,
    leave: leavePlan,
    moment,
    pending: odds(1, 3),
    open: odds(1, 2),
    onExit: odds(1, 2),
  }),
  venue: (drawn, { open }) =>
    withMechanism(
      withEach(withHaircut(peopled(drawn, 4)), (account, place) =>
        place === 0 ? { ...account, capital: { multiple: account.capital.multiple % 4, offBy: 0 } } : account,
      ),
      (mechanism) => ({ ...mechanism, exits: open ? "open" : "gated" }),
    ),
  onExit: ({ onExit }) => onExit,
  *moves({ strike: blow, leave: how, moment, pending }, stage) {
    yield* strike(blow, stage);
    // Another loss, not resolved yet, while the first one has its price.
    const another = { ...blow, byPrice: false, asLoss: true };
    if (moment === "after") yield { type: "resolve" };
    if (pending) yield* strike(another, stage);
    const leavers = everybody(stage);
    for (const [i, account] of leavers.entries()) {
      if (moment === "half and half" && i === Math.floor(leavers.length / 2)) yield { type: "resolve" };
      yield* leave(how, account, stage);
    }
    yield { type: "resolve" };
  },
});
