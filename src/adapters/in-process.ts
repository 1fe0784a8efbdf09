import type { Scenario } from "../../spec/index.ts";
import { errorIn } from "../cause.ts";
import type { Answer, Implementation } from "../implementation.ts";
import { printable } from "../printable.ts";
import { readHello } from "./hello.ts";
import { helloOf, type ImplementationModule, stackOf, stepsOf } from "./module.ts";
import { readSteps } from "./read-answer.ts";
import { readable } from "./readable.ts";

/**
 * An implementation that runs in this thread. It is trusted not to hang or to
 * exit: use openModule for one that is not. Its traces are checked like any
 * other's. Throws a TypeError if it does not describe itself well.
 * @example inProcess({ implementation: { name: "mine", version: "1", language: "typescript" }, run })
 */
export const inProcess = (module: ImplementationModule): Implementation => {
  const hello = readHello(helloOf(module));
  if (!hello.ok)
    throw new TypeError(`The implementation does not describe itself well:\n${readable(hello.faults)}`);
  const { receipts } = hello.value.capabilities;
  return {
    ...hello.value,
    answer: async (scenario: Scenario): Promise<Answer> => {
      try {
        return readSteps(await stepsOf(module, scenario), scenario, receipts);
      } catch (error) {
        const cause = errorIn(stackOf(error)) ?? { text: printable(String(error)) };
        return {
          kind: "failure",
          failure: {
            kind: "error",
            message: `run() failed: ${printable(String(error))}`,
            record: "run() failed with an error of its own.",
            cause,
          },
        };
      }
    },
    close: () => Promise.resolve([]),
  };
};
