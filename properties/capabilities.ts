import { isDeepStrictEqual } from "node:util";
import {
  type ActionType,
  actionTypes,
  type Atoms,
  claimsRuleNames,
  isOnExit,
  type Mechanism,
  type Rule,
  ruleOf,
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
  /** "any" takes in haircuts on exit; absent: it does not. */
  readonly onExit?: boolean;
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
  onExit: true,
};

const marketActions: readonly ActionType[] = ["trade", "mark", "liquidate", "shutdown", "redeem"];

/** Everything but markets and shutdown. */
export const ledgerTier: Capabilities = {
  ...everything,
  actions: actionTypes.filter((type) => !marketActions.includes(type)),
};

/** Whoever cannot mark a market has none. */
export const hasMarkets = ({ actions }: Capabilities): boolean => actions.includes("mark");

/** Whether an implementation that takes any mechanism takes this one: its rules, its exits and its markets. */
const isTaken = ({ waterfall, markets = [] }: Mechanism, capabilities: Capabilities): boolean =>
  (markets.length === 0 || hasMarkets(capabilities)) &&
  waterfall.every((layer) => {
    if (isOnExit(layer)) return capabilities.onExit === true;
    const rule = layer.kind === "haircut" ? ruleOf(layer) : undefined;
    return rule === undefined || (capabilities.rules ?? ["proportional"]).includes(rule);
  });

/** Whether an implementation declares a mechanism, by itself or among "any". */
export const declares = (capabilities: Capabilities, mechanism: Mechanism): boolean =>
  capabilities.mechanisms === "any"
    ? isTaken(mechanism, capabilities)
    : capabilities.mechanisms.some((one) => isDeepStrictEqual(one, mechanism));
