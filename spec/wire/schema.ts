import Type from "typebox";
import { limits } from "./limits.ts";
import { marketActionSchemas, MarketSchema, marketStateSchema, redemptionSchema } from "./market-schema.ts";
import { Amount, byIdentifier, Identifier, NonNegative, RatioText, SchemaAddress } from "./texts.ts";

/**
 * The documents of the specification as JSON Schemas: the one source for
 * reading them, for their types, and for the published schema files.
 */

const closed = { additionalProperties: false } as const;

const Rounding = Type.Union([
  Type.Literal("up"),
  Type.Literal("down"),
  Type.Literal("largest-remainder"),
  Type.Literal("sequential"),
  Type.Literal("unspecified"),
]);

/** The rules of spec section 13. */
export const RuleSchema = Type.Union([
  Type.Literal("proportional"),
  Type.Literal("constrained-equal-awards"),
  Type.Literal("constrained-equal-losses"),
  Type.Literal("talmud"),
  Type.Literal("piniles"),
  Type.Literal("constrained-egalitarian"),
  Type.Literal("random-arrival"),
  Type.Literal("minimal-overlap"),
  Type.Literal("adjusted-proportional"),
  Type.Literal("queue"),
]);

export const layerSchemas = {
  fund: Type.Object(
    {
      kind: Type.Literal("fund"),
      id: Identifier,
      floor: Type.Optional(NonNegative),
      eventCap: Type.Optional(NonNegative),
      market: Type.Optional(Identifier),
    },
    closed,
  ),
  "defaulter-stake": Type.Object(
    { kind: Type.Literal("defaulter-stake"), id: Identifier, tranche: Identifier },
    closed,
  ),
  tranche: Type.Object({ kind: Type.Literal("tranche"), id: Identifier, rounding: Rounding }, closed),
  assessment: Type.Object(
    {
      kind: Type.Literal("assessment"),
      id: Identifier,
      tranche: Identifier,
      multiple: RatioText,
      rounding: Rounding,
    },
    closed,
  ),
  haircut: Type.Object(
    {
      kind: Type.Literal("haircut"),
      id: Identifier,
      basis: Type.Union([
        Type.Literal("profit"),
        Type.Literal("capital"),
        Type.Literal("equity"),
        Type.Literal("exposure"),
      ]),
      rule: RuleSchema,
      rounding: Rounding,
      cap: Type.Optional(RatioText),
      timing: Type.Optional(Type.Union([Type.Literal("at-resolve"), Type.Literal("on-exit")])),
      market: Type.Optional(Identifier),
    },
    closed,
  ),
  deleverage: Type.Object(
    {
      kind: Type.Literal("deleverage"),
      id: Identifier,
      rank: Type.Union([
        Type.Literal("bitmex"),
        Type.Literal("binance"),
        Type.Literal("hyperliquid"),
        Type.Literal("profit"),
        Type.Literal("pro-rata"),
      ]),
      market: Type.Optional(Identifier),
    },
    closed,
  ),
} as const;

export const actionSchemas = {
  deposit: Type.Object({ type: Type.Literal("deposit"), account: Identifier, amount: Amount }, closed),
  withdraw: Type.Object({ type: Type.Literal("withdraw"), account: Identifier, amount: Amount }, closed),
  stake: Type.Object(
    { type: Type.Literal("stake"), account: Identifier, layer: Identifier, amount: Amount },
    closed,
  ),
  unstake: Type.Object(
    { type: Type.Literal("unstake"), account: Identifier, layer: Identifier, amount: Amount },
    closed,
  ),
  fee: Type.Object(
    { type: Type.Literal("fee"), account: Identifier, layer: Identifier, amount: Amount },
    closed,
  ),
  topUp: Type.Object({ type: Type.Literal("topUp"), layer: Identifier, amount: Amount }, closed),
  settle: Type.Object(
    {
      type: Type.Literal("settle"),
      entries: Type.Array(Type.Object({ account: Identifier, amount: Amount }, closed), {
        maxItems: limits.entries,
        description: `a list of at most ${limits.entries} entries`,
      }),
    },
    closed,
  ),
  realize: Type.Object({ type: Type.Literal("realize"), account: Identifier }, closed),
  loss: Type.Object({ type: Type.Literal("loss"), amount: Amount }, closed),
  resolve: Type.Object({ type: Type.Literal("resolve") }, closed),
  recover: Type.Object({ type: Type.Literal("recover"), amount: Amount }, closed),
  ...marketActionSchemas,
} as const;

