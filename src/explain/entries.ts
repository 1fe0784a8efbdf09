import { weaknesses, type Weakness } from "../../properties/findings/index.ts";
import { type HostileMarket, type Invariant, invariants, stories } from "../../properties/index.ts";
import { mutants } from "../mutants/index.ts";
import type { Mutant } from "../mutants/mutant.ts";

/** Something that the suite has a name for, and can explain. */
export type Entry =
  | { readonly kind: "invariant"; readonly name: string; readonly invariant: Invariant }
  | { readonly kind: "mutant"; readonly name: string; readonly mutant: Mutant }
  | { readonly kind: "hostile market"; readonly name: string; readonly market: HostileMarket }
  | { readonly kind: "finding"; readonly name: string; readonly weakness: Weakness };

/** A sentence as a name: "who had more can end with less" is "who-had-more-can-end-with-less". */
export const nameOf = (sentence: string): string =>
  sentence
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-|-$/g, "");

/** All that can be explained. Findings, which have no names, go by their sentences. */
export const entries: readonly Entry[] = [
  ...invariants.map((invariant): Entry => ({ kind: "invariant", name: invariant.id, invariant })),
  ...mutants.map((mutant): Entry => ({ kind: "mutant", name: mutant.name, mutant })),
  ...stories.map((market): Entry => ({ kind: "hostile market", name: market.name, market })),
  ...weaknesses.map((weakness): Entry => ({ kind: "finding", name: nameOf(weakness.sentence), weakness })),
];

/** What goes by this name, in capitals or not; of an invariant and a finding also by its sentence. */
export const entryNamed = (words: string): Entry | undefined => {
  const name = nameOf(words);
  return (
    entries.find((entry) => nameOf(entry.name) === name) ??
    entries.find((entry) => entry.kind === "invariant" && nameOf(entry.invariant.sentence) === name)
  );
};
