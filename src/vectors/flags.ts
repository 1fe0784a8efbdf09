import { mutants } from "../mutants/index.ts";
import type { Mutant } from "../mutants/mutant.ts";
import { type BugClass, ledgerClasses } from "./ledger-flags.ts";
import { marketClasses } from "./market-flags.ts";

/** The closed set of flags, from design to defect: what each names is in ledger-flags.ts and market-flags.ts. */
export const bugClasses = { ...ledgerClasses, ...marketClasses } as const;
export type Flag = keyof typeof bugClasses;
export const flags = Object.keys(bugClasses) as readonly Flag[];

/** Faults that no vector can show: why. */
export const unflagged: Readonly<Record<string, string>> = {
  "exposure-of-all-markets-in-a-scope":
    "No small market shows it under the mechanisms of the vectors: it takes a holder of two markets in a haircut of one.",
  "rounding-depends-on-the-previous-run":
    "It differs from itself, not from the model: vectors have one right answer, and leave unspecified roundings out.",
};

/** The faulty variant of the model of this name. */
const mutantNamed = (name: string): Mutant => {
  const mutant = mutants.find((one) => one.name === name);
  if (mutant === undefined) throw new Error(`expected a mutant "${name}" in src/mutants/, found none`);
  return mutant;
};

/** Every fault that stands for a flag, in the order of the flags. */
export const flagged: readonly { readonly flag: Flag; readonly mutant: Mutant }[] = flags.flatMap((flag) =>
  (bugClasses[flag] as BugClass).mutants.map((name) => ({ flag, mutant: mutantNamed(name) })),
);
