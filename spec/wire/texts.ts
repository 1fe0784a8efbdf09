import Type from "typebox";
import { identifierPattern } from "../numbers/identifiers.ts";
import { limits } from "./limits.ts";

/** Amounts travel as decimal text; 160 digits are twice what 256 bits need. */
export const Amount = Type.String({
  pattern: "^(0|-?[1-9][0-9]*)$",
  maxLength: 160,
  description: 'an integer as text, such as "12", of at most 160 digits',
});
export const NonNegative = Type.String({
  pattern: "^(0|[1-9][0-9]*)$",
  maxLength: 160,
  description: 'a non-negative integer as text, such as "12", of at most 160 digits',
});
export const RatioText = Type.String({
  pattern: "^(0|[1-9][0-9]*)(\\.[0-9]+)?$",
  maxLength: 80,
  description: 'a non-negative decimal as text, such as "0.25"',
});
export const Identifier = Type.String({
  pattern: identifierPattern,
  description: "1 to 64 letters, digits, '_', '.' or '-'",
});
/** Names the JSON Schema that an editor checks a file by. It says nothing to a reader, and is left out. */
export const SchemaAddress = Type.String({ description: "the address of a JSON Schema, as text" });
export const Positive = Type.String({
  pattern: "^[1-9][0-9]*$",
  maxLength: 160,
  description: 'a positive integer as text, such as "12", of at most 160 digits',
});

/** An object whose members are named by ids. */
export const byIdentifier = <T extends Type.TSchema>(value: T) =>
  Type.Record(Identifier, value, {
    additionalProperties: false,
    maxProperties: limits.accounts,
    description: `an object of at most ${limits.accounts} members, each named by an id`,
  });
