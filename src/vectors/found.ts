import { readFileSync } from "node:fs";
import Type from "typebox";
import { Compile } from "typebox/compile";
import { ActionSchema, faultsOf, formatFaults, readScenario, StateSchema, writeMechanism } from "../../spec/index.ts";
import type { Draft } from "./draft.ts";
import { flagged } from "./flags.ts";
import type { VectorMechanism } from "./mechanisms.ts";
import { packageFile } from "./package-file.ts";

/**
 * Markets that a search found (campaigns/find-vectors.ts), kept as values: a
 * seed would give others as soon as a generator changes. What is expected of
 * them is not kept, but computed like that of all others.
 */
export const FoundSchema = Type.Object({
  format: Type.Literal("paripassu/found/1"),
  cases: Type.Array(
    Type.Object({
      mechanism: Type.String({ description: "the name of a mechanism of the vectors" }),
      mutant: Type.String({ description: "the fault for which it was made small" }),
      genesis: Type.Optional(StateSchema),
      actions: Type.Array(ActionSchema),
    }),
  ),
});
export type Found = Type.Static<typeof FoundSchema>;

const validator = Compile(FoundSchema);

export const foundPath = packageFile("vectors/found.json");

/** The markets that are kept. Throws where the file is not one: it is part of this package. */
export const readFound = (path = foundPath): Found => {
  const document: unknown = JSON.parse(readFileSync(path, "utf8"));
  if (validator.Check(document)) return document;
  throw new Error(`${path}:\n${formatFaults(faultsOf(validator, document))}`);
};

/** Those of one mechanism. */
export const foundDrafts = (found: Found, { name, mechanism }: VectorMechanism): readonly Draft[] =>
  found.cases
    .filter((one) => one.mechanism === name)
    .map(({ mutant, genesis, actions }) => {
      const reading = readScenario({
        mechanism: writeMechanism(mechanism, String),
        ...(genesis === undefined ? {} : { genesis }),
        actions,
      });
      if (!reading.ok) throw new Error(`${mutant}, under ${name}:\n${formatFaults(reading.faults)}`);
      const fault = flagged.find((one) => one.mutant.name === mutant)?.mutant.fault;
      if (fault === undefined) throw new Error(`found.json: expected the name of a mutant, found "${mutant}"`);
      return { id: `found-${mutant}`, comment: `A small market on which this shows: ${fault}`, scenario: reading.value };
    });
