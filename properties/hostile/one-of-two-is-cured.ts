import { accountOf, type Action, isInsolvent, unpaidLoss } from "../../spec/index.ts";
import { peopled, withHaircut } from "./bends.ts";
import { leave, leavePlan } from "./moves/leave.ts";
import { strike, strikePlan } from "./moves/strike.ts";
import { everybody } from "./people.ts";
import { accounts, actions, losses } from "./reasons.ts";
import { hostileMarket } from "./story.ts";
import { record } from "../generate/record.ts";

export const oneOfTwoIsCured = hostileMarket({
  name: "one-of-two-is-cured",
  sentence:
    "Two fail, one of them pays back what it owes, and the others make for an exit that is still closed.",
  seen: "Venues whose gate is one flag, which the first account that is solvent again opens.",
  isAboutLosses: false,
  needs: [accounts(4), actions("deposit"), losses],
  plan: record({ first: strikePlan, second: strikePlan, leave: leavePlan }),
  venue: (drawn) => withHaircut(peopled(drawn, 4)),
  *moves({ first, second, leave: how }, stage): Generator<Action> {
    yield* strike({ ...first, byPrice: false }, stage, everybody(stage)[0]);
    yield* strike({ ...second, byPrice: false }, stage, everybody(stage)[1]);
    const cured = everybody(stage).find((id) => isInsolvent(accountOf(stage.state, id)));
    if (cured !== undefined)
      yield { type: "deposit", account: cured, amount: unpaidLoss(accountOf(stage.state, cured)) };
    for (const id of everybody(stage).filter((one) => !isInsolvent(accountOf(stage.state, one))))
      yield* leave({ ...how, share: "half" }, id, stage);
    yield { type: "resolve" };
  },
});