export const MechanismSchema = Type.Object(
  {
    $schema: Type.Optional(SchemaAddress),
    name: Type.String({ minLength: 1, maxLength: 200, description: "a text of 1 to 200 characters" }),
    asset: Type.Object(
      {
        symbol: Type.String({ minLength: 1, maxLength: 32, description: "a text of 1 to 32 characters" }),
        decimals: Type.Integer({ minimum: 0, maximum: 77, description: "an integer from 0 to 77" }),
      },
      closed,
    ),
    markets: Type.Optional(
      Type.Array(MarketSchema, { maxItems: 64, description: "a list of at most 64 markets" }),
    ),
    waterfall: Type.Array(
      Type.Union([
        layerSchemas.fund,
        layerSchemas["defaulter-stake"],
        layerSchemas.tranche,
        layerSchemas.assessment,
        layerSchemas.haircut,
        layerSchemas.deleverage,
      ]),
      { maxItems: 64, description: "a list of at most 64 layers" },
    ),
    remainder: Type.Union([Type.Literal("park"), Type.Literal("carry"), Type.Literal("halt")]),
    exits: Type.Union([Type.Literal("open"), Type.Literal("gated")]),
    surplus: Identifier,
  },
  closed,
);

/**
 * A state; a part left out is empty or 0. Documents are closed; what an
 * implementation sends is open: it may say more than is asked.
 */
const stateSchema = (extra: { additionalProperties?: false }) => {
  return Type.Object(
    {
      accounts: byIdentifier(Type.Object({ capital: Amount, pnl: Amount }, extra)),
      funds: Type.Optional(byIdentifier(Amount)),
      stakes: Type.Optional(byIdentifier(byIdentifier(Amount))),
      claims: Type.Optional(byIdentifier(Amount)),
      pending: Type.Optional(Amount),
      deficit: Type.Optional(Amount),
      residue: Type.Optional(Amount),
      halted: Type.Optional(Type.Boolean()),
      markets: Type.Optional(byIdentifier(marketStateSchema(extra))),
      redemption: Type.Optional(redemptionSchema(extra)),
    },
    extra,
  );
};
export const StateSchema = stateSchema(closed);
export const ReportedStateSchema = stateSchema({});

export const ActionSchema = Type.Union([
  actionSchemas.deposit,
  actionSchemas.withdraw,
  actionSchemas.stake,
  actionSchemas.unstake,
  actionSchemas.fee,
  actionSchemas.topUp,
  actionSchemas.settle,
  actionSchemas.realize,
  actionSchemas.loss,
  actionSchemas.resolve,
  actionSchemas.recover,
  actionSchemas.trade,
  actionSchemas.mark,
  actionSchemas.liquidate,
  actionSchemas.shutdown,
  actionSchemas.redeem,
]);

export const ScenarioSchema = Type.Object(
  {
    $schema: Type.Optional(SchemaAddress),
    mechanism: MechanismSchema,
    genesis: Type.Optional(StateSchema),
    actions: Type.Array(ActionSchema, {
      maxItems: limits.actions,
      description: `a list of at most ${limits.actions} actions`,
    }),
  },
  closed,
);

export type MechanismText = Type.Static<typeof MechanismSchema>;
export type StateText = Type.Static<typeof StateSchema>;
export type ActionText = Type.Static<typeof ActionSchema>;
export type ScenarioText = Type.Static<typeof ScenarioSchema>;
export type LayerText = MechanismText["waterfall"][number];
