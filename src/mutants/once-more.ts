import { resolve, type Rounding, type Scenario, type Trace } from "../../spec/index.ts";
import { type Mutant, resolvedBy, rounded, splitBy } from "./mutant.ts";

export const secondResolveCutsAgain: Mutant = {
  name: "second-resolve-cuts-again",
  fault: "A deficit that was parked is put to the users once more when the resolve is repeated.",
  seen: "any",
  caughtBy: ["TIME-1", "ORD-3"],
  headline: "ORD-3",
  run: resolvedBy((mechanism, before) => resolve({ ...mechanism, remainder: "carry" }, before)),
};

const unspecifiedBy = (rounding: Rounding): Mutant["run"] =>
  splitBy((layer) =>
    "rounding" in layer && layer.rounding === "unspecified" ? rounded(layer, rounding) : undefined,
  );

// Either is allowed where the rounding is unspecified: only to do now this, now that is not.
const [even, odd] = [unspecifiedBy("down"), unspecifiedBy("up")];
let runs = 0;

/** State that outlives a scenario. The one mutant that is not deterministic. */
const runByTurns = (scenario: Scenario): Trace => {
  runs += 1;
  return runs % 2 === 0 ? even(scenario) : odd(scenario);
};

export const roundingDependsOnThePreviousRun: Mutant = {
  name: "rounding-depends-on-the-previous-run",
  fault: "Who pays the odd atom depends on what was run before.",
  seen: "any",
  caughtBy: ["TIME-2"],
  run: runByTurns,
};
