import { atoms, min } from "../../numbers/atoms.ts";
import type { AssessmentLayer } from "../../model/mechanism.ts";
import { timesDown, toFraction } from "../../numbers/ratio.ts";
import type { Payer, Payment, Resolution } from "../resolution.ts";
import { accountOf, stakeOf, type State, withParts } from "../../model/state.ts";

/**
 * A call on survivors for fresh money: at most floor(multiple * stake), the
 * stake as it stood when the resolve began, and at most the capital they have
 * when the layer is reached.
 */
export const assessmentPayers = (layer: AssessmentLayer, resolution: Resolution): readonly Payer[] => {
  const multiple = toFraction(layer.multiple);
  return resolution.solvents.map((account) => ({
    account,
    base: min(
      accountOf(resolution.state, account).capital,
      timesDown(stakeOf(resolution.opening, layer.tranche, account), multiple),
    ),
  }));
};

/** Takes the payments out of capital. */
export const chargeCapital = (state: State, payments: readonly Payment[]): State => {
  const accounts = new Map(state.accounts);
  for (const { account: id, amount } of payments) {
    if (id === undefined) continue;
    const { capital, pnl } = accountOf(state, id);
    accounts.set(id, { capital: atoms(capital - amount), pnl });
  }
  return withParts(state, { accounts });
};
