import Type from "typebox";
import { actionTypes, MechanismSchema, RuleSchema } from "../../spec/index.ts";
import { features } from "../check/require.ts";
import { oneOf } from "./one-of.ts";

/** The least that must be declared for the run to pass: see require.ts. */
export const RequirementSchema = Type.Object({
  accounts: Type.Optional(Type.Integer({ minimum: 1 })),
  amount: Type.Optional(Type.String({ pattern: "^[1-9][0-9]{0,119}$", description: "in atoms" })),
  mechanisms: Type.Optional(Type.Union([Type.Literal("any"), Type.Array(MechanismSchema)])),
  actions: Type.Optional(Type.Array(oneOf(...actionTypes))),
  rules: Type.Optional(Type.Array(RuleSchema)),
  features: Type.Optional(Type.Array(oneOf(...features))),
  laws: Type.Optional(Type.Integer({ minimum: 1, description: "laws that apply" })),
});
