import {
  type AccountId,
  accountOf,
  exitOf,
  fundOf,
  type Mechanism,
  redemptionOf,
  type State,
} from "../../../spec/index.ts";
import { invariant } from "../../invariant.ts";
import type { Setting } from "../../applicability/setting.ts";
import { accountsIn, ownHoldingsOf } from "../../observe/bookkeeping.ts";
import { isResolve } from "../../observe/observation.ts";
import type { ObservedStep } from "../../observe/observed-step.ts";
import { canWin } from "../../applicability/reach.ts";
import { atomEach, off } from "../../violation-kind.ts";
import { money } from "../../observe/money.ts";

/** One account's ledger over a trace: what it took out beyond its due, and what it paid for others. */
interface Ledger {
  /** Withdrawn, less what it had at genesis, brought in, or recovered. */
  readonly extracted: bigint;
  /** Own money that settlements and resolves took. */
  readonly paid: bigint;
}

const nothing: Ledger = { extracted: 0n, paid: 0n };

/** What funds paid, and what became deficit, in a resolve: money that no account paid. */
const paidByNobody = ({ before, after }: ObservedStep): bigint => {
  let total = 0n;
  for (const layer of before.funds.keys()) {
    const drawn = fundOf(before, layer) - fundOf(after, layer);
    if (drawn > 0n) total += drawn;
  }
  return total + (after.deficit > before.deficit ? after.deficit - before.deficit : 0n);
};

const ledgerAfter = (
  mechanism: Mechanism,
  { action, before, after }: ObservedStep,
  id: AccountId,
  ledger: Ledger,
): Ledger => {
  const { extracted, paid } = ledger;
  switch (action.type) {
    case "withdraw": {
      const out = exitOf(mechanism, before, action)?.paid ?? action.amount;
      return action.account === id ? { extracted: extracted + out, paid } : ledger;
    }
    case "deposit":
      // What repays an unpaid loss is paid for others; the rest is the account's own.
      return action.account === id
        ? { extracted: extracted - action.amount, paid: paid + repaid(before, after, id) }
        : ledger;
    case "recover":
      // As for a deposit: what a claim brings back is the account's own, also where it repays a debt.
      return {
        extracted: extracted - (equityOrDebt(after, id) - equityOrDebt(before, id)),
        paid: paid + repaid(before, after, id),
      };
    case "redeem":
      return action.account === id ? { extracted: extracted + redemptionOf(before, id), paid } : ledger;
    case "settle":
    case "trade":
    case "mark":
    case "shutdown":
    case "resolve": {
      const lost = ownHoldingsOf(before, id) - ownHoldingsOf(after, id);
      return lost > 0n ? { extracted, paid: paid + lost } : ledger;
    }
    default:
      return ledger;
  }
};

const equityOrDebt = (state: State, id: AccountId): bigint => {
  const { capital, pnl } = accountOf(state, id);
  return capital + pnl;
};

const repaid = (before: State, after: State, id: AccountId): bigint => {
  const owed = (state: State): bigint => {
    const { pnl } = accountOf(state, id);
    return pnl < 0n ? -pnl : 0n;
  };
  return owed(before) - owed(after);
};

/** A gain can leave the venue: made capital and withdrawn, or redeemed. */
const canTakeOut = ({ capabilities: { actions, genesis } }: Setting): boolean =>
  (actions.includes("realize") && actions.includes("withdraw")) ||
  (actions.includes("redeem") && (genesis || actions.includes("shutdown")));

export const aCoalitionExtractsOnlyWhatOthersPaid = invariant({
  id: "XTR-1",
  level: "safe",
  sentence: "a coalition extracts only what others paid",
  formula:
    "for every set of accounts: withdrawn - (held at genesis + deposited + recovered) <= paid by the others + fund draws + deficit",
  why: "A winner and a defaulter who act together must not carry money out that nobody lost: settle, realize, withdraw, vanish.",
  source: "spec 12.9",
  isGeneral: true,
  unless: (setting) => {
    if (setting.mechanism.exits === "open") return "the mechanism leaves exits open";
    if (!canWin(setting)) return "nobody can gain: no settle, and no mark or trade of a position";
    return canTakeOut(setting)
      ? undefined
      : "no gain can be taken out: no realize and withdraw, and no redeem";
  },
  sometimes: ["somebody took out more than was theirs at first"],
  check: ({ mechanism, genesis, steps }, see) => {
    if (mechanism.exits === "open") return undefined;
    const ledgers = new Map<AccountId, Ledger>();
    for (const id of genesis.accounts.keys())
      ledgers.set(id, { extracted: -ownHoldingsOf(genesis, id), paid: 0n });
    let byNobody = 0n;
    for (const step of steps) {
      if (step.outcome.outcome === "refused") continue;
      if (isResolve(step.action)) byNobody += paidByNobody(step);
      for (const id of accountsIn(step.before, step.after))
        ledgers.set(id, ledgerAfter(mechanism, step, id, ledgers.get(id) ?? nothing));
      if (step.action.type !== "withdraw" && step.action.type !== "redeem") continue;

      // The coalition that extracts most: all who take out more than it paid for others.
      let extracted = 0n;
      let paidByOthers = byNobody;
      const coalition: AccountId[] = [];
      for (const [id, ledger] of ledgers) {
        if (ledger.extracted + ledger.paid > 0n) {
          extracted += ledger.extracted;
          coalition.push(id);
        } else paidByOthers += ledger.paid;
      }
      if (extracted > 0n) see("somebody took out more than was theirs at first");
      if (extracted > paidByOthers)
        return {
          step: step.index,
          expected: `${coalition.join(" and ")} to take out at most the ${money(paidByOthers)} that others paid`,
          observed: `they took out ${money(extracted)} more than was theirs`,
          ...off(extracted - paidByOthers, atomEach(step.after)),
        };
    }
    return undefined;
  },
});
