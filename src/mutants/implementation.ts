import { type Capabilities, everything } from "../../properties/index.ts";
import type { Scenario, Trace } from "../../spec/index.ts";
import type { Implementation } from "../implementation.ts";

/** A function that runs scenarios, as an implementation to check. */
export const implementationOf = (
  name: string,
  run: (scenario: Scenario) => Trace,
  capabilities: Capabilities = everything,
): Implementation => ({
  about: { name, version: "0", language: "typescript" },
  capabilities,
  inFlight: 1,
  answer: (scenario) => Promise.resolve({ kind: "trace", trace: run(scenario) }),
  close: () => Promise.resolve([]),
});
