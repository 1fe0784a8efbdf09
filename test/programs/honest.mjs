/**
 * No fault: the reference model behind the protocol. Holds answers back and
 * gives them in another order, as a threaded implementation does.
 */
import { actionTypes, readScenario, run, writeTrace } from "../../dist/spec/index.js";
import { hello, say, serve } from "./_base.mjs";

const held = [];
const byShuffledId = (a, b) => ((Number(a.id) * 7) % 16) - ((Number(b.id) * 7) % 16);
const flush = () => {
  for (const { id, scenario } of held.splice(0).sort(byShuffledId))
    say({ type: "trace", id, ...writeTrace(run(readScenario(scenario).value), String) });
};
serve({
  onHello: () =>
    say({ ...hello, supports: { ...hello.supports, actions: actionTypes, genesis: true, receipts: true } }),
  onRun: (message) => {
    held.push(message);
    if (held.length === 1) setTimeout(flush, 5);
  },
});
