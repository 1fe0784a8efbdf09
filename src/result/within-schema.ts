import Type from "typebox";

/** Within what was judged: it is part of every verdict. */
export const WithinSchema = Type.Object({
  accounts: Type.Integer({ minimum: 1, description: "the most that are declared" }),
  amount: Type.Optional(Type.String({ description: "the largest that is declared, in atoms; absent: any" })),
  mechanisms: Type.Union([Type.Literal("any"), Type.Array(Type.String())], {
    description: '"any" that is drawn, or the names of those that scenarios ran under',
  }),
  actions: Type.Array(Type.String(), { description: "those that are declared" }),
  laws: Type.Object({
    apply: Type.Integer({ minimum: 0 }),
    of: Type.Integer({ minimum: 0, description: "all laws of this version" }),
    leftOut: Type.Optional(Type.Integer({ minimum: 1, description: "by --only or --skip" })),
  }),
  largest: Type.Optional(
    Type.Object(
      { accounts: Type.Integer({ minimum: 0 }), amount: Type.String() },
      {
        description: "the most accounts, and the largest amount, of a scenario that was judged",
      },
    ),
  ),
});
export type Within = Type.Static<typeof WithinSchema>;
