import {
  genesisOf,
  isInsolvent,
  type Scenario,
  type State,
  type Step,
  step,
  type Trace,
} from "../../../../spec/index.ts";
import { deposit, haircut, mechanism, state, withdraw } from "../../spec/build.ts";

const insolventIn = ({ accounts }: State): number => [...accounts.values()].filter(isInsolvent).length;

/** A venue whose gate is one flag: the first account that is cured opens it, anyone who is insolvent still. */
export const firstCuredOpensTheGate = (scenario: Scenario): Trace => {
  const { mechanism } = scenario;
  const steps: Step[] = [];
  let now = genesisOf(scenario);
  let isOpen = false;
  for (const action of scenario.actions) {
    const next = step(isOpen ? { ...mechanism, exits: "open" } : mechanism, now, action);
    isOpen = isOpen || insolventIn(next.state) < insolventIn(now);
    steps.push(next);
    now = next.state;
  }
  return { steps };
};

const suppliers = mechanism([haircut("suppliers", "capital")]);

/** cat is cured, bob is not, and ann withdraws. */
export const annLeavesThoughBobIsInsolvent: Scenario = {
  mechanism: suppliers,
  genesis: state(suppliers, { accounts: { ann: [5n, 0n], bob: [0n, -2n], cat: [0n, -1n] } }),
  actions: [deposit("cat", 1n), withdraw("ann", 1n)],
};
