import { type Capabilities, everything } from "../../properties/index.ts";
import type { Scenario, Trace } from "../../spec/index.ts";
import type { Answer, Implementation } from "../protocol/implementation.ts";

/** What a fault leaves behind may be more than the model's own arithmetic can take: it crashes then, as others do. */
const answerOf = (run: (scenario: Scenario) => Trace, scenario: Scenario): Answer => {
  try {
    return { kind: "trace", trace: run(scenario) };
  } catch (error) {
    return { kind: "failure", failure: { kind: "crash", message: String(error) } };
  }
};

/** A function that runs scenarios, as an implementation to check. */
export const implementationOf = (
  name: string,
  run: (scenario: Scenario) => Trace,
  capabilities: Capabilities = everything,
): Implementation => ({
  about: { name, version: "0", language: "typescript" },
  capabilities,
  inFlight: 1,
  answer: (scenario) => Promise.resolve(answerOf(run, scenario)),
  close: () => Promise.resolve([]),
});
