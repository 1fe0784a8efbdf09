import { type AccountId, type Action, isInsolvent, accountOf } from "../../../spec/index.ts";
import type { RawAmount } from "../../generate/amounts.ts";
import type { LossPlan } from "../../generate/losses.ts";
import { actionsFrom, type Stage, type StepPlan } from "../../generate/steps.ts";

/** What a ledger move may say of itself; the rest is as plain as can be. */
interface Terms {
  readonly who: number;
  readonly other: number;
  /** Who acts, where that is no matter of chance. */
  readonly account?: AccountId | undefined;
  readonly amount?: RawAmount;
  readonly size?: StepPlan["size"];
  readonly loss?: LossPlan;
}

/** A move of the ledger tier with nothing wrong about it, by somebody who is solvent. */
export const ledgerMove = (kind: StepPlan["kind"], terms: Terms, stage: Stage): readonly Action[] => {
  const ids = [...stage.state.accounts.keys()];
  const solvent = ids.filter((id) => !isInsolvent(accountOf(stage.state, id)));
  const account = terms.account ?? solvent[terms.who % solvent.length];
  const plan: StepPlan = {
    kind,
    amount: { multiple: 1, offBy: 0 },
    size: "some",
    loss: { near: "one atom", amount: { multiple: 1, offBy: 0 } },
    spoiled: "no",
    alsoSpoiled: "no",
    ...terms,
    who: account === undefined ? terms.who : ids.indexOf(account),
  };
  return actionsFrom(plan, stage);
};
