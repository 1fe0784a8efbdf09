import type { Scenario } from "../../spec/index.ts";
import { errorIn } from "../protocol/cause.ts";
import type { Answer, Implementation } from "../protocol/implementation.ts";
import { printable } from "../text/printable.ts";
import { readHello } from "../protocol/hello.ts";
import { helloOf, type ImplementationModule, stackOf, stepsOf } from "./module/module.ts";
import { readSteps } from "../protocol/read-answer.ts";
import { readable } from "../protocol/readable.ts";

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
