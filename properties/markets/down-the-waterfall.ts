import * as fc from "fast-check";
import type { OnExit } from "../generate/mechanisms.ts";
import { maybe } from "../generate/odds.ts";
import { record } from "../generate/record.ts";
import { anyPolicies, withPolicies } from "./any-policies.ts";
import { peopled } from "./bends.ts";
import { amongThemselves, playRounds, roundPlan } from "./moves/round.ts";
import { windUp, windUpPlan } from "./moves/wind-up.ts";
import { owing, owingPlan } from "./owing.ts";
import { insolvents } from "./people.ts";
import { accounts, losses } from "./reasons.ts";
import { severalPlan, withSeveralLayers } from "./several-layers.ts";
import { hostileMarket } from "./story.ts";

export const downTheWaterfall = hostileMarket({
  name: "down-the-waterfall",
  sentence: "One loss after the other ends inside the next layer of a long waterfall, until nobody can pay.",
  seen: "Clearing houses with ten layers and more; safety modules of several tranches.",
  isAboutLosses: true,
  turns: 11,
  markets: [5, 6],
  needs: [accounts(1), losses],
  plan: record({
    policies: anyPolicies(0, 1, 1, 2, 2, 2, 3, 4, 5, 6, 7, 8, 10),
    layers: severalPlan("for all"),
    owing: maybe(1, 4, owingPlan),
    onExit: fc.constantFrom<OnExit[]>(false, false, "profit", "profit", "equity"),
    start: fc.nat(9),
    rounds: fc.array(roundPlan, { minLength: 2, maxLength: 5 }),
    windUp: maybe(2, 5, windUpPlan),
  }),
  venue: (drawn, { policies, layers, owing: debt }) => {
    const venue = withPolicies(withSeveralLayers(peopled(drawn, policies.people), layers), policies);
    return debt === undefined ? venue : owing(venue, debt);
  },
  // A deficit would halt the venue before anybody can leave.
  onExit: ({ onExit, policies }) => (policies.remainder === "halt" ? false : onExit),
  *moves({ policies: { letsIn }, start, rounds, windUp: end }, stage) {
    if (insolvents(stage).length > 0) yield { type: "resolve" };
    yield* playRounds(start, letsIn ? rounds : amongThemselves(rounds), stage);
    if (end !== undefined) yield* windUp(end, stage);
  },
});
