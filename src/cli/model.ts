import { genesisOf, readScenario } from "../../spec/index.ts";
import { printWhole } from "../text/print.ts";
import { traceTexts } from "../text/trace-text.ts";
import { progressOfActions } from "./progress.ts";
import { readDocument, refuse } from "./usage.ts";

/** Runs `paripassu model`: prints the trace that the specification prescribes, as JSON. */
export const modelCommand = async (path: string): Promise<number> => {
  const reading = readScenario(await readDocument(path));
  if (!reading.ok) throw refuse(path, "scenario", reading.faults);
  const scenario = reading.value;
  const bar = progressOfActions(scenario.actions.length, genesisOf(scenario).accounts.size);
  for (const text of traceTexts(scenario, bar.at)) await printWhole(text);
  bar.end();
  return 0;
};
