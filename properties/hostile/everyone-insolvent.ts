import * as fc from "fast-check";
import { accountOf, type Action, atoms } from "../../spec/index.ts";
import { odds } from "../generate/odds.ts";
import { peopled, withEach, withGenesis, withHaircut } from "./bends.ts";
import { leave, leavePlan } from "./moves/leave.ts";
import { strike, strikePlan } from "./moves/strike.ts";
import { everybody, insolvents, solvents } from "./people.ts";
import { accounts, losses } from "./reasons.ts";
import { hostileMarket } from "./story.ts";
import { record } from "../generate/record.ts";

export const everyoneInsolvent = hostileMarket({
  name: "everyone-insolvent",
  sentence: "Everybody owes more than they have, so that nobody is left to pay; then one pays back.",
  seen: "What the last resort of every rulebook leaves out; Mt. Gox in February 2014.",
  // Nobody is left to be cut.
  isAboutLosses: false,
  needs: [accounts(2), losses],
  plan: record({
    strikes: fc.array(strikePlan, { minLength: 1, maxLength: 4 }),
    fromTheStart: odds(1, 2),
    leave: leavePlan,
    repays: fc.nat(5),
  }),
  venue: (drawn, { fromTheStart }) => {
    const venue = withHaircut(peopled(drawn, 2));
    if (!fromTheStart)
      return withGenesis(venue, (genesis) => ({ ...genesis, accounts: genesis.accounts.slice(0, 4) }));
    return withEach(venue, (account) => ({ ...account, side: "insolvent" }));
  },
  *moves({ strikes, leave: how, repays }, stage) {
    // A settlement has a winner, who leaves with it: the rest stay insolvent.
    for (const plan of strikes) yield* strike(plan, stage);
    for (const account of solvents(stage)) yield* leave({ ...how, share: "all" }, account, stage);
    const [first = everybody(stage)[0]] = insolvents(stage);
    if (first !== undefined && repays > 0)
      yield* repay(first, -accountOf(stage.state, first).pnl, BigInt(repays));
    yield { type: "resolve" };
  },
});

/** This many quarters of what is owed, and an atom: less than all of it, or more. */
const repay = function* (account: string, owed: bigint, quarters: bigint): Generator<Action> {
  const amount = (owed * quarters) / 4n + 1n;
  if (amount > 0n) yield { type: "deposit", account, amount: atoms(amount) };
};
