import { type Atoms, atoms, min, sum, zero } from "../numbers/atoms.ts";
import { addToSink, withoutRepaid } from "../ledger/change.ts";
import { credit } from "../ledger/credit.ts";
import { divideDown } from "../numbers/divide.ts";
import { byId } from "../numbers/identifiers.ts";
import type { Mechanism } from "../model/mechanism.ts";
import type { Effect, Receipt } from "../model/outcome.ts";
import { accountOf, type State, withParts, zeroesLeftOut } from "../model/state.ts";

/**
 * External money comes back and is shared pari passu among the claims:
 * y_i = floor(claims_i * R / sum claims), R = min(amount, sum claims). What is
 * left, by rounding or beyond all claims, goes to the surplus sink.
 */
export const recover = (mechanism: Mechanism, state: State, amount: Atoms): Effect => {
  const owed = sum(state.claims.values());
  const shared = min(amount, owed);
  const accounts = new Map(state.accounts);
  const claims = new Map(state.claims);
  const receipts: Receipt[] = [];
  let left: bigint = amount;
  for (const [account, claim] of [...state.claims].sort(([a], [b]) => byId(a, b))) {
    const share = atoms(divideDown(claim * shared, owed));
    if (share === zero) continue;
    accounts.set(account, credit(accountOf(state, account), share, "capital"));
    claims.set(account, atoms(claim - share));
    receipts.push({ layer: "recovery", account, amount: share });
    left -= share;
  }
  if (left > 0n) receipts.push({ layer: "surplus", amount: atoms(left) });
  const credited = withParts(state, { accounts, claims: zeroesLeftOut(claims) });
  const paid = [...state.claims.keys()].reduce(withoutRepaid, credited);
  return { state: addToSink(paid, mechanism.surplus, atoms(left)), receipts };
};
