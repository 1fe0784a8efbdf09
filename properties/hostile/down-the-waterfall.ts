import * as fc from "fast-check";
import type { OnExit } from "../generate/mechanisms.ts";
import { maybe, odds } from "../generate/odds.ts";
import { record } from "../generate/record.ts";
import { anyPolicies, withPolicies } from "./any-policies.ts";
import { peopled } from "./bends.ts";
import { amongThemselves, firstThrough, playRounds, roundPlan } from "./moves/round.ts";
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
  turns: 10,
  markets: [5, 6],
  needs: [accounts(1), losses],
  plan: record({
    policies: anyPolicies(0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 5, 6, 7, 10),
    layers: severalPlan("for all"),
    isOwing: odds(1, 4),
    owing: owingPlan,
    onExit: fc.constantFrom<OnExit[]>(false, "profit", "profit", "equity"),
    start: fc.nat(9),
    rounds: fc.array(roundPlan, { minLength: 2, maxLength: 4 }),
    windUp: maybe(3, 4, windUpPlan),
  }),
  venue: (drawn, { policies, layers, isOwing, owing: debt }) => {
    const closes = layers.first.kind === "deleverage";
    // Several close where one alone does not close all: that takes more than one on the other side.
    const people = closes && policies.people < 3 ? policies.people + 3 : policies.people;
    const long = withSeveralLayers(peopled(drawn, people), layers);
    const venue = withPolicies(long, { ...policies, people });
    if (!closes) return isOwing ? owing(venue, debt) : venue;
    // Several close positions where one is held by somebody who owes more than the first of them pays.
    return owing(venue, { ...debt, arose: "in every market", holds: [0, 1, 2], near: "between" });
  },
  // A deficit would halt the venue before anybody can leave.
  onExit: ({ onExit, policies }) => (policies.remainder === "halt" ? false : onExit),
  *moves({ policies: { people, letsIn }, layers: { first }, onExit, start, rounds, windUp: end }, stage) {
    if (insolvents(stage).length > 0) yield { type: "resolve" };
    // Who is alone wins nothing: of the profit that it begins with, rounds leave nothing to take out.
    const isSoon = end?.isSoon === true || (end !== undefined && people === 1 && onExit === "profit");
    const through = isSoon ? [] : firstThrough(first.kind, rounds);
    yield* playRounds(start, letsIn ? through : amongThemselves(through), stage);
    if (end !== undefined) yield* windUp(end, stage);
  },
});
