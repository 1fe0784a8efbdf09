import * as fc from "fast-check";
import { accountOf, atoms } from "../../spec/index.ts";
import { odds } from "../generate/odds.ts";
import { peopled, withHaircut } from "./bends.ts";
import { leave, leavePlan } from "./moves/leave.ts";
import { strike, strikePlan } from "./moves/strike.ts";
import { everybody, nth } from "./people.ts";
import { accounts, actions, losses } from "./reasons.ts";
import { hostileMarket } from "./story.ts";
import { record } from "../generate/record.ts";

export const emergencyShutdown = hostileMarket({
  name: "emergency-shutdown",
  sentence:
    "The venue shuts down with a loss open, and everybody is paid off at one rate, in any order, or twice.",
  seen: "MakerDAO's emergency shutdown; Mt. Gox in 2014; Hyperliquid's delisting of JELLY in March 2025.",
  isAboutLosses: false,
  needs: [accounts(2), actions("shutdown"), losses],
  plan: record({
    strikes: fc.array(strikePlan, { minLength: 1, maxLength: 2 }),
    resolvesFirst: odds(3, 5),
    first: fc.nat(7),
    twice: odds(1, 3),
    recovered: fc.nat(20),
    late: leavePlan,
    shutsAgain: odds(1, 5),
  }),
  venue: (drawn) => withHaircut(peopled(drawn, 3)),
  *moves({ strikes, resolvesFirst, first, twice, recovered, late, shutsAgain }, stage) {
    for (const plan of strikes) yield* strike(plan, stage);
    if (resolvesFirst) {
      yield { type: "resolve" };
      // Some hurry out before the doors close.
      for (const account of everybody(stage).slice(first % 2, 4)) yield* leave(late, account, stage);
    }
    yield { type: "shutdown" };
    const ids = everybody(stage);
    for (const i of ids.keys()) {
      const account = nth(ids, first + i);
      if (account === undefined) continue;
      // Half of what it holds comes from outside, in between: it is no part of the rate.
      const { capital } = accountOf(stage.state, account);
      const amount = (capital * BigInt(recovered)) / 20n;
      if (i === 1 && amount > 0n) yield { type: "recover", amount: atoms(amount) };
      if (i === 2) yield* leave(late, account, stage);
      yield { type: "redeem", account };
      if (twice) yield { type: "redeem", account };
    }
    if (shutsAgain) yield { type: "shutdown" };
  },
});
