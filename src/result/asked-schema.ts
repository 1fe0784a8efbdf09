import Type from "typebox";
import { levels } from "../../properties/index.ts";
import { MechanismSchema } from "../../spec/index.ts";
import { oneOf } from "./one-of.ts";
import { RequirementSchema } from "./require-schema.ts";

/** What was asked for. */
export const AskedSchema = Type.Object({
  seed: Type.Integer(),
  runs: Type.Integer({ minimum: 0, description: "scenarios to draw; 0 where none are drawn" }),
  mechanism: Type.Optional(MechanismSchema),
  only: Type.Optional(Type.Array(Type.String())),
  skip: Type.Optional(Type.Array(Type.String())),
  failLevel: Type.Optional(oneOf(...levels)),
  profile: Type.Optional(oneOf("quick", "ci", "audit")),
  require: Type.Optional(RequirementSchema),
  allowNarrower: Type.Optional(
    Type.String({
      description: "why it is right that stored counterexamples ask for more than is declared",
    }),
  ),
});
export type Asked = Type.Static<typeof AskedSchema>;
