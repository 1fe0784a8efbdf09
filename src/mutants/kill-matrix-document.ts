import Type from "typebox";
import { headlinesOf } from "./mutant.ts";
import type { MatrixPlan, Row } from "./kill-matrix.ts";

/** What `paripassu mutants --json` writes. */
export const KillMatrixSchema = Type.Object({
  runs: Type.Integer({ minimum: 0, description: "scenarios for each mutant" }),
  seed: Type.Integer(),
  mutants: Type.Array(
    Type.Object({
      name: Type.String(),
      tier: Type.String(),
      fault: Type.String(),
      seen: Type.String({ description: "where a fault like it was seen; empty: nowhere that we know" }),
      caughtBy: Type.Array(Type.String(), { description: "invariants that must convict it" }),
      headlines: Type.Optional(
        Type.Array(Type.String(), { description: "invariants of which one must lead a report on it" }),
      ),
      first: Type.Optional(Type.Integer({ description: "scenarios until it dies; absent: it lives" })),
      kills: Type.Record(Type.String(), Type.Integer(), {
        description: "by invariant, the scenario on which it convicts first, counted from 1",
      }),
      smallest: Type.Optional(Type.Object({ accounts: Type.Integer(), actions: Type.Integer() })),
    }),
  ),
});

export type KillMatrix = Type.Static<typeof KillMatrixSchema>;

/** The matrix as a document. */
export const killMatrixDocument = (rows: readonly Row[], { runs, seed }: MatrixPlan): KillMatrix => ({
  runs,
  seed,
  mutants: rows.map(({ subject: { tier, mutant }, kills, first, smallest }) => ({
    name: mutant.name,
    tier,
    fault: mutant.fault,
    seen: mutant.seen,
    caughtBy: [...mutant.caughtBy],
    headlines: [...headlinesOf(mutant)],
    ...(first === undefined ? {} : { first }),
    kills: Object.fromEntries(kills),
    ...(smallest === undefined ? {} : { smallest }),
  })),
});
