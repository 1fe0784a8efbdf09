import type { Action, ActionType } from "./action.ts";
import { sum } from "./atoms.ts";
import type { AccountId } from "./identifiers.ts";
import { hasLayer, type Layer, type Mechanism } from "./mechanism.ts";
import { accountOf, hasOpenLoss, isInsolvent, stakeOf, type State } from "./state.ts";

/** Why an action is refused, in order of precedence: the first that applies is the reason. */
export const refusalCodes = [
  "halted",
  "unknown-account",
  "unknown-layer",
  "non-positive-amount",
  "duplicate-account",
  "not-zero-sum",
  "account-insolvent",
  "exits-gated",
  "insufficient-capital",
  "insufficient-stake",
] as const;

export type RefusalCode = (typeof refusalCodes)[number];

type Applies = (mechanism: Mechanism, state: State, action: Action) => boolean;

/** Taken even when the venue is halted: money comes in, losses get resolved. */
const takenWhenHalted: ReadonlySet<ActionType> = new Set(["topUp", "resolve", "recover"]);

/** Exits: refused while a loss is open, so that whoever holds a claim then bears it. */
const exits: ReadonlySet<ActionType> = new Set(["withdraw", "stake", "unstake", "realize"]);

/** Paid out of capital. */
const spending: ReadonlySet<ActionType> = new Set(["withdraw", "stake", "fee"]);

/** The accounts that an action needs to exist. A deposit creates its own. */
const accountsNeeded = (action: Action): readonly AccountId[] => {
  if (action.type === "settle") return action.entries.map((entry) => entry.account);
  return action.type !== "deposit" && "account" in action ? [action.account] : [];
};

/** The kind of layer that an action's `layer` must name. */
const layerNeeded = (type: ActionType): Layer["kind"] =>
  type === "stake" || type === "unstake" ? "tranche" : "fund";

const applies: Readonly<Record<RefusalCode, Applies>> = {
  halted: (_, state, action) => state.halted && !takenWhenHalted.has(action.type),

  "unknown-account": (_, state, action) =>
    accountsNeeded(action).some((account) => !state.accounts.has(account)),

  "unknown-layer": (mechanism, _, action) =>
    "layer" in action && !hasLayer(mechanism, layerNeeded(action.type), action.layer),

  "non-positive-amount": (_, __, action) => "amount" in action && action.amount <= 0n,

  "duplicate-account": (_, __, action) =>
    action.type === "settle" && new Set(accountsNeeded(action)).size < action.entries.length,

  "not-zero-sum": (_, __, action) =>
    action.type === "settle" && sum(action.entries.map((entry) => entry.amount)) !== 0n,

  "account-insolvent": (_, state, action) =>
    action.type === "settle" && action.entries.some((entry) => isInsolvent(accountOf(state, entry.account))),

  "exits-gated": (mechanism, state, action) =>
    mechanism.exits === "gated" && exits.has(action.type) && hasOpenLoss(state),

  "insufficient-capital": (_, state, action) =>
    spending.has(action.type) &&
    "account" in action &&
    "amount" in action &&
    accountOf(state, action.account).capital < action.amount,

  "insufficient-stake": (_, state, action) =>
    action.type === "unstake" && stakeOf(state, action.layer, action.account) < action.amount,
};

/** Every reason that applies, in order of precedence. */
export const reasonsAgainst = (mechanism: Mechanism, state: State, action: Action): readonly RefusalCode[] =>
  refusalCodes.filter((code) => applies[code](mechanism, state, action));

/**
 * Why the action must be refused in this state, or undefined when it must be
 * accepted. A resolve is never refused.
 */
export const refusalOf = (mechanism: Mechanism, state: State, action: Action): RefusalCode | undefined =>
  refusalCodes.find((code) => applies[code](mechanism, state, action));
