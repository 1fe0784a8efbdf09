import {
  type Account,
  type AccountId,
  accountOf,
  type Action,
  type Atoms,
  atoms,
  claimOf,
  credit,
  debit,
  exitOf,
  fundOf,
  type LayerId,
  type Mechanism,
  positive,
  stakeOf,
  type State,
  withParts,
  zero,
} from "../../../spec/index.ts";
import { keepsClaims } from "../../applicability/capabilities.ts";
import { invariant } from "../../invariant.ts";
import { accountsIn, type Difference, firstDifference } from "../../observe/bookkeeping.ts";
import type { Observation } from "../../observe/observation.ts";
import type { ObservedStep } from "../../observe/observed-step.ts";
import { apart, misplaced, off, type Wrong } from "../../violation-kind.ts";
import { entryText, money } from "../../observe/money.ts";

/** What an accepted action names, and what it makes of it, in atoms. */
interface Named {
  /** The named accounts as they must be afterwards. */
  readonly accounts: ReadonlyMap<AccountId, Account>;
  readonly stake?: readonly [LayerId, AccountId, bigint];
  readonly fund?: readonly [LayerId, bigint];
  readonly pending?: bigint;
  /** The whole state, where an action moves prices, positions or shares of the estate. */
  readonly whole?: State;
}

const nothing: Account = { capital: zero, pnl: zero };
const none: ReadonlyMap<AccountId, Account> = new Map();

/** The changes that the table of spec 4.3 names; resolve and recover have laws of their own. */
const namedBy = (mechanism: Mechanism, { action, before, law }: ObservedStep): Named | undefined => {
  const cut = exitOf(mechanism, before, action)?.cut ?? zero;
  const credited = (id: AccountId, amount: Atoms) =>
    new Map([[id, credit(accountOf(before, id), amount, "capital")]]);
  const spent = (id: AccountId, amount: Atoms) => {
    const { capital, pnl } = accountOf(before, id);
    return new Map([[id, { capital: atoms(capital - amount), pnl }]]);
  };
  switch (action.type) {
    case "deposit":
      return { accounts: credited(action.account, action.amount) };
    case "withdraw":
      return { accounts: spent(action.account, action.amount) };
    case "stake":
      return {
        accounts: spent(action.account, action.amount),
        stake: [action.layer, action.account, action.amount - cut],
      };
    case "unstake":
      return {
        accounts: credited(action.account, action.amount),
        stake: [action.layer, action.account, -action.amount],
      };
    case "fee":
      return { accounts: spent(action.account, action.amount), fund: [action.layer, action.amount - cut] };
    case "topUp":
      return { accounts: none, fund: [action.layer, action.amount] };
    case "settle":
      return {
        accounts: new Map(
          action.entries.map(({ account, amount }) => [account, settled(accountOf(before, account), amount)]),
        ),
      };
    case "realize": {
      const { capital, pnl } = accountOf(before, action.account);
      const profit = positive(pnl);
      return {
        accounts: new Map([
          [action.account, { capital: atoms(capital + profit - cut), pnl: atoms(pnl - profit) }],
        ]),
      };
    }
    case "loss":
      return { accounts: none, pending: action.amount };
    case "resolve":
    case "shutdown":
    case "recover":
      return undefined;
    case "trade":
    case "mark":
    case "liquidate":
    case "redeem":
      return { accounts: named(action), whole: law.effect().state };
  }
};

/** Whom an action of the market tier names. A mark names everybody with a position. */
const named = (action: Extract<Action, { type: "trade" | "mark" | "liquidate" | "redeem" }>) => {
  const ids =
    action.type === "trade" ? [action.buyer, action.seller] : "account" in action ? [action.account] : [];
  return new Map(ids.map((id) => [id, nothing]));
};

const settled = (account: Account, amount: Atoms): Account =>
  amount < 0n ? debit(account, atoms(-amount)) : credit(account, amount, "pnl");

