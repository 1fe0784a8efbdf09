import { genesisOf, type Scenario, step, writeTrace } from "../../spec/index.ts";
import { jsonTexts } from "./json-texts.ts";
import { jsonText } from "./printable.ts";

/**
 * The trace that the specification prescribes, as the text of its document,
 * part by part and step by step: neither has to be in memory whole.
 */
export const traceTexts = function* (
  scenario: Scenario,
  onStep: (done: number) => void = () => {},
): Generator<string> {
  const { mechanism, actions } = scenario;
  let state = genesisOf(scenario);
  for (const [i, action] of actions.entries()) {
    const next = step(mechanism, state, action);
    yield i === 0 ? '{\n  "steps": [\n    ' : ",\n    ";
    yield* jsonTexts(writeTrace({ steps: [next] }, String).steps[0], "    ");
    state = next.state;
    onStep(i + 1);
  }
  yield actions.length === 0 ? `${jsonText({ steps: [] })}\n` : "\n  ]\n}\n";
};
