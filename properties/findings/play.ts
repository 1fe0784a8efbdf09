import {
  type AccountId,
  accountOf,
  type Action,
  type LayerId,
  type Mechanism,
  run,
  type Scenario,
  stakeOf,
  type State,
  type Step,
} from "../../spec/index.ts";
import { ownHoldingsOf } from "../observe/bookkeeping.ts";

/** A scenario as the reference model plays it, and what came of it. */
export interface Played {
  readonly scenario: Scenario;
  readonly steps: readonly Step[];
  readonly final: State;
  /** Every action was accepted. */
  readonly accepted: boolean;
  /** What somebody has at the end, in the venue and taken out of it; what was put in from outside is taken off. */
  readonly worth: (id: AccountId) => bigint;
  /** What somebody paid in a layer; without a layer, in all of them. */
  readonly paid: (id: AccountId, layer?: LayerId) => bigint;
  /** What a layer paid in all: by accounts, or out of a fund. */
  readonly drawn: (layer: LayerId) => bigint;
}

export const play = (mechanism: Mechanism, genesis: State, actions: readonly Action[]): Played => {
  const scenario: Scenario = { mechanism, genesis, actions };
  const { steps } = run(scenario);
  const final = steps.at(-1)?.state ?? genesis;
  const receipts = steps.flatMap((step) => (step.outcome === "accepted" ? step.receipts : []));
  const total = (isCounted: (receipt: (typeof receipts)[number]) => boolean): bigint =>
    receipts.reduce((sum, receipt) => (isCounted(receipt) ? sum + receipt.amount : sum), 0n);
  const worth = (id: AccountId): bigint => {
    let out = 0n;
    for (const [i, step] of steps.entries()) {
      const action = actions[i];
      if (action === undefined || step.outcome === "refused") continue;
      if (action.type === "deposit" && action.account === id) out -= action.amount;
      if (action.type !== "withdraw" || action.account !== id) continue;
      // What was cut of it did not arrive.
      out += step.receipts.reduce<bigint>((left, { amount }) => left - amount, action.amount);
    }
    return out + ownHoldingsOf(final, id);
  };
  return {
    scenario,
    steps,
    final,
    accepted: steps.every(({ outcome }) => outcome === "accepted"),
    worth,
    paid: (id, layer) =>
      total(
        (receipt) =>
          receipt.account === id &&
          receipt.layer !== "recovery" &&
          (layer === undefined || receipt.layer === layer),
      ),
    drawn: (layer) => total((receipt) => receipt.layer === layer),
  };
};

/** Everything that somebody has taken out: profit made capital, stakes taken back, and all capital withdrawn. */
export const leaving = (mechanism: Mechanism, state: State, id: AccountId): readonly Action[] => {
  const freed: Action[] = accountOf(state, id).pnl > 0n ? [{ type: "realize", account: id }] : [];
  for (const layer of state.stakes.keys()) {
    const amount = stakeOf(state, layer, id);
    if (amount > 0n) freed.push({ type: "unstake", account: id, layer, amount });
  }
  const amount = accountOf(play(mechanism, state, freed).final, id).capital;
  return amount > 0n ? [...freed, { type: "withdraw", account: id, amount }] : freed;
};

/** The first thing that a search gives. */
export const first = <T>(found: Generator<T, void>): T | undefined => {
  const next = found.next();
  return next.done === true ? undefined : next.value;
};
