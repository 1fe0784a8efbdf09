/** The reference model behind the protocol, for programs that fail on a scenario which they see whole. */
import { actionTypes, readScenario, run, writeTrace } from "../../dist/spec/index.js";
import { hello, say, serve } from "./_base.mjs";

/** Answers as the model does, unless `onScenario` fails first. */
export const serveModel = (onScenario) =>
  serve({
    onHello: () =>
      say({ ...hello, supports: { ...hello.supports, actions: actionTypes, genesis: true, receipts: true } }),
    onRun: (message) => {
      onScenario(message);
      const { id, scenario } = message;
      say({ type: "trace", id, ...writeTrace(run(readScenario(scenario).value), String) });
    },
  });
