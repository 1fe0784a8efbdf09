import Type from "typebox";
import { levels } from "../properties/index.ts";
import { ScenarioSchema } from "../spec/index.ts";

/** What `--json` writes. The schema is the one source of its type and of the published file. */
const oneOf = <const T extends readonly string[]>(...values: T) =>
  Type.Unsafe<T[number]>(Type.String({ enum: [...values] }));

export const CounterexampleSchema = Type.Object({
  scenario: ScenarioSchema,
  step: Type.Integer({ minimum: 0, description: "index of the action after which the invariant failed" }),
  expected: Type.String(),
  observed: Type.String(),
});

export const InvariantResultSchema = Type.Object({
  id: Type.String(),
  level: oneOf(...levels),
  verdict: oneOf("held", "violated", "not-applicable", "inconclusive"),
  reason: Type.Optional(Type.String()),
  counterexample: Type.Optional(CounterexampleSchema),
});

export const ErrorSchema = Type.Object({
  kind: oneOf("crash", "timeout", "protocol", "flaky", "error", "unsupported"),
  message: Type.String(),
  scenario: Type.Optional(ScenarioSchema),
});

export const ExhaustiveSchema = Type.Object({
  accounts: Type.Integer({ description: "holders at most, the defaulter apart" }),
  amount: Type.Integer({ description: "the largest amount of a holder" }),
  problems: Type.Integer({ description: "problems in the scope; runs says how many were answered" }),
  equal: Type.Integer({ description: "traces that equal the model's" }),
  judged: Type.Integer({ description: "traces that were judged by the invariants" }),
  passedOver: Type.Integer({ description: "traces that were only counted, once something was violated" }),
  cutShort: Type.Optional(Type.String({ description: "why it ended before all problems had run" })),
  conventions: Type.Array(Type.String()),
  covered: Type.Array(
    Type.Object({
      title: Type.String(),
      shapes: Type.Integer(),
      problems: Type.Integer(),
      taken: Type.Array(Type.String()),
    }),
  ),
  notCovered: Type.Array(Type.String()),
});

export const ResultSchema = Type.Object({
  result: oneOf("conformant", "not-conformant", "inconclusive", "unusable"),
  level: oneOf("none", ...levels),
  implementation: Type.Object({ name: Type.String(), version: Type.String(), language: Type.String() }),
  seed: Type.Integer(),
  runs: Type.Integer({ minimum: 0, description: "scenarios that were answered and judged" }),
  invariants: Type.Array(InvariantResultSchema),
  errors: Type.Array(ErrorSchema),
  exhaustive: Type.Optional(ExhaustiveSchema),
});

export type Result = Type.Static<typeof ResultSchema>;
export type ResultName = Result["result"];

/** The exit code of a run. 2 is wrong usage, and stands for nothing else. */
export const exitCodes: Readonly<Record<ResultName, number>> = {
  conformant: 0,
  "not-conformant": 1,
  inconclusive: 3,
  unusable: 4,
};
