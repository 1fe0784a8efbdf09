import { under } from "../../properties/index.ts";
import type { Mechanism } from "../../spec/index.ts";
import type { Implementation } from "../protocol/implementation.ts";

/** The implementation, to be asked under one mechanism alone, where one is given; it may take any other. */
export const underMechanism = (
  implementation: Implementation,
  mechanism: Mechanism | undefined,
): Implementation => {
  if (mechanism === undefined) return implementation;
  const { about, capabilities, bytecode, inFlight, restarts } = implementation;
  return {
    about,
    capabilities: under(mechanism, capabilities),
    ...(bytecode === undefined ? {} : { bytecode }),
    inFlight,
    ...(restarts === undefined ? {} : { restarts }),
    answer: (scenario) => implementation.answer(scenario),
    close: () => implementation.close(),
  };
};
