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
} from "../../spec/index.ts";

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

/** Where nothing rounds up and nothing is recovered, no residue arises, and none need be kept. */
export const keepsResidue = ({ waterfall }: Mechanism, capabilities: Capabilities): boolean =>
  keepsClaims(capabilities) ||
  waterfall.some(
    (layer) => "rounding" in layer && !isOnExit(layer) && ["up", "unspecified"].includes(layer.rounding),
  );

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

/** Anyone who cannot mark a market has none. */
export const hasMarkets = ({ actions }: Capabilities): boolean => actions.includes("mark");

/** What a mechanism asks of an implementation that takes any, and did not declare it; undefined: nothing. */
const untaken = ({ waterfall, markets = [] }: Mechanism, capabilities: Capabilities): string | undefined => {
  if (markets.length > 0 && !hasMarkets(capabilities)) return "markets, which take the action mark";
  const { rules = ["proportional"], onExit } = capabilities;
  for (const layer of waterfall) {
    if (isOnExit(layer)) {
      if (onExit !== true) return "a haircut on exit";
      continue;
    }
    const rule = layer.kind === "haircut" ? ruleOf(layer) : undefined;
    if (rule !== undefined && !rules.includes(rule)) return `the rule ${rule}`;
  }
  return undefined;
};

/** What of a mechanism an implementation did not declare, in words; undefined where it declares all of it. */
export const undeclaredOf = (mechanism: Mechanism, capabilities: Capabilities): string | undefined => {
  const { mechanisms } = capabilities;
  if (mechanisms === "any") return untaken(mechanism, capabilities);
  // Mostly it is one of them, not a copy.
  if (mechanisms.includes(mechanism)) return undefined;
  return mechanisms.some((one) => isDeepStrictEqual(one, mechanism))
    ? undefined
    : `the mechanism "${mechanism.name}"`;
};

/** Whether an implementation declares a mechanism, by itself or among "any". */
export const declares = (capabilities: Capabilities, mechanism: Mechanism): boolean =>
  undeclaredOf(mechanism, capabilities) === undefined;

/** What is declared of one mechanism alone. */
export const under = (mechanism: Mechanism, capabilities: Capabilities): Capabilities => ({
  ...capabilities,
  mechanisms: [mechanism],
});
