import { isDeepStrictEqual } from "node:util";
import type { Mechanism, Scenario } from "../../../spec/index.ts";
import { printable } from "../../text/printable.ts";
import { Unanswerable } from "../unanswerable.ts";

/** Who serves one mechanism cannot answer for another, such as one that was shrunk. */
export const refuseOther = (scenario: Scenario, mechanism: Mechanism): void => {
  if (!isDeepStrictEqual(scenario.mechanism, mechanism))
    throw new Unanswerable(
      "unsupported",
      `It implements "${printable(mechanism.name, 80)}" alone, and the scenario has another mechanism.`,
    );
};
