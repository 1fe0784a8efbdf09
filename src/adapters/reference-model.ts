import { everything } from "../../properties/index.ts";
import { run, specVersion } from "../../spec/index.ts";
import type { Implementation } from "../protocol/implementation.ts";

/** The reference model as an implementation: what `--model` names. */
export const referenceModel: Implementation = {
  about: { name: "paripassu-reference-model", version: specVersion, language: "typescript" },
  capabilities: everything,
  inFlight: 1,
  answer: (scenario) => Promise.resolve({ kind: "trace", trace: run(scenario) }),
  close: () => Promise.resolve([]),
};
