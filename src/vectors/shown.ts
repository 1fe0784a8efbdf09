import { everything } from "../../properties/index.ts";
import { sameTrace } from "../../properties/observe/same-trace.ts";
import type { Scenario, Trace } from "../../spec/index.ts";
import type { Mutant } from "../mutants/mutant.ts";
import { type Flag, flagged } from "./flags.ts";

/** True when the fault shows: the mutant's trace differs from the model's in an outcome, a state or a receipt. */
export const shows = (scenario: Scenario, trace: Trace, { run }: Mutant): boolean => {
  try {
    return !sameTrace(trace, run(scenario), everything);
  } catch {
    // What a fault leaves behind may be more than the model's own arithmetic can take.
    return true;
  }
};

/** The names of all faults that show on a scenario. */
export const faultsShown = (scenario: Scenario, trace: Trace): ReadonlySet<string> =>
  new Set(flagged.filter(({ mutant }) => shows(scenario, trace, mutant)).map(({ mutant }) => mutant.name));

/** The flags of a case: the classes of which at least one fault shows on it, in the order of the classes. */
export const flagsOf = (faults: ReadonlySet<string>): readonly Flag[] => [
  ...new Set(flagged.filter(({ mutant }) => faults.has(mutant.name)).map(({ flag }) => flag)),
];
