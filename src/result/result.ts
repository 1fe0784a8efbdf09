import Type from "typebox";
import { levels, violationKinds } from "../../properties/index.ts";
import { SupportsSchema } from "../protocol/hello.ts";
import { AskedSchema } from "./asked-schema.ts";
import { ErrorSchema } from "./error-schema.ts";
import { oneOf } from "./one-of.ts";
import { WithinSchema } from "./within-schema.ts";
import { ScenarioSchema } from "../../spec/index.ts";

export { type Asked, AskedSchema } from "./asked-schema.ts";
export { type Within, WithinSchema } from "./within-schema.ts";
export { ErrorSchema, LateSchema, UnansweredSchema, WhereSchema } from "./error-schema.ts";

/**
 * The native result of a run, which every report is made from: run.json, and
 * what `--json` writes. The schema is the one source of its type and of the
 * published file. The same implementation, asked the same by the same version,
 * gives the same document byte for byte, except for the part `volatile`.
 */
const Trace = Type.Array(Type.Unknown(), {
  description: "what the implementation answered, a step for each action: see the schema of a step",
});

/** A scenario that the counterexample was compared with. It follows from it: a replay derives it again. */
export const RelatedSchema = Type.Object({
  difference: Type.String({ description: "how it differs from the counterexample, for people" }),
  scenario: ScenarioSchema,
  trace: Trace,
});

/**
 * In which way an invariant failed, and whether an amount is wrong by more than
 * rounding can shift it: a smaller scenario keeps both.
 */
export const kindFields = {
  kind: Type.Optional(oneOf(...violationKinds)),
  moreThanRounding: Type.Optional(Type.Literal(true)),
};

/** What a counterexample tells, wherever it is written. */
export const counterexampleFields = {
  origin: Type.String({ description: "where it was found, as a hint: a hostile market and the index" }),
  index: Type.Optional(Type.Integer({ minimum: 0, description: "of a drawn scenario, its index" })),
  scenario: ScenarioSchema,
  trace: Trace,
  related: Type.Optional(Type.Array(RelatedSchema)),
  shownBy: Type.Optional(
    Type.Integer({ minimum: 0, description: "the related scenario that shows it; absent: all of them do" }),
  ),
  step: Type.Integer({ minimum: 0, description: "index of the action after which the invariant failed" }),
  expected: Type.String(),
  observed: Type.String(),
  ...kindFields,
  unshrunk: ScenarioSchema,
};

export const CounterexampleSchema = Type.Object(counterexampleFields);
export type CounterexampleDocument = Type.Static<typeof CounterexampleSchema>;

export const CaseSchema = Type.Object({
  label: Type.String({ description: "a case that the invariant must have met" }),
  seen: Type.Integer({ minimum: 0, description: "scenarios that reached it" }),
  of: Type.Integer({ minimum: 0, description: "scenarios that were judged and could reach it" }),
  low: Type.Number({
    description: "the lower end of the Wilson interval of the part, 0 to 1, error rate 1e-9",
  }),
  high: Type.Number({ description: "and no larger" }),
  percent: Type.Optional(Type.Number({ description: "the part of all that is asked for, in percent" })),
  decision: Type.Optional(oneOf("met", "unmet", "undecided")),
});

