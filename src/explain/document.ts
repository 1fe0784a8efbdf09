import { type Invariant, invariants } from "../../properties/index.ts";
import { mutants } from "../mutants/index.ts";
import { headlinesOf } from "../mutants/mutant.ts";
import { exemptionsOf } from "./applicability.ts";
import { type Entry, nameOf } from "./entries.ts";
import { proofs } from "./proved.ts";

/** What the catalogue says of an invariant in a line of its list. */
export const listedInvariant = ({ id, level, sentence }: Invariant) => ({ id, level, sentence });

/** All that is known of an invariant, as plain data. */
export const invariantDocument = (invariant: Invariant) => {
  const { id, formula, why, source, sometimes, related, explains = [], seenIn = [] } = invariant;
  return {
    kind: "invariant",
    ...listedInvariant(invariant),
    formula,
    why,
    seenIn: seenIn.map(({ what, where }) => ({ what, where })),
    source,
    mustMeet: [...sometimes],
    comparesScenarios: related !== undefined,
    notApplicable: exemptionsOf(invariant).map((exemption) => ({ ...exemption })),
    explains: [...explains],
    explainedBy: invariants.filter((one) => one.explains?.includes(id) === true).map((one) => one.id),
    proved: (proofs[id] ?? []).map(({ theorem, of }) => ({
      theorem,
      ...(of === undefined ? {} : { of }),
      file: `spec/theory/proofs/theorems/${nameOf(theorem)}.ts`,
    })),
    mutants: mutants
      .filter(({ caughtBy }) => caughtBy.includes(id))
      .map(({ name, fault, caughtBy }) => ({ name, fault, mostTelling: caughtBy[0] === id })),
  };
};

export type InvariantDocument = ReturnType<typeof invariantDocument>;

/** All that is known of what goes by a name, as plain data. */
export const entryDocument = (entry: Entry) => {
  const { kind, name } = entry;
  switch (entry.kind) {
    case "invariant":
      return invariantDocument(entry.invariant);
    case "mutant": {
      const { fault, seen, caughtBy, rules, mechanisms } = entry.mutant;
      return {
        kind,
        name,
        fault,
        seen,
        caughtBy: [...caughtBy],
        headlines: [...headlinesOf(entry.mutant)],
        ...(rules === undefined ? {} : { rules: [...rules] }),
        ...(mechanisms === undefined ? {} : { mechanisms: mechanisms.map((mechanism) => mechanism.name) }),
      };
    }
    case "hostile market": {
      const { sentence, seen } = entry.market;
      return { kind, name, sentence, seen };
    }
    case "finding": {
      const { sentence, why, source } = entry.weakness;
      return { kind, name, sentence, why, source };
    }
  }
};
