import type { SplitMethodName } from "./methods.ts";

/** The columns of the table below. */
const methods: readonly SplitMethodName[] = [
  "up",
  "down",
  "largest-remainder",
  "sequential",
  "cumulative-floor",
  "all-to-one",
  "queue",
];

/**
 * What the theory that this specification builds on says of rounding methods:
 * 1 keeps it, 0 gives it up, "." nothing is said. Largest remainder: Balinski
 * and Young 1982. The queue: Moulin 2000, who shows that in indivisible units
 * consistency and both compositions leave nothing but priority. It says that
 * the cumulative floor keeps splitting and merging: so it does where the parts
 * follow each other in the order ("neighbours as one"), and not elsewhere.
 */
const rows: Readonly<Record<string, string>> = {
  balance: "0 . 1 . 1 1 .",
  "claims bound": ". . . . . 0 .",
  quota: "1 . 1 . 1 . .",
  "equal treatment": "1 . 0 . . . .",
  anonymity: "1 . . . 0 . .",
  "order preservation": "1 . 1 . 0 . .",
  "loss monotonicity": "1 . 0 . . . .",
  "claim monotonicity": "1 . . . . . .",
  "no advantageous splitting": "1 . 0 . . . .",
  "no advantageous merging": "0 . . . . . .",
  "neighbours as one": ". . . . 1 . .",
  consistency: "0 . 0 . . . 1",
  "composition down": "0 . . . . . 1",
  "composition up": "0 . . . . . 1",
};

/** What is known of an axiom and a method; undefined where nothing is said. */
export const publishedInAtoms = (axiom: string, method: string): "1" | "0" | undefined => {
  const cell = rows[axiom]?.split(" ")[methods.findIndex((name) => name === method)];
  return cell === "1" || cell === "0" ? cell : undefined;
};
