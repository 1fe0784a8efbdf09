import {
  type AccountId,
  accountOf,
  type Action,
  type ActionType,
  atoms,
  hasOpenLoss,
  isInsolvent,
  payersOf,
  type State,
  step,
  withAccount,
} from "../../spec/index.ts";
import { altered, mutate, type Mutant, type StepBy, stepWithout, resolveWith } from "./mutant.ts";

/** Faults of venues that remember, within a scenario, what was asked of them before. */

/** A step that keeps notes from one action to the next. */
const remembering =
  <Notes>(begin: () => Notes, stepBy: (notes: Notes) => StepBy): Mutant["run"] =>
  (scenario) =>
    mutate(stepBy(begin()))(scenario);

export const leaversAreSpared: Mutant = {
  name: "leavers-are-spared",
  fault:
    "Anyone who asked to leave while a loss was open is refused, and not asked when the loss is resolved.",
  seen: "Lido, Liquity v2: withdrawal queues",
  caughtBy: ["EXIT-4"],
  headline: {
    either: ["SOLV-3", "FAIR-1"],
    because: "a deficit is left that leavers could pay, or the others pay their part",
  },
  run: remembering(
    () => new Set<AccountId>(),
    (leavers) => (mechanism, before, action) => {
      const next = step(mechanism, before, action);
      if (action.type === "withdraw" && next.outcome === "refused" && next.code === "exits-gated")
        leavers.add(action.account);
      if (action.type !== "resolve" || next.outcome === "refused") return next;
      const stayers = (...given: Parameters<typeof payersOf>): ReturnType<typeof payersOf> =>
        payersOf(...given).filter(({ account }) => account === undefined || !leavers.has(account));
      return { outcome: "accepted", ...resolveWith(mechanism, before, { payersOf: stayers }) };
    },
  ),
};

const exits: ReadonlySet<ActionType> = new Set(["withdraw", "stake", "unstake", "realize"]);

const insolventIn = ({ accounts }: State): readonly AccountId[] =>
  [...accounts].filter(([, account]) => isInsolvent(account)).map(([id]) => id);

/** What the flag says after an action: a new loss closes the gate, and anyone who is cured opens it. */
const isGatedAfter = (isGated: boolean, before: State, after: State): boolean => {
  const was = insolventIn(before);
  const is = insolventIn(after);
  if (is.some((id) => !was.includes(id)) || after.pending > before.pending) return true;
  return isGated && was.every((id) => is.includes(id)) && hasOpenLoss(after);
};

export const gateIsOneFlag: Mutant = {
  name: "gate-is-one-flag",
  fault: "The gate is one flag: the first account that is cured opens it, though others are still insolvent.",
  seen: "any",
  caughtBy: ["EXIT-1"],
  run: remembering(
    () => ({ isGated: undefined as boolean | undefined }),
    (notes) => (mechanism, before, action) => {
      const isGated = notes.isGated ?? hasOpenLoss(before);
      const isFree = !isGated && exits.has(action.type);
      const next = (isFree ? stepWithout("exits-gated") : step)(mechanism, before, action);
      notes.isGated = isGatedAfter(isGated, before, next.state);
      return next;
    },
  ),
};

export const roundTripYieldsAnAtom: Mutant = {
  name: "round-trip-yields-an-atom",
  fault:
    "A withdrawal of several atoms takes one too few from the account: shares are rounded in the visitor's favour.",
  seen: "share-based pools generally",
  caughtBy: ["EXIT-2"],
  headline: "CONS-3",
  run: altered("withdraw", ({ before, action: { account, amount }, state, receipts }) => {
    const { capital, pnl } = accountOf(state, account);
    const isMany = amount > 1n && capital < accountOf(before, account).capital;
    return {
      state: isMany ? withAccount(state, account, { capital: atoms(capital + 1n), pnl }) : state,
      receipts,
    };
  }),
};

export const latecomersPayAnAtom: Mutant = {
  name: "latecomers-pay-an-atom",
  fault: "Of two deposits in a row, the second one is credited an atom less: who comes first is worth money.",
  seen: "ordered blocks: front-running",
  caughtBy: ["TIME-3"],
  headline: "CONS-3",
  run: remembering(
    () => ({ last: undefined as Action | undefined }),
    (notes) => (mechanism, before, action) => {
      const isLate =
        notes.last?.type === "deposit" && action.type === "deposit" && action.account !== notes.last.account;
      notes.last = action;
      const next = step(mechanism, before, action);
      if (!isLate || next.outcome === "refused") return next;
      const { capital, pnl } = accountOf(next.state, action.account);
      if (capital === 0n) return next;
      return {
        ...next,
        state: withAccount(next.state, action.account, { capital: atoms(capital - 1n), pnl }),
      };
    },
  ),
};
