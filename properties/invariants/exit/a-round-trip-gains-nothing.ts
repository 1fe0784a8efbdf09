import {
  type AccountId,
  type Action,
  type ActionType,
  type Atoms,
  atoms,
  hasOpenLoss,
  layersOf,
} from "../../../spec/index.ts";
import type { Capabilities } from "../../applicability/capabilities.ts";
import { invariant } from "../../invariant.ts";
import { ownHoldingsOf } from "../../observe/bookkeeping.ts";
import type { Observation } from "../../observe/observation.ts";
import { richestIn, takenOut } from "../../relations/holdings.ts";
import { off } from "../../violation-kind.ts";
import { money } from "../../observe/money.ts";

const has = ({ actions }: Capabilities, ...types: readonly ActionType[]): boolean =>
  types.every((type) => actions.includes(type));

/** In, and out again: into capital, from there into a tranche where there is one, and back. */
const roundTrip = (
  { mechanism, capabilities }: Observation,
  account: AccountId,
  amount: Atoms,
): readonly Action[] => {
  const layer = layersOf(mechanism, "tranche")[0]?.id;
  const stakes = layer !== undefined && has(capabilities, "stake", "unstake");
  const trip: Action[] = [];
  if (has(capabilities, "deposit", "withdraw")) trip.push({ type: "deposit", account, amount });
  if (stakes) trip.push({ type: "stake", account, layer, amount });
  if (has(capabilities, "realize")) trip.push({ type: "realize", account });
  if (stakes) trip.push({ type: "unstake", account, layer, amount });
  if (has(capabilities, "deposit", "withdraw")) trip.push({ type: "withdraw", account, amount });
  return trip;
};

/** Who makes the trip when all is over: the richest, with an atom, and with as much as a third of what it has. */
const planOf = (observation: Observation) => {
  const { scenario, mechanism, genesis, steps } = observation;
  const end = steps.at(-1)?.after ?? genesis;
  const traveller = richestIn(end);
  if (steps.length === 0 || traveller === undefined) return undefined;
  if (end.halted || (mechanism.exits === "gated" && hasOpenLoss(end))) return undefined;
  const part = atoms(ownHoldingsOf(end, traveller) / 3n);
  const trips = [atoms(1n), ...(part > 1n ? [part] : [])].flatMap((amount) =>
    roundTrip(observation, traveller, amount),
  );
  return { traveller, end, trips, related: { ...scenario, actions: [...scenario.actions, ...trips] } };
};

export const aRoundTripGainsNothing = invariant({
  id: "EXIT-2",
  level: "safe",
  sentence: "a round trip gains nothing",
  formula:
    "deposit, stake, realize, unstake and withdraw of one amount: holdings after + paid out - paid in <= holdings before",
  why: "If a round trip gains one atom, anyone can repeat it a million times.",
  source: "spec 4.3",
  unless: ({ mechanism, capabilities }) =>
    has(capabilities, "deposit", "withdraw") ||
    (has(capabilities, "stake", "unstake") && layersOf(mechanism, "tranche").length > 0)
      ? undefined
      : "there is no way in and out",
  sometimes: ["somebody went in and out"],
  related: (observation) => {
    const plan = planOf(observation);
    if (plan === undefined || plan.trips.length < 2) return [];
    return [{ scenario: plan.related, difference: `with a round trip by ${plan.traveller} after it` }];
  },
  check: (observation, see, [travelled]) => {
    const plan = planOf(observation);
    const after = travelled?.observation.steps.at(-1)?.after;
    if (plan === undefined || travelled === undefined || after === undefined) return undefined;
    const { traveller, end, trips } = plan;
    const trip = travelled.observation.steps.slice(-trips.length);
    const isDone = trip.some(
      ({ action: { type }, outcome }) =>
        outcome.outcome === "accepted" && (type === "withdraw" || type === "unstake"),
    );
    if (isDone) see("somebody went in and out");
    const before = ownHoldingsOf(end, traveller);
    const total = ownHoldingsOf(after, traveller) + takenOut(trip, traveller);
    if (total <= before) return undefined;
    return {
      step: observation.steps.length - 1,
      expected: `${traveller} to have at most ${money(before)} after a round trip, paid out and in`,
      observed: money(total),
      ...off(total - before),
    };
  },
});
