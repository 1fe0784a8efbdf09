import type { SplitMethodName } from "../../../../../spec/theory/axioms/atoms/index.ts";

const entries = (text: string): readonly string[] => text.split(" ");

/** What the search finds of the queue, by the axioms in the order of the table. Our own: nobody has published it. */
export const queueEntries = entries("0 0 1 0 1 1 1 0 0 0 1 1 0 0 0 0 1 1 1 1 0 0 0");

/** What the search finds of the ways of rounding, by the axioms in atoms in the order of the table. */
export const atomsEntries: Readonly<Record<SplitMethodName, readonly string[]>> = {
  up: entries("0 1 1 1 1 1 1 1 1 0 1 0 0 0 0"),
  down: entries("0 1 1 1 1 1 1 1 0 1 1 0 0 0 0"),
  "largest-remainder": entries("1 1 1 0 0 1 0 0 0 0 1 0 0 0 0"),
  sequential: entries("1 1 0 0 0 0 1 0 0 0 0 0 0 0 0"),
  "cumulative-floor": entries("1 1 1 0 0 0 0 0 0 0 1 1 0 0 0"),
  "all-to-one": entries("1 0 0 0 0 0 0 0 0 0 0 0 0 0 0"),
  queue: entries("1 1 0 0 0 0 1 1 0 0 0 1 1 1 1"),
};

export const methodNames = Object.keys(atomsEntries) as readonly SplitMethodName[];
