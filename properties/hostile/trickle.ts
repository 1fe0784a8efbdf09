import * as fc from "fast-check";
import { maybe } from "../generate/odds.ts";
import { withoutMoney, peopled, withHaircut, withMechanism } from "./bends.ts";
import { strike, strikePlan } from "./moves/strike.ts";
import { accounts, losses } from "./reasons.ts";
import { hostileMarket } from "./story.ts";
import { record } from "../generate/record.ts";

const atom = { multiple: 0, offBy: 0 };

export const trickle = hostileMarket({
  name: "trickle",
  sentence: "Many losses of an atom each, every one resolved by itself, where each could be rounded away.",
  seen: "Morpho and Mango: many small liquidations cost less, or more, than one.",
  isAboutLosses: true,
  needs: [accounts(2), losses],
  plan: record({
    strikes: fc.array(strikePlan, { minLength: 2, maxLength: 6 }),
    first: maybe(1, 4, strikePlan),
  }),
  venue: (drawn) =>
    withoutMoney(
      withMechanism(withHaircut(peopled(drawn, 3)), (mechanism) => ({
        ...mechanism,
        mutual: { ...mechanism.mutual, present: false },
        first: { ...mechanism.first, cap: undefined },
      })),
    ),
  *moves({ strikes, first }, stage) {
    if (first !== undefined) yield* strike(first, stage);
    for (const plan of strikes) {
      yield* strike({ ...plan, loss: { near: "users", amount: atom } }, stage);
      yield { type: "resolve" };
    }
  },
});
