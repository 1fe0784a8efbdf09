import { type Scenario, writeScenario } from "../../spec/index.ts";
import { maxMessageBytes } from "../protocol/decode.ts";
import type { Subject } from "./subject.ts";
import { UsageError } from "./usage.ts";

/** What stands around a scenario in its message. */
const around = 100;

/** Throws UsageError for a scenario that is too long for one message of the protocol, which a program would get. */
export const refuseLongMessage = (
  path: string,
  scenario: Scenario,
  { command, module }: Pick<Subject, "command" | "module">,
): void => {
  if (command.length === 0 && module === undefined) return;
  const bytes = JSON.stringify(writeScenario(scenario, String)).length + around;
  if (bytes > maxMessageBytes)
    throw new UsageError(
      `${path}: as a message this scenario has ${bytes} bytes, and the protocol takes at most 16 MiB. Leave out accounts or actions.`,
    );
};
