import {
  accountOf,
  type Action,
  type ActionType,
  atoms,
  hasOpenLoss,
  positive,
  stakeOf,
  type Scenario,
} from "../../../spec/index.ts";
import { invariant } from "../../invariant.ts";
import { ownHoldingsOf } from "../../observe/bookkeeping.ts";
import type { Observation } from "../../observe/observation.ts";
import { isDetermined } from "../../relations/determined.ts";
import { richestIn, takenOut } from "../../relations/holdings.ts";
import { off } from "../../violation-kind.ts";
import { money } from "../../observe/money.ts";

const exits: readonly ActionType[] = ["realize", "unstake", "withdraw"];

/** The first resolve of an open loss, and who tries to leave just before it and to come back after it: the richest. */
const planOf = ({ scenario, mechanism, capabilities, resolves }: Observation) => {
  const resolved = resolves.find(
    ({ action, before }) => action.type === "resolve" && hasOpenLoss(before) && !before.halted,
  );
  const leaver = resolved === undefined ? undefined : richestIn(resolved.before);
  if (resolved === undefined || leaver === undefined) return undefined;
  const { before, index } = resolved;
  const amount = atoms(ownHoldingsOf(before, leaver));
  if (amount === 0n) return undefined;

  const { capital, pnl } = accountOf(before, leaver);
  const leaving: Action[] = [];
  let free = capital;
  if (pnl > 0n) leaving.push({ type: "realize", account: leaver });
  if (pnl > 0n && capabilities.actions.includes("realize")) free = atoms(free + positive(pnl));
  for (const layer of before.stakes.keys()) {
    const stake = stakeOf(before, layer, leaver);
    if (stake === 0n) continue;
    leaving.push({ type: "unstake", account: leaver, layer, amount: stake });
    if (capabilities.actions.includes("unstake")) free = atoms(free + stake);
  }
  if (free > 0n) leaving.push({ type: "withdraw", account: leaver, amount: free });
  const returning: readonly Action[] = free > 0n ? [{ type: "deposit", account: leaver, amount: free }] : [];
  const isSupported = ({ type }: Action): boolean => capabilities.actions.includes(type);
  const actions = [
    ...scenario.actions.slice(0, index),
    ...leaving.filter(isSupported),
    { type: "resolve" } as const,
    ...returning.filter(isSupported),
  ];
  const related: Scenario = { ...scenario, mechanism, actions };
  return { resolved, leaver, leaves: leaving.some(isSupported), related };
};

export const leavingAndComingBackDoesNotBeatStaying = invariant({
  id: "EXIT-4",
  level: "fair",
  sentence: "leaving and coming back does not beat staying",
  formula:
    "gated: holdings after leaving before a resolve and coming back after it, paid out - paid in, <= those of staying",
  why: "An account that leaves just before a loss is taken and returns just after it leaves the bill to those who did not see it coming.",
  seenIn: [
    {
      what: "holders left just before a loss was taken, and came back",
      where: "Morpho, Sentiment, Lido, Liquity v2",
    },
  ],
  source: "spec 3.4, 4.4",
  unless: ({ mechanism, capabilities }) => {
    if (mechanism.exits === "open") return "the mechanism leaves exits open";
    if (!isDetermined(mechanism)) return "the odd atom is left to the implementation";
    return capabilities.actions.some((type) => exits.includes(type)) ? undefined : "no exit is supported";
  },
  sometimes: ["somebody tried to leave before a loss was resolved"],
  related: (observation) => {
    const plan = planOf(observation);
    if (plan?.leaves !== true) return [];
    return [
      {
        scenario: plan.related,
        difference: `with ${plan.leaver} trying to leave before the resolve and to come back after it`,
      },
    ];
  },
  check: (observation, see, [left]) => {
    const plan = planOf(observation);
    const end = left?.observation.steps.at(-1)?.after;
    if (plan === undefined || left === undefined || end === undefined) return undefined;
    const { resolved, leaver } = plan;
    see("somebody tried to leave before a loss was resolved");
    const stayed = ownHoldingsOf(resolved.after, leaver);
    const back = ownHoldingsOf(end, leaver) + takenOut(left.observation.steps.slice(resolved.index), leaver);
    if (back <= stayed) return undefined;
    return {
      step: resolved.index,
      expected: `${leaver} to have at most ${money(stayed)}, what staying leaves it`,
      observed: money(back),
      ...off(back - stayed),
    };
  },
});
