import { print } from "../text/print.ts";
import { invariants } from "../../properties/index.ts";
import { entryDocument, invariantDocument } from "../explain/document.ts";
import { entries, entryNamed } from "../explain/entries.ts";
import { entryText, listText } from "../explain/text.ts";
import { documentText } from "../files/files.ts";
import { likely, nearest } from "../text/nearest.ts";
import { printable } from "../text/printable.ts";
import { UsageError } from "./usage.ts";

interface ExplainFlags {
  readonly json?: boolean;
}

/** Runs `paripassu invariants`: the catalogue. */
export const invariantsCommand = ({ json = false }: ExplainFlags): number => {
  print(json ? documentText(invariants.map(invariantDocument)) : `${listText()}\n`);
  return 0;
};

/** Runs `paripassu explain`: all that is known of an invariant, a mutant, a hostile market or a finding. */
export const explainCommand = (words: readonly string[], { json = false }: ExplainFlags): number => {
  const name = words.join(" ");
  const entry = entryNamed(name);
  if (entry === undefined) throw unknown(name);
  print(json ? documentText(entryDocument(entry)) : `${entryText(entry)}\n`);
  return 0;
};

const unknown = (name: string): UsageError => {
  const names = entries.map((entry) => entry.name);
  const ids = invariants.map(({ id }) => id);
  // An id that is not there is mostly one of another number.
  const meant = /^[a-z]{2,5}-?\d+$/i.test(name) ? nearest(name.toUpperCase(), ids) : likely(name, names);
  return new UsageError(
    `expected the id of an invariant, or the name of a mutant, a hostile market or a finding, found "${printable(name, 64)}"${meant === undefined ? "" : `: did you mean ${meant}?`} paripassu invariants lists the ids, paripassu mutants the mutants.`,
  );
};
