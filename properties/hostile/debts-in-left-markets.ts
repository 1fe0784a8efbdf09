import * as fc from "fast-check";
import { accountOf, atoms, divideUp, unpaidLoss } from "../../spec/index.ts";
import type { OnExit } from "../generate/mechanisms.ts";
import { maybe, odds } from "../generate/odds.ts";
import { record } from "../generate/record.ts";
import { anyPolicies, withPolicies } from "./any-policies.ts";
import { peopled, withMarkets, withMechanism } from "./bends.ts";
import { amongThemselves, firstThrough, playRounds, type RoundPlan, roundPlan } from "./moves/round.ts";
import { windUp, windUpPlan } from "./moves/wind-up.ts";
import { owing, type OwingPlan, owingPlan } from "./owing.ts";
import { insolvents } from "./people.ts";
import { accounts, losses } from "./reasons.ts";
import { severalPlan, withSeveralLayers } from "./several-layers.ts";
import { hostileMarket } from "./story.ts";

export const debtsInLeftMarkets = hostileMarket({
  name: "debts-in-left-markets",
  sentence: "Somebody owes in several markets, some of which it has left; each market has money of its own.",
  seen: "Percolator's insurance of each market; every venue that liquidates one position and not another.",
  isAboutLosses: true,
  turns: 13,
  markets: [1, 1],
  needs: [accounts(2), losses],
  plan: record({
    policies: anyPolicies(1, 2, 2, 3, 4, 5, 6, 10),
    layers: severalPlan("for each market"),
    /** Nothing but what each market has, or a long waterfall. */
    isShort: odds(1, 5),
    /** Undefined: nobody owes when it begins, and two fail in two markets later. */
    owing: maybe(2, 3, owingPlan),
    /** Who owes pays a part of it back before the first resolve. */
    repays: odds(1, 4),
    rounds: fc.array(roundPlan, { minLength: 1, maxLength: 3 }),
    windUp: maybe(1, 3, windUpPlan),
    onExit: fc.constantFrom<OnExit[]>(false, false, "profit", "equity"),
  }),
  onExit: ({ onExit, policies }) => (policies.remainder === "halt" ? false : onExit),
  venue: (drawn, { policies, layers, isShort, owing: debt }) => {
    const long = withSeveralLayers(peopled(drawn, policies.people), layers);
    const venue = isShort
      ? withMarkets(
          withMechanism(long, (mechanism) => ({ ...mechanism, order: "usual", more: [] })),
          (markets) => ({ ...markets, ownFunds: "each" }),
        )
      : long;
    // Holders are cut, and positions closed, where one is held and something is owed.
    const cuts = layers.first.kind !== "fund";
    const all: Partial<OwingPlan> = cuts ? { arose: "in every market", holds: [0, 1, 2] } : {};
    const open = withPolicies(venue, policies);
    return debt === undefined
      ? { ...open, fromNothing: true }
      : { ...owing(open, { ...debt, ...all }), fromNothing: false };
  },
  *moves({ policies: { letsIn }, layers, owing: debt, repays, rounds, windUp: end }, stage) {
    const [debtor] = insolvents(stage);
    if (debtor !== undefined && repays) {
      const owed = unpaidLoss(accountOf(stage.state, debtor));
      yield { type: "deposit", account: debtor, amount: atoms(divideUp(owed, 3n)) };
    }
    if (insolvents(stage).length > 0) yield { type: "resolve" };
    // Who owed when it began has been through the first kind already.
    const { kind } = debt === undefined ? layers.first : layers.second;
    const twofold = firstThrough(kind, end?.isSoon === true ? [] : rounds).map((round, i): RoundPlan => {
      const { loss } = round;
      return i % 2 === 0 ? { ...round, loss: { ...loss, isTwofold: true, by: "price" } } : round;
    });
    yield* playRounds(0, letsIn ? twofold : amongThemselves(twofold), stage);
    if (end !== undefined) yield* windUp(end, stage);
  },
});
