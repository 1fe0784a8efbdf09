import Type from "typebox";
import { ScenarioSchema } from "../../spec/index.ts";
import { oneOf } from "./one-of.ts";

/** What went wrong in a run beside violations, as parts of its documents. */
const failureFields = {
  kind: oneOf("crash", "timeout", "protocol", "flaky", "error", "unsupported"),
  message: Type.String(),
  cause: Type.Optional(Type.String({ description: "why, in one line" })),
  trace: Type.Optional(Type.Array(Type.String(), { description: "the traceback, line by line" })),
};

const Origin = Type.String({ description: "where it was found, as a hint: a hostile market and the index" });
const Index = Type.Integer({ minimum: 0, description: "of a drawn scenario, its index" });

export const WhereSchema = Type.Object({ origin: Origin, index: Type.Optional(Index) });

/** A failure that belongs to no scenario. */
export const LateSchema = Type.Object(failureFields);

/** A scenario that was not answered. */
export const UnansweredSchema = Type.Object({
  ...failureFields,
  scenario: ScenarioSchema,
  origin: Type.Optional(Origin),
  notRun: Type.Optional(Type.Literal(true, { description: "it was never asked" })),
});

/** What went wrong, once for all scenarios with the same cause. */
export const ErrorSchema = Type.Object({
  ...failureFields,
  scenario: Type.Optional(ScenarioSchema),
  count: Type.Optional(
    Type.Integer({ minimum: 1, description: "scenarios that failed like that; absent: it belongs to none" }),
  ),
  origin: Type.Optional(Origin),
  index: Type.Optional(Index),
  unshrunk: Type.Optional(ScenarioSchema),
  before: Type.Optional(
    Type.Array(ScenarioSchema, {
      description: "asked first, in the same process: without them the scenario is answered",
    }),
  ),
  dependsOn: Type.Optional(
    Type.Array(WhereSchema, { description: "the scenarios of the run that it depends on" }),
  ),
});
