import Type from "typebox";
import { Amount, protocolVersion, ScenarioSchema, specVersion } from "../../spec/index.ts";

/** What we say, one JSON document a line. The scenario is what readScenario takes, too. */
const closed = { additionalProperties: false } as const;
const Id = Type.String({ minLength: 1, description: "comes back in the answer, character by character" });

export const HelloRequestSchema = Type.Object(
  { type: Type.Literal("hello"), protocol: Type.Literal(protocolVersion), spec: Type.Literal(specVersion) },
  closed,
);
export const RunRequestSchema = Type.Object(
  { type: Type.Literal("run"), id: Id, scenario: ScenarioSchema },
  closed,
);
export const AllocateRequestSchema = Type.Object(
  {
    type: Type.Literal("allocate"),
    id: Id,
    loss: Amount,
    fund: Amount,
    bases: Type.Array(Amount, { description: "above 0, in ascending id of their holders" }),
  },
  closed,
);
export const ByeRequestSchema = Type.Object({ type: Type.Literal("bye") }, closed);

/** Any message of the suite. */
export const RequestSchema = Type.Union([
  HelloRequestSchema,
  RunRequestSchema,
  AllocateRequestSchema,
  ByeRequestSchema,
]);
