import type { Action, ActionType } from "../model/action.ts";
import { sum } from "../numbers/atoms.ts";
import type { AccountId } from "../numbers/identifiers.ts";
import { type RefusalCode, refusalCodes } from "../model/refusal-code.ts";
import { lacksMargin, passesPositionLimit } from "./margin.ts";
import { hasLayer, type Layer, marketOf, type Mechanism } from "../model/mechanism.ts";
import { accountOf, hasOpenLoss, isInsolvent, stakeOf, type State } from "../model/state.ts";

type Applies = (mechanism: Mechanism, state: State, action: Action) => boolean;

/** Taken even when the venue is halted: money comes in, losses get resolved. */
const takenWhenHalted: ReadonlySet<ActionType> = new Set(["topUp", "resolve", "recover", "redeem"]);

/** Exits: refused while a loss is open, so that anyone who holds a claim then bears it. */
const exits: ReadonlySet<ActionType> = new Set(["withdraw", "stake", "unstake", "realize"]);

/** Paid out of capital. */
const spending: ReadonlySet<ActionType> = new Set(["withdraw", "stake", "fee"]);

/** The accounts that an action needs to exist. A deposit creates its own. */
const accountsNeeded = (action: Action): readonly AccountId[] => {
  switch (action.type) {
    case "settle":
      return action.entries.map((entry) => entry.account);
    case "trade":
      return [action.buyer, action.seller];
    case "liquidate":
      return [action.account, action.to];
    case "deposit":
      return [];
    default:
      return "account" in action ? [action.account] : [];
  }
};

/** The accounts that a settlement moves money of, or that take a position: none may be insolvent. */
const solventNeeded = (state: State, action: Action): readonly AccountId[] => {
  switch (action.type) {
    case "settle":
    case "trade":
      return accountsNeeded(action);
    case "mark":
      return [...(state.markets.get(action.market)?.positions.keys() ?? [])];
    case "liquidate":
      return [action.to];
    default:
      return [];
  }
};

/** Whatever must be above 0. */
const amountsIn = (action: Action): readonly bigint[] => {
  if (action.type === "trade") return [action.quantity, action.price];
  if (action.type === "mark") return [action.price];
  return "amount" in action ? [action.amount] : [];
};

/** The kind of layer that an action's `layer` must name. */
const layerNeeded = (type: ActionType): Layer["kind"] =>
  type === "stake" || type === "unstake" ? "tranche" : "fund";

const applies: Readonly<Record<RefusalCode, Applies>> = {
  halted: (_, state, action) =>
    action.type === "shutdown"
      ? state.redemption !== undefined
      : state.halted && !takenWhenHalted.has(action.type),

  "unknown-account": (_, state, action) =>
    accountsNeeded(action).some((account) => !state.accounts.has(account)),

  "unknown-layer": (mechanism, _, action) =>
    ("layer" in action && !hasLayer(mechanism, layerNeeded(action.type), action.layer)) ||
    ("market" in action && marketOf(mechanism, action.market) === undefined),

  "non-positive-amount": (_, __, action) => amountsIn(action).some((amount) => amount <= 0n),

  "duplicate-account": (_, __, action) => {
    const accounts = accountsNeeded(action);
    return new Set(accounts).size < accounts.length;
  },

  "not-zero-sum": (_, __, action) =>
    action.type === "settle" && sum(action.entries.map((entry) => entry.amount)) !== 0n,

  "account-insolvent": (_, state, action) =>
    solventNeeded(state, action).some((account) => isInsolvent(accountOf(state, account))),

  "exits-gated": (mechanism, state, action) =>
    action.type === "redeem"
      ? state.redemption === undefined
      : mechanism.exits === "gated" && exits.has(action.type) && hasOpenLoss(state),

  "insufficient-capital": (_, state, action) =>
    spending.has(action.type) &&
    "account" in action &&
    "amount" in action &&
    accountOf(state, action.account).capital < action.amount,

  "insufficient-stake": (_, state, action) =>
    action.type === "unstake" && stakeOf(state, action.layer, action.account) < action.amount,

  "insufficient-margin": lacksMargin,

  "position-limit": passesPositionLimit,
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