export const InvariantResultSchema = Type.Object({
  id: Type.String(),
  level: oneOf(...levels),
  sentence: Type.String({ description: "the law, for people" }),
  verdict: oneOf("held", "violated", "not-applicable", "inconclusive"),
  reason: Type.Optional(Type.String()),
  cases: Type.Optional(Type.Array(CaseSchema)),
  counterexample: Type.Optional(CounterexampleSchema),
  explainedBy: Type.Optional(
    Type.String({ description: "the violated invariant that says better what is wrong; absent: none does" }),
  ),
  alsoViolated: Type.Optional(
    Type.Array(Type.String(), {
      description: "other violated invariants that fail on this counterexample too",
    }),
  ),
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

export const KnownSchema = Type.Object({
  line: Type.Integer({ minimum: 1, description: "of the file of known failures" }),
  invariant: Type.String(),
  hash: Type.String({ description: "the name of the stored counterexample" }),
  until: Type.Optional(Type.String({ description: "the last day, YYYY-MM-DD" })),
  reason: Type.String(),
  status: oneOf("as listed", "left out", "passes", "expired", "another story", "not declared"),
  step: Type.Integer({ minimum: 0, description: "as it is listed: index of the action" }),
  expected: Type.String({ description: "as it is listed" }),
  observed: Type.String({ description: "as it is listed" }),
  came: Type.Optional(Type.String({ description: "what came, where it is another story" })),
});

/** Where scenarios came from, and what became of their actions. */
export const DistributionSchema = Type.Object({
  markets: Type.Array(
    Type.Object({
      market: Type.String(),
      scenarios: Type.Integer({ minimum: 0, description: "scenarios that were judged" }),
      haircuts: Type.Integer({ minimum: 0, description: "of these, scenarios in which users paid" }),
      notTold: Type.Optional(
        Type.Integer({
          minimum: 0,
          description:
            "of these, scenarios whose states and receipts do not tell whether users paid; absent: not counted",
        }),
      ),
    }),
  ),
  actions: Type.Array(
    Type.Object({
      action: Type.String(),
      accepted: Type.Integer({ minimum: 0 }),
      refused: Type.Record(Type.String(), Type.Integer({ minimum: 1 }), { description: "refusals by code" }),
    }),
  ),
  largest: Type.Optional(
    Type.Object(
      {
        accounts: Type.Integer({ minimum: 0 }),
        amount: Type.String({
          pattern: "^(0|[1-9][0-9]{0,399})$",
          description: "of an action, or of a genesis all together, in atoms",
        }),
      },
      { description: "the most accounts, and the largest amount, of a scenario that was judged" },
    ),
  ),
});

export const LimitsSchema = Type.Object(
  {
    scenarioMs: Type.Optional(Type.Number({ description: "for the answer to a scenario" })),
    shrinkMs: Type.Number({ description: "for making one scenario smaller" }),
  },
  {
    description:
      "time limits in milliseconds: longer than usual where the first answers took long, and never shorter",
  },
);

export const VolatileSchema = Type.Object(
  {
    started: Type.String({ description: "UTC, ISO 8601" }),
    seconds: Type.Number(),
    node: Type.String(),
    platform: Type.String({ description: "operating system and processor" }),
    limits: Type.Optional(LimitsSchema),
    notShrunkToTheEnd: Type.Optional(
      Type.Array(Type.String(), {
        description:
          "invariants, and kinds of failure, whose counterexample was still being shrunk when its time was over: another run may find a smaller one",
      }),
    ),
  },
  { description: "differs from run to run" },
);

export const StoredRunSchema = Type.Object(
  {
    judged: Type.Integer({ minimum: 0, description: "stored scenarios that were run" }),
    left: Type.Integer({ minimum: 0, description: "stored scenarios that ask for what is not declared" }),
    elsewhere: Type.Optional(
      Type.Integer({
        minimum: 1,
        description: "stored scenarios under another mechanism than the one that was asked for",
      }),
    ),
    cases: Type.Optional(
      Type.Integer({ minimum: 0, description: "stored counterexamples; each holds one or two scenarios" }),
    ),
    narrower: Type.Optional(
      Type.Array(Type.Object({ path: Type.String(), lacks: Type.String() }), {
        description: "stored counterexamples that ask for what is not declared, and for what",
      }),
    ),
    stale: Type.Array(Type.Object({ path: Type.String(), reason: Type.String() })),
  },
  { description: "counterexamples of earlier runs: they run first, and count for no coverage" },
);

export const AboutSchema = Type.Object({
  name: Type.String(),
  version: Type.String(),
  language: Type.String(),
});

export const ResultSchema = Type.Object({
  format: Type.Literal("paripassu/run/1"),
  paripassu: Type.String({ description: "the version of the suite" }),
  spec: Type.String({ description: "the version of the specification" }),
  result: oneOf(
    "conformant",
    "known-failures",
    "level-reached",
    "not-conformant",
    "inconclusive",
    "unusable",
  ),
  level: oneOf("none", ...levels),
  within: Type.Optional(WithinSchema),
  unmet: Type.Optional(
    Type.Array(Type.String(), {
      description: "what was required of the declaration and is not declared: the run does not pass",
    }),
  ),
  implementation: AboutSchema,
  supports: Type.Optional(SupportsSchema),
  asked: AskedSchema,
  runs: Type.Integer({ minimum: 0, description: "scenarios that were answered and judged" }),
  headline: Type.Optional(
    Type.String({ description: "the violated invariant that says best what is wrong: reports lead with it" }),
  ),
  invariants: Type.Array(InvariantResultSchema),
  distribution: DistributionSchema,
  errors: Type.Array(ErrorSchema, { description: "each cause once" }),
  stored: StoredRunSchema,
  exhaustive: Type.Optional(ExhaustiveSchema),
  known: Type.Optional(Type.Array(KnownSchema, { description: "known failures: each is run again" })),
  volatile: VolatileSchema,
});

export type Result = Type.Static<typeof ResultSchema>;
