import { accountOf, atoms, claimOf, fundOf } from "../../../spec/index.ts";
import { keepsClaims } from "../../applicability/capabilities.ts";
import { invariant } from "../../invariant.ts";
import { accountsIn } from "../../observe/bookkeeping.ts";
import { exitIn, type ObservedExit } from "../../observe/exits.ts";
import { isResolve, type Observation } from "../../observe/observation.ts";
import type { ObservedStep } from "../../observe/observed-step.ts";
import {
  receiptOf,
  receiptTotal,
  receiptsOf,
  type Unexplained,
  unexplained,
  unexplainedClaim,
} from "../../observe/receipts.ts";
import { noCutOnExit } from "../../applicability/reach.ts";
import { off } from "../../violation-kind.ts";
import { money } from "../../observe/money.ts";

/** The first change of a resolve that its receipts do not explain. */
const unexplainedResolve = (
  { mechanism, capabilities }: Observation,
  step: ObservedStep,
): Unexplained | undefined =>
  unexplained(mechanism, step) ?? (keepsClaims(capabilities) ? unexplainedClaim(mechanism, step) : undefined);

/** The first change of a recover that its receipts do not explain. */
const unexplainedRecovery = ({ mechanism }: Observation, step: ObservedStep): Unexplained | undefined => {
  const { before, after } = step;
  for (const { layer, amount } of receiptsOf(step)) {
    if (layer !== "recovery" && layer !== "surplus")
      return { what: `a layer "${layer}" in a recover`, explained: amount, changed: 0n };
    if (amount < 0n) return { what: `a receipt of ${layer}`, explained: amount, changed: 0n };
  }
  for (const id of accountsIn(before, after)) {
    const was = accountOf(before, id);
    const is = accountOf(after, id);
    const changed = is.capital + is.pnl - was.capital - was.pnl;
    const explained = receiptOf(step, "recovery", id);
    if (explained !== changed) return { what: `account ${id}`, explained, changed };
    const claim = claimOf(after, id) - claimOf(before, id);
    if (-explained !== claim) return { what: `the claim of ${id}`, explained: -explained, changed: claim };
  }
  const surplus = receiptTotal(step, "surplus");
  const sink = mechanism.surplus;
  const changed =
    sink === "residue" ? after.residue - before.residue : atoms(fundOf(after, sink) - fundOf(before, sink));
  return changed === surplus ? undefined : { what: `the sink ${sink}`, explained: surplus, changed };
};

/** The first change of an exit at a ratio that its receipts do not explain. */
const unexplainedExit = (
  { capabilities }: Observation,
  { step, layer, account, amount, paid }: ObservedExit,
): Unexplained | undefined => {
  const { before, after } = step;
  const cut = receiptOf(step, layer, account);
  const stranger = receiptsOf(step).find((receipt) => receipt.layer !== layer || receipt.account !== account);
  if (stranger !== undefined)
    return { what: `a layer "${stranger.layer}" in an exit`, explained: stranger.amount, changed: 0n };
  if (amount - cut !== paid)
    return { what: `the payout to ${account}`, explained: amount - cut, changed: paid };
  const deficit = after.deficit - before.deficit;
  if (deficit !== -cut) return { what: "the deficit", explained: -cut, changed: deficit };
  const claim = claimOf(after, account) - claimOf(before, account);
  if (claim === cut || !keepsClaims(capabilities)) return undefined;
  return { what: `the claim of ${account}`, explained: cut, changed: claim };
};

/** The first change of a step that its receipts do not explain, where it has any to explain. */
const gapIn = (observation: Observation, step: ObservedStep): Unexplained | undefined => {
  if (step.action.type === "resolve") return unexplainedResolve(observation, step);
  if (step.action.type === "recover") return unexplainedRecovery(observation, step);
  const exit = exitIn(observation.mechanism, step);
  return exit === undefined ? unexplainedOther(step) : unexplainedExit(observation, exit);
};

/** The first receipt of an action that has none (9.2): a shutdown resolves, and has those of that. */
const unexplainedOther = (step: ObservedStep): Unexplained | undefined => {
  if (isResolve(step.action)) return undefined;
  const [one] = receiptsOf(step).filter(({ amount }) => amount !== 0n);
  return one === undefined
    ? undefined
    : { what: `a layer "${one.layer}" in a ${step.action.type}`, explained: one.amount, changed: 0n };
};

export const receiptsSumToEveryChange = invariant({
  id: "TRAN-1",
  level: "transparent",
  sentence: "receipts sum to the change of every balance",
  formula: "for every account, stake, fund, claim and sink: sum of its receipts = its change",
  why: "Anyone who was cut must be able to see by which layer, and how much.",
  source: "spec section 9",
  explains: ["TRAN-2", "TRAN-3"],
  unless: ({ capabilities }) => (capabilities.receipts ? undefined : "the implementation gives no receipts"),
  sometimes: ["receipts explained a resolve", "receipts explained a recovery", "receipts explained an exit"],
  cover: { "receipts explained a resolve": 20, "receipts explained an exit": 10 },
  onlyIf: {
    "receipts explained a recovery": ({ capabilities }) => capabilities.actions.includes("recover"),
    "receipts explained an exit": (setting) => noCutOnExit(setting) === undefined,
  },
  check: (observation, see) => {
    for (const step of observation.steps) {
      const { action, outcome } = step;
      if (outcome.outcome === "refused") continue;
      const gap = gapIn(observation, step);
      if (gap !== undefined)
        return {
          step: step.index,
          expected: `receipts that explain ${gap.what}: a change of ${money(gap.changed)}`,
          observed: `receipts of ${money(gap.explained)}`,
          ...off(gap.explained - gap.changed),
        };
      if (outcome.receipts.length === 0) continue;
      if (isResolve(action)) see("receipts explained a resolve");
      else if (action.type === "recover") see("receipts explained a recovery");
      else if (exitIn(observation.mechanism, step) !== undefined) see("receipts explained an exit");
    }
    return undefined;
  },
});
