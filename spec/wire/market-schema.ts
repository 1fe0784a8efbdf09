import Type from "typebox";
import { Amount, byIdentifier, Identifier, NonNegative, Positive, RatioText } from "./texts.ts";

/** The market tier's parts of the documents. */

const closed = { additionalProperties: false } as const;

export const MarketSchema = Type.Object(
  {
    id: Identifier,
    price: Positive,
    initialMargin: RatioText,
    maintenanceMargin: Type.Optional(RatioText),
    positionLimit: Type.Optional(NonNegative),
  },
  closed,
);

export const marketActionSchemas = {
  trade: Type.Object(
    {
      type: Type.Literal("trade"),
      market: Identifier,
      buyer: Identifier,
      seller: Identifier,
      quantity: Amount,
      price: Amount,
    },
    closed,
  ),
  mark: Type.Object({ type: Type.Literal("mark"), market: Identifier, price: Amount }, closed),
  liquidate: Type.Object(
    { type: Type.Literal("liquidate"), account: Identifier, market: Identifier, to: Identifier },
    closed,
  ),
  shutdown: Type.Object({ type: Type.Literal("shutdown") }, closed),
  redeem: Type.Object({ type: Type.Literal("redeem"), account: Identifier }, closed),
} as const;

/** `extra`: documents are closed, what an implementation reports is open. */
export const marketStateSchema = (extra: { additionalProperties?: false }) =>
  Type.Object(
    {
      price: Amount,
      positions: Type.Optional(byIdentifier(Type.Object({ lots: Amount, cost: Amount }, extra))),
      shortfalls: Type.Optional(byIdentifier(Amount)),
    },
    extra,
  );

export const redemptionSchema = (extra: { additionalProperties?: false }) =>
  Type.Object({ assets: Amount, holdings: Amount }, extra);

export type MarketText = Type.Static<typeof MarketSchema>;
export type MarketStateText = Type.Static<ReturnType<typeof marketStateSchema>>;
