import { readFileSync } from "node:fs";
import { join } from "node:path";

/** The result in a folder of a run, as text, without what differs from run to run. */
export const lastingResult = (folder: string): string => {
  const { volatile, ...result } = JSON.parse(readFileSync(join(folder, "run.json"), "utf8")) as Record<
    string,
    unknown
  >;
  if (volatile === undefined) throw new Error("expected a volatile part");
  return JSON.stringify(result);
};
