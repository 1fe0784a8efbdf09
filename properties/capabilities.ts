import {
  type ActionType,
  actionTypes,
  type Atoms,
  claimsRuleNames,
  type Mechanism,
  type Rule,
} from "../spec/index.ts";

/** What an implementation says it can do. Nothing else is asked of it. */
export interface Capabilities {
  /** "any", or the only mechanisms it implements. */
  readonly mechanisms: "any" | readonly Mechanism[];
  /** The rules by which it divides a haircut, where mechanisms is "any"; absent: "proportional" alone. */
  readonly rules?: readonly Rule[];
  readonly actions: readonly ActionType[];
  /** It can load a complete state; otherwise scenarios start empty. */
  readonly genesis: boolean;
  readonly receipts: boolean;
  readonly maxAccounts: number;
  /** Atoms. No total of a scenario's genesis passes it; absent: no limit. */
  readonly maxAmount?: Atoms;
}

/** Claims matter to recoveries alone: an implementation without them need not keep any. */
export const keepsClaims = ({ actions }: Capabilities): boolean => actions.includes("recover");

/** Everything in the specification. */
export const everything: Capabilities = {
  mechanisms: "any",
  rules: claimsRuleNames,
  actions: actionTypes,
  genesis: true,
  receipts: true,
  maxAccounts: 64,
};
