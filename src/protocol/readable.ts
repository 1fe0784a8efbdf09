import { type Fault, formatFaults } from "../../spec/index.ts";
import { printable } from "../text/printable.ts";

/** More faults of one document help nobody. */
const most = 5;

/** The first faults of an implementation's document, a line each. Printable. */
export const readable = (faults: readonly Fault[]): string => {
  const lines = faults.slice(0, most).map((fault) => printable(formatFaults([fault])));
  return [...lines, ...(faults.length > most ? ["and more"] : [])].join("\n");
};
