import type Type from "typebox";
import type { Capabilities } from "../../properties/index.ts";
import { protocolVersion, type Reading, writeMechanism } from "../../spec/index.ts";
import { type Hello, readHello, type SupportsSchema } from "./hello.ts";
import type { About } from "./implementation.ts";

/** Capabilities as an answer to hello declares them. */
export type Supports = Type.Static<typeof SupportsSchema>;

/** Capabilities as a document. */
export const writeSupports = (capabilities: Capabilities): Supports => {
  const { mechanisms, rules, actions, genesis, receipts, maxAccounts, maxAmount, onExit } = capabilities;
  return {
    mechanisms:
      mechanisms === "any" ? mechanisms : mechanisms.map((mechanism) => writeMechanism(mechanism, String)),
    ...(rules === undefined ? {} : { rules: [...rules] }),
    actions: [...actions],
    genesis,
    receipts,
    maxAccounts,
    ...(maxAmount === undefined ? {} : { maxAmount: String(maxAmount) }),
    ...(onExit === undefined ? {} : { onExit }),
  };
};

/** Reads who was asked, and what it could do, from a document. */
export const readSupports = (implementation: About, supports: unknown): Reading<Hello> =>
  readHello({ type: "hello", protocol: protocolVersion, implementation, supports });
