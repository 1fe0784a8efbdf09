import { readScenario, run, writeTrace } from "../../spec/index.ts";
import { documentText } from "../files.ts";
import { print } from "../print.ts";
import { readDocument, refuse } from "./usage.ts";

/** Runs `paripassu model`: prints the trace that the specification prescribes, as JSON. */
export const modelCommand = async (path: string): Promise<number> => {
  const reading = readScenario(await readDocument(path));
  if (!reading.ok) throw refuse(path, "scenario", reading.faults);
  print(documentText(writeTrace(run(reading.value), String)));
  return 0;
};
