import { assetsOf } from "../ledger/assets.ts";
import { type Atoms, atoms, min, positive, sum, zero } from "../numbers/atoms.ts";
import { addToSink } from "../ledger/change.ts";
import { divideDown } from "../numbers/divide.ts";
import type { AccountId } from "../numbers/identifiers.ts";
import type { Mechanism } from "../model/mechanism.ts";
import type { Effect } from "../model/outcome.ts";
import { resolve } from "../resolve/resolve.ts";
import { accountOf, claimOf, stakeOf, type State, withParts } from "../model/state.ts";

/** What the books say that an account holds: capital, pnl and stakes. */
export const holdingsOf = (state: State, id: AccountId): Atoms => {
  const { capital, pnl } = accountOf(state, id);
  return sum([capital, pnl, ...[...state.stakes.keys()].map((layer) => stakeOf(state, layer, id))]);
};

/**
 * Emergency shutdown: every open loss is resolved, positions are closed at the
 * mark, and the rate at which everybody will be paid is fixed once: what the
 * venue holds over what the accounts hold, at most 1.
 */
export const shutdown = (mechanism: Mechanism, opening: State): Effect => {
  const { state, receipts } = resolve(mechanism, opening);
  const markets = [...state.markets].map(
    ([id, { price }]) => [id, { price, positions: new Map(), shortfalls: new Map() }] as const,
  );
  const holdings = sum([...state.accounts.keys()].map((id) => holdingsOf(state, id)));
  const redemption = { assets: positive(assetsOf(state)), holdings };
  return { state: withParts(state, { markets: new Map(markets), halted: true, redemption }), receipts };
};

/**
 * What a redeem pays: floor(holdings * min(1, assets / holdings of all)), at
 * the rate of the shutdown. Rounds down.
 */
export const redemptionOf = (state: State, id: AccountId): Atoms => {
  const { redemption } = state;
  if (redemption === undefined || redemption.holdings === zero) return zero;
  const assets = min(redemption.assets, redemption.holdings);
  return atoms(divideDown(holdingsOf(state, id) * assets, redemption.holdings));
};

/** The account is paid off. What it lost lowers the deficit; what rounding leaves goes to the sink. */
export const redeem = (mechanism: Mechanism, state: State, id: AccountId): State => {
  const lost = atoms(holdingsOf(state, id) - redemptionOf(state, id));
  const covered = min(lost, state.deficit);
  const claims = new Map(state.claims);
  if (lost > 0n) claims.set(id, atoms(claimOf(state, id) + lost));
  const stakes = [...state.stakes].map(
    ([layer, all]) => [layer, new Map([...all].filter(([account]) => account !== id))] as const,
  );
  const paidOff = withParts(state, {
    accounts: new Map(state.accounts).set(id, { capital: zero, pnl: zero }),
    stakes: new Map(stakes),
    claims,
    deficit: atoms(state.deficit - covered),
  });
  return addToSink(paidOff, mechanism.surplus, atoms(lost - covered));
};
