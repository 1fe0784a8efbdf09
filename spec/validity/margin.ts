import type { Action } from "../model/action.ts";
import { type Atoms, atoms } from "../numbers/atoms.ts";
import { divideUp } from "../numbers/divide.ts";
import type { AccountId } from "../numbers/identifiers.ts";
import { exposureIn, type Lots, magnitude, type Market, positionIn } from "../model/market.ts";
import { marketOf, type Mechanism } from "../model/mechanism.ts";
import { toFraction } from "../numbers/ratio.ts";
import { accountOf, type State } from "../model/state.ts";
import { liquidate, trade } from "../ledger/trading.ts";

/** The sum over markets of ratio * exposure, each rounded up to an atom. */
const margin = (
  mechanism: Mechanism,
  state: State,
  account: AccountId,
  ratioOf: (market: Market) => string,
): Atoms => {
  let total = 0n;
  for (const market of mechanism.markets ?? []) {
    const now = state.markets.get(market.id);
    if (now === undefined) continue;
    const { numerator, denominator } = toFraction(ratioOf(market));
    total += divideUp(exposureIn(now, account) * numerator, denominator);
  }
  return atoms(total);
};

/** What an account must own to open or keep its positions when it trades or takes money out. */
export const initialMargin = (mechanism: Mechanism, state: State, account: AccountId): Atoms =>
  margin(mechanism, state, account, (market) => market.initialMargin);

/** What an account must own not to be liquidated. */
export const maintenanceMargin = (mechanism: Mechanism, state: State, account: AccountId): Atoms =>
  margin(mechanism, state, account, (market) => market.maintenanceMargin ?? market.initialMargin);

const lotsOf = (state: State, market: string, account: AccountId): Lots => {
  const now = state.markets.get(market);
  return now === undefined ? 0n : magnitude(positionIn(now, account).lots);
};

/** Those who take a position by a trade or a liquidation, and the state if it were done. */
const takersOf = (
  state: State,
  action: Action,
): { readonly takers: readonly AccountId[]; readonly market: string; readonly after: State } | undefined => {
  const { type } = action;
  if (type === "trade")
    return { takers: [action.buyer, action.seller], market: action.market, after: trade(state, action) };
  if (type === "liquidate")
    return {
      takers: [action.to],
      market: action.market,
      after: liquidate(state, action.market, action.account, action.to),
    };
  return undefined;
};

/**
 * True when somebody would not own enough afterwards: the initial margin of
 * all its positions where one grows or capital leaves, and not less than
 * nothing where one shrinks.
 */
export const lacksMargin = (mechanism: Mechanism, state: State, action: Action): boolean => {
  if (action.type === "withdraw" || action.type === "stake") {
    const required = initialMargin(mechanism, state, action.account);
    const { capital, pnl } = accountOf(state, action.account);
    return required > 0n && capital + pnl - action.amount < required;
  }
  const taken = takersOf(state, action);
  if (taken === undefined) return false;
  const { takers, market, after } = taken;
  return takers.some((account) => {
    const { capital, pnl } = accountOf(after, account);
    const grows = lotsOf(after, market, account) > lotsOf(state, market, account);
    return capital + pnl < (grows ? initialMargin(mechanism, after, account) : 0n);
  });
};

/** True when a position would grow beyond the market's limit. */
export const passesPositionLimit = (mechanism: Mechanism, state: State, action: Action): boolean => {
  const taken = takersOf(state, action);
  if (taken === undefined) return false;
  const { takers, market, after } = taken;
  const limit = marketOf(mechanism, market)?.positionLimit;
  if (limit === undefined) return false;
  return takers.some((account) => {
    const lots = lotsOf(after, market, account);
    return lots > limit && lots > lotsOf(state, market, account);
  });
};