/** The first change that is not by what the action names. */
const wrongChange = (
  named: Named,
  { before, after }: ObservedStep,
): readonly [string, bigint, bigint] | undefined => {
  for (const id of accountsIn(before, after)) {
    const was = accountOf(before, id);
    const is = accountOf(after, id);
    const due = named.accounts.get(id) ?? was;
    for (const part of ["capital", "pnl"] as const)
      if (is[part] !== due[part]) return [`${part} of ${id}`, due[part] - was[part], is[part] - was[part]];
  }
  const [stakeLayer, staker, staked] = named.stake ?? [];
  for (const [layer, stakes] of [...before.stakes, ...after.stakes])
    for (const id of stakes.keys()) {
      const due = layer === stakeLayer && id === staker ? (staked ?? 0n) : 0n;
      const change = stakeOf(after, layer, id) - stakeOf(before, layer, id);
      if (change !== due) return [`stake of ${id} in ${layer}`, due, change];
    }
  for (const layer of after.funds.keys()) {
    const due = layer === named.fund?.[0] ? named.fund[1] : 0n;
    const change = fundOf(after, layer) - fundOf(before, layer);
    if (change !== due) return [`fund ${layer}`, due, change];
  }
  const pending = after.pending - before.pending;
  return pending === (named.pending ?? 0n) ? undefined : ["pending", named.pending ?? 0n, pending];
};

/** Parts that no action but resolve and recover may touch, except for the cut of an exit (5.9). */
const untouched = (
  { mechanism, capabilities }: Observation,
  { action, before, after, law }: ObservedStep,
): State => {
  const { claims, deficit, residue, halted } = before;
  const redemption = before.redemption === undefined ? {} : { redemption: before.redemption };
  // A credit may lower shortfalls.
  const markets = before.markets.size === 0 ? before.markets : law.effect().state.markets;
  const exit = exitOf(mechanism, before, action);
  if (exit === undefined || exit.cut === 0n)
    return withParts(after, { claims, deficit, residue, halted, markets, ...redemption });
  const { account, cut } = exit;
  return withParts(after, {
    claims: keepsClaims(capabilities)
      ? new Map(claims).set(account, atoms(claimOf(before, account) + cut))
      : after.claims,
    deficit: atoms(deficit - cut),
    residue,
    halted,
    markets,
    ...redemption,
  });
};

/** A change of what nobody named. */
const elsewhere = ({ expected, observed }: Difference): Wrong =>
  typeof expected === "bigint" && typeof observed === "bigint" ? misplaced(observed - expected) : {};

export const bystandersAreUntouched = invariant({
  id: "CONS-3",
  level: "safe",
  sentence: "bystanders are untouched",
  formula:
    "an action other than resolve, shutdown and recover changes only the accounts and layers that it names, by what it names",
  why: "A conserved total can hide a transfer between two accounts that the action does not name.",
  seenIn: [
    {
      what: "a fund was credited with the requested fee, not the collected one",
      where: "the Percolator program",
      isLike: ({ step }, { steps }) => steps[step]?.action.type === "fee",
    },
  ],
  source: "spec 4.3, 5.9",
  explains: ["CONS-1", "SOLV-2", "XTR-1", "EXIT-2", "TIME-3"],
  isGeneral: true,
  unless: ({ capabilities }) =>
    capabilities.actions.some((type) => !["resolve", "shutdown", "recover"].includes(type))
      ? undefined
      : "only resolve, shutdown and recover are supported",
  sometimes: ["an action was accepted while others held something"],
  cover: { "an action was accepted while others held something": 20 },
  check: (observation, see) => {
    const { mechanism, capabilities, steps } = observation;
    for (const step of steps) {
      if (step.outcome.outcome === "refused") continue;
      const named = namedBy(mechanism, step);
      if (named === undefined) continue;
      if (step.before.accounts.size > named.accounts.size)
        see("an action was accepted while others held something");
      if (named.whole !== undefined) {
        const due = keepsClaims(capabilities) ? named.whole : { ...named.whole, claims: step.after.claims };
        const difference = firstDifference(due, step.after);
        if (difference === undefined) continue;
        return {
          step: step.index,
          expected: `${difference.what} of ${entryText(difference.what, difference.expected)} after ${step.action.type}`,
          observed: entryText(difference.what, difference.observed),
          ...apart(difference),
        };
      }
      const wrong = wrongChange(named, step);
      if (wrong !== undefined) {
        const [what, due, change] = wrong;
        return {
          step: step.index,
          expected: `${what} to change by ${money(due)}`,
          observed: `a change of ${money(change)}`,
          ...off(change - due),
        };
      }
      const other = firstDifference(untouched(observation, step), step.after);
      if (other !== undefined)
        return {
          step: step.index,
          expected: `${other.what} to stay ${entryText(other.what, other.expected)}`,
          observed: entryText(other.what, other.observed),
          ...elsewhere(other),
        };
    }
    return undefined;
  },
});
