import {
  accountOf,
  type AccountId,
  addsClaim,
  atoms,
  claimOf,
  fundOf,
  isInsolvent,
  type LayerId,
  layersOf,
  type Mechanism,
  type Payment,
  type Receipt,
  stakeOf,
} from "../../spec/index.ts";
import { accountsIn } from "./bookkeeping.ts";
import type { ObservedStep } from "./observed-step.ts";

/** The receipts of a step; a refused one has none. */
export const receiptsOf = (step: ObservedStep): readonly Receipt[] =>
  step.outcome.outcome === "accepted" ? step.outcome.receipts : [];

type Tally = ReadonlyMap<LayerId, ReadonlyMap<AccountId | undefined, bigint>>;

const tallies = new WeakMap<ObservedStep, Tally>();

/** The receipts of a step, added up by layer and payer. */
const tallyOf = (step: ObservedStep): Tally => {
  const known = tallies.get(step);
  if (known !== undefined) return known;
  const tally = new Map<LayerId, Map<AccountId | undefined, bigint>>();
  for (const { layer, account, amount } of receiptsOf(step)) {
    const payers = tally.get(layer) ?? new Map<AccountId | undefined, bigint>();
    tally.set(layer, payers.set(account, (payers.get(account) ?? 0n) + amount));
  }
  tallies.set(step, tally);
  return tally;
};

/** What the receipts of one layer add up to, over all payers. */
export const receiptTotal = (step: ObservedStep, layer: LayerId): bigint => {
  let total = 0n;
  for (const amount of tallyOf(step).get(layer)?.values() ?? []) total += amount;
  return total;
};

/** What the receipts say that one account paid in a layer, or got from a recovery. */
export const receiptOf = (step: ObservedStep, layer: LayerId, account: AccountId): bigint =>
  tallyOf(step).get(layer)?.get(account) ?? 0n;

/** The payments of one layer that the receipts report. */
export const receiptPayments = (step: ObservedStep, layer: LayerId): readonly Payment[] =>
  [...(tallyOf(step).get(layer) ?? [])]
    .filter(([, amount]) => amount !== 0n)
    .map(([account, amount]) =>
      account === undefined ? { amount: atoms(amount) } : { account, amount: atoms(amount) },
    );

/** A change of a balance that the receipts do not explain. */
export interface Unexplained {
  readonly what: string;
  readonly explained: bigint;
  readonly changed: bigint;
}

/** True when the receipts of a resolve sum to the change of every balance. */
export const explainsEveryChange = (mechanism: Mechanism, step: ObservedStep): boolean =>
  unexplained(mechanism, step) === undefined;

/** The first change of a resolve that its receipts do not explain, if any. */
export const unexplained = (mechanism: Mechanism, step: ObservedStep): Unexplained | undefined => {
  const { before, after } = step;
  const named = new Set([...mechanism.waterfall.map(({ id }) => id), "surplus", "deficit"]);
  for (const { layer, amount } of receiptsOf(step)) {
    if (!named.has(layer))
      return { what: `a layer "${layer}" that the mechanism lacks`, explained: amount, changed: 0n };
    if (amount < 0n) return { what: `a receipt of ${layer}`, explained: amount, changed: 0n };
  }

  const surplus = receiptTotal(step, "surplus");
  for (const { id } of layersOf(mechanism, "fund")) {
    const explained = -receiptTotal(step, id) + (mechanism.surplus === id ? surplus : 0n);
    const changed = fundOf(after, id) - fundOf(before, id);
    if (explained !== changed) return { what: `fund ${id}`, explained, changed };
  }
  const residue = mechanism.surplus === "residue" ? surplus : 0n;
  if (after.residue - before.residue !== residue)
    return { what: "the residue", explained: residue, changed: after.residue - before.residue };

  for (const id of new Set([...before.accounts.keys(), ...after.accounts.keys(), ...payersNamed(step)])) {
    const gap = unexplainedAccount(mechanism, step, id) ?? unexplainedStakes(mechanism, step, id);
    if (gap !== undefined) return gap;
  }
  return undefined;
};

const payersNamed = (step: ObservedStep): readonly AccountId[] =>
  receiptsOf(step).flatMap(({ account }) => (account === undefined ? [] : [account]));

/** Capital and pnl: what the account paid in assessments and haircuts, its forgiven loss apart. */
const unexplainedAccount = (
  mechanism: Mechanism,
  step: ObservedStep,
  id: AccountId,
): Unexplained | undefined => {
  const was = accountOf(step.before, id);
  const is = accountOf(step.after, id);
  const forgiven = isInsolvent(was) ? -was.pnl : 0n;
  let explained = 0n;
  for (const layer of mechanism.waterfall)
    if (["assessment", "haircut", "deleverage"].includes(layer.kind))
      explained -= receiptOf(step, layer.id, id);
  const changed = is.capital + is.pnl - was.capital - was.pnl - forgiven;
  return explained === changed ? undefined : { what: `account ${id}`, explained, changed };
};

const unexplainedStakes = (
  mechanism: Mechanism,
  step: ObservedStep,
  id: AccountId,
): Unexplained | undefined => {
  for (const { id: tranche } of layersOf(mechanism, "tranche")) {
    let explained = -receiptOf(step, tranche, id);
    for (const own of layersOf(mechanism, "defaulter-stake"))
      if (own.tranche === tranche) explained -= receiptOf(step, own.id, id);
    const changed = stakeOf(step.after, tranche, id) - stakeOf(step.before, tranche, id);
    if (explained !== changed)
      return { what: `the stake of ${id} in ${tranche}`, explained, changed: atoms(changed) };
  }
  return undefined;
};

/** The first claim that did not rise by all that its holder paid in tranches, assessments and haircuts. */
export const unexplainedClaim = (mechanism: Mechanism, step: ObservedStep): Unexplained | undefined => {
  for (const id of accountsIn(step.before, step.after)) {
    let explained = 0n;
    for (const layer of mechanism.waterfall) if (addsClaim(layer)) explained += receiptOf(step, layer.id, id);
    const changed = claimOf(step.after, id) - claimOf(step.before, id);
    if (explained !== changed) return { what: `the claim of ${id}`, explained, changed };
  }
  return undefined;
};
