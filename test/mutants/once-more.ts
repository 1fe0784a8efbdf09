import { resolve, splitLargestRemainder, splitSequential, type Scenario, type Split, type Trace } from "../../spec/index.ts";
import { type Mutant, resolvedBy, splitBy } from "./mutant.ts";

export const secondResolveCutsAgain: Mutant = {
  name: "second-resolve-cuts-again",
  fault: "A deficit that was parked is put to the users once more when the resolve is repeated.",
  seen: "any",
  caughtBy: ["TIME-1", "ORD-3"],
  run: resolvedBy((mechanism, before) => resolve({ ...mechanism, remainder: "carry" }, before)),
};

const backwards: Split = (loss, bases) => splitSequential(loss, bases.toReversed()).toReversed();
const forwards: Split = (loss, bases) => splitLargestRemainder(loss, bases);

const bySplit = (split: Split): Mutant["run"] =>
  splitBy((layer) => ("rounding" in layer && layer.rounding !== "up" && layer.rounding !== "down" ? split : undefined));

const [even, odd] = [bySplit(forwards), bySplit(backwards)];
let runs = 0;

/** Every other run rounds otherwise: state that outlives a scenario. The one mutant that is not deterministic. */
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
