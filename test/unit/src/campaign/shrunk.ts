import {
  everything,
  type Invariant,
  invariants,
  trimmable,
  type Violation,
} from "../../../../properties/index.ts";
import { type Scenario, type Trace, writeScenario } from "../../../../spec/index.ts";
import { implementationOf } from "../../../../src/mutants/implementation.ts";
import { shrink, type ShrinkLimits } from "../../../../src/campaign/shrink.ts";
import type { Conviction } from "../../../../src/campaign/conviction.ts";

export const invariantOf = (id: string): Invariant => {
  const found = invariants.find((one) => one.id === id);
  if (found === undefined) throw new Error(`no invariant ${id}`);
  return found;
};

/** The smallest scenario that was found, from this one on, for an invariant that fails there. */
export const shrunk = async (
  run: (scenario: Scenario) => Trace,
  id: string,
  from: Scenario,
  limits: ShrinkLimits = { scenarios: 1500, milliseconds: 600_000 },
): Promise<Conviction> => {
  const conviction = await shrink(
    implementationOf("faulty", run, everything),
    {
      invariant: invariantOf(id),
      violation: { step: 0, expected: "", observed: "" },
      drawn: trimmable(from),
      origin: "here",
    },
    limits,
  );
  if (conviction === undefined) throw new Error(`${id} does not fail there`);
  return conviction;
};

/** The kind of a violation, and whether it is more than rounding. */
export const wrong = ({ kind, moreThanRounding }: Violation) => [kind, moreThanRounding === true];

export const largestIn = (scenario: Scenario): bigint =>
  [...JSON.stringify(writeScenario(scenario, String)).matchAll(/"-?(\d+)"/g)]
    .map(([, digits = "0"]) => BigInt(digits))
    .reduce((most, one) => (one > most ? one : most), 0n);
