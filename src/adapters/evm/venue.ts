import { firstDifference } from "../../../properties/index.ts";
import {
  type ActionType,
  actionTypes,
  atoms,
  genesisOf,
  layersOf,
  type Mechanism,
  type Scenario,
} from "../../../spec/index.ts";
import type { About, Answer, Implementation } from "../../protocol/implementation.ts";
import { refuseOther } from "../allocator/one-mechanism.ts";
import { readSteps } from "../../protocol/read-answer.ts";
import { failureFrom, Unanswerable } from "../unanswerable.ts";
import { callOf, loadCall } from "./calls.ts";
import type { Contract } from "./contract.ts";
import { type Numbers, numbersFor } from "./numbers.ts";
import { readVenue, type StateText } from "./read-venue.ts";

/** What fits into an int256, and so into every amount of a state. */
export const venueMaximum = 2n ** 255n - 1n;

/** Actions that a contract of the venue surface has. */
export const actionsIn = (contract: Contract): readonly ActionType[] =>
  actionTypes.filter((type) => contract.has(type));

/** A contract of the venue surface, as an implementation. Every scenario begins in the state that it is in now. */
export const venueImplementation = (
  contract: Contract,
  mechanism: Mechanism,
  about: About,
  maxAmount: bigint,
): Implementation => {
  refuseBlind(contract, mechanism);
  const run = async (scenario: Scenario): Promise<Answer> => {
    contract.startClock();
    refuseOther(scenario, mechanism);
    const numbers = numbersFor(scenario);
    const leave = await contract.mark();
    try {
      let state = await begin(contract, scenario, numbers);
      const steps: unknown[] = [];
      for (const action of scenario.actions) {
        const outcome = await outcomeOf(contract, callOf(action, numbers));
        // What reverts changes nothing: the chain sees to that.
        if (outcome.outcome === "accepted") state = await readVenue(contract, mechanism, numbers);
        steps.push({ ...outcome, state });
      }
      return readSteps(steps, scenario, false);
    } finally {
      await leave();
    }
  };
  return {
    about,
    capabilities: {
      mechanisms: [mechanism],
      actions: actionsIn(contract),
      genesis: contract.has("load"),
      receipts: false,
      maxAccounts: 64,
      maxAmount: atoms(maxAmount),
    },
    inFlight: 1,
    answer: async (scenario) => {
      try {
        return await run(scenario);
      } catch (error) {
        return { kind: "failure", failure: failureFrom(error) };
      }
    },
    close: () => Promise.resolve([]),
  };
};

/** Loads the genesis, if there is one, and makes sure that the venue is in it, or empty. */
const begin = async (contract: Contract, scenario: Scenario, numbers: Numbers): Promise<StateText> => {
  const { genesis, mechanism } = scenario;
  if (genesis !== undefined) {
    const code = await contract.send(loadCall(genesis, mechanism, numbers));
    if (code !== undefined)
      throw new Unanswerable(
        "error",
        `Expected load() to take every genesis, found it refused with ${code}.`,
      );
  }
  const state = await readVenue(contract, mechanism, numbers);
  const reading = readSteps([{ outcome: "accepted", state }], beginning(scenario), false);
  if (reading.kind === "failure") throw new Unanswerable(reading.failure.kind, reading.failure.message);
  const found = reading.trace.steps[0]?.state;
  const difference = found === undefined ? undefined : firstDifference(genesisOf(scenario), found);
  if (difference !== undefined)
    throw new Unanswerable(
      "error",
      `Expected the venue to begin ${genesis === undefined ? "empty" : "in the genesis that load() was given"}: ${difference.what} of ${difference.expected}, found ${difference.observed}.`,
    );
  return state;
};

/** A scenario of one step that leaves everything as it is. */
const beginning = (scenario: Scenario): Scenario => ({ ...scenario, actions: [{ type: "resolve" }] });

const outcomeOf = async (
  contract: Contract,
  { call, isTooLarge }: ReturnType<typeof callOf>,
): Promise<{ readonly outcome: "accepted" } | { readonly outcome: "refused"; readonly code: string }> => {
  if (!isTooLarge) {
    const code = await contract.send(call);
    return code === undefined ? { outcome: "accepted" } : { outcome: "refused", code };
  }
  const back = await contract.mark();
  try {
    return { outcome: "refused", code: (await contract.send(call)) ?? "overflow" };
  } finally {
    await back();
  }
};

/** The views without which what an action does could not be seen. */
const refuseBlind = (contract: Contract, mechanism: Mechanism): void => {
  const needs: readonly (readonly [view: string, isNeeded: boolean, why: string])[] = [
    ["account", true, "it says what an account holds"],
    ["fund", layersOf(mechanism, "fund").length > 0, "the mechanism has a fund"],
    ["stakeOf", layersOf(mechanism, "tranche").length > 0, "the mechanism has a tranche"],
    ["pending", contract.has("loss"), "there is loss()"],
    ["deficit", contract.has("resolve"), "there is resolve()"],
    ["claim", contract.has("recover"), "there is recover()"],
  ];
  for (const [view, isNeeded, why] of needs)
    if (isNeeded && !contract.has(view))
      throw new Unanswerable("protocol", `Expected the view ${view}(), for ${why}; the contract has none.`);
};
