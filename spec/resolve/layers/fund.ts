import { type Atoms, atoms, min, positive } from "../../numbers/atoms.ts";
import { addToFund } from "../../ledger/change.ts";
import type { FundLayer } from "../../model/mechanism.ts";
import type { Payer, Payment, Resolution } from "../resolution.ts";
import { fundOf, type State } from "../../model/state.ts";

/**
 * A fund pays down to its floor, and in one resolve at most its event cap:
 * capacity = min(max(0, balance - floor), eventCap - drawn in this resolve).
 */
export const fundPayers = (layer: FundLayer, resolution: Resolution): readonly Payer[] => {
  const balance = fundOf(resolution.state, layer.id);
  const aboveFloor = positive(atoms(balance - (layer.floor ?? 0n)));
  if (layer.eventCap === undefined) return [{ base: aboveFloor }];
  const drawn = fundOf(resolution.opening, layer.id) - balance;
  return [{ base: min(aboveFloor, positive(atoms(layer.eventCap - drawn))) }];
};

export const chargeFund = (layer: FundLayer, state: State, payments: readonly Payment[]): State =>
  payments.reduce((next, { amount }) => addToFund(next, layer.id, negated(amount)), state);

const negated = (amount: Atoms): Atoms => atoms(-amount);
