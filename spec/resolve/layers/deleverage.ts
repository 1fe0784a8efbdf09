import { type Atoms, atoms, min, zero } from "../../numbers/atoms.ts";
import { withMarket } from "../../ledger/change.ts";
import { divideDown } from "../../numbers/divide.ts";
import type { AccountId } from "../../numbers/identifiers.ts";
import {
  addLots,
  type Lots,
  magnitude,
  type MarketId,
  positionIn,
  profitIn,
  withPosition,
} from "../../model/market.ts";
import type { DeleverageLayer, Mechanism } from "../../model/mechanism.ts";
import { type Payer, type Payment, type Resolution, withState } from "../resolution.ts";
import { coveredIn, type OpenLoss } from "../scope.ts";
import { splitLargestRemainder } from "../../division/split.ts";
import { accountOf, equityOf, type State } from "../../model/state.ts";
import { chargeEquity } from "./haircut.ts";
import { inRankOrder } from "./rank.ts";

/** What came of a deleverage: positions closed, what each counterparty gave up, and the loss that is left. */
export interface Deleveraged {
  readonly state: State;
  readonly payments: readonly Payment[];
  readonly left: OpenLoss;
}

/** How a deleverage layer meets a loss. */
export type Deleverage = (
  layer: DeleverageLayer,
  mechanism: Mechanism,
  resolution: Resolution,
  loss: OpenLoss,
) => Deleveraged;

/** The three steps of closing one bankrupt position. */
export interface ClosingLaw {
  /** Who is closed, and for how many lots. */
  readonly fillsFor: typeof fillsFor;
  /** What each gives up for its lots. */
  readonly pricesOf: typeof pricesOf;
  /** What becomes of the positions. */
  readonly withFillsClosed: typeof withFillsClosed;
}

/** Lots that one counterparty is closed for. */
export interface Fill {
  readonly account: AccountId;
  readonly lots: Lots;
}

/** Closes each bankrupt position by these steps. */
export const deleverageUnder =
  (law: ClosingLaw): Deleverage =>
  (layer, mechanism, resolution, loss) => {
    let { state } = resolution;
    let left = loss;
    const paid = new Map<AccountId, Atoms>();
    for (const market of loss.markets.keys()) {
      if (layer.market !== undefined && layer.market !== market) continue;
      for (const [defaulter, part] of bankruptIn(market, resolution)) {
        const asked = min(part, left.markets.get(market) ?? zero);
        const { lots } = positionOf(state, market, defaulter);
        if (asked === zero || lots === 0n) continue;
        const fills = law.fillsFor(layer, mechanism, withState(resolution, state), market, lots);
        const payments = law.pricesOf(state, fills, asked, magnitude(lots));
        state = chargeEquity(law.withFillsClosed(state, market, defaulter, lots, fills), payments);
        for (const { account, amount } of payments) {
          paid.set(account, atoms((paid.get(account) ?? 0n) + amount));
          left = coveredIn(market, left, amount);
        }
      }
    }
    return { state, payments: [...paid].map(([account, amount]) => ({ account, amount })), left };
  };

/**
 * Solvent holders of the other side of a bankrupt position, each with what it
 * owns; under "hyperliquid" those in profit alone.
 */
export const counterparties = (layer: DeleverageLayer, resolution: Resolution): readonly Payer[] => {
  const { opening, state, solvents } = resolution;
  const isIn = (market: MarketId, id: AccountId): boolean => {
    const began = opening.markets.get(market);
    return layer.rank !== "hyperliquid" || (began !== undefined && profitIn(began, id) > 0n);
  };
  const sides = [...state.markets.keys()]
    .filter((market) => layer.market === undefined || layer.market === market)
    .flatMap((market) =>
      bankruptIn(market, resolution).map(([id]) => ({ market, lots: positionOf(state, market, id).lots })),
    );
  return solvents
    .filter((id) =>
      sides.some(({ market, lots }) => positionOf(state, market, id).lots * lots < 0n && isIn(market, id)),
    )
    .map((account) => ({ account, base: equityOf(accountOf(state, account)) }));
};

const positionOf = (state: State, market: MarketId, account: AccountId) => {
  const now = state.markets.get(market);
  return now === undefined ? { lots: 0n, cost: zero } : positionIn(now, account);
};

/** The defaulters of a market, in ascending id, each with the loss that arose there. */
const bankruptIn = (
  market: MarketId,
  { opening, ownLosses }: Resolution,
): readonly (readonly [AccountId, Atoms])[] => {
  const shortfalls = opening.markets.get(market)?.shortfalls;
  return [...ownLosses.keys()].flatMap((id) => {
    const shortfall = shortfalls?.get(id);
    return shortfall === undefined ? [] : [[id, shortfall] as const];
  });
};

/** The fills of one bankrupt position, its counterparties in this order. */
export const fillsUnder =
  (order: typeof inRankOrder) =>
  (
    { rank }: DeleverageLayer,
    mechanism: Mechanism,
    { opening, state, solvents }: Resolution,
    market: MarketId,
    bankrupt: Lots,
  ): readonly Fill[] => {
    const now = state.markets.get(market);
    const began = opening.markets.get(market);
    if (now === undefined || began === undefined) return [];
    const others = solvents.filter(
      (id) => positionIn(now, id).lots * bankrupt < 0n && equityOf(accountOf(state, id)) > 0n,
    );
    const ordered = order(rank, mechanism, opening, began, others);
    const lotsOf = (id: AccountId): Lots => magnitude(positionIn(now, id).lots);
    const wanted = magnitude(bankrupt);
    if (rank === "pro-rata") return proRata(ordered, lotsOf, wanted);
    const fills: Fill[] = [];
    let left = wanted;
    for (const account of ordered) {
      const lots = lotsOf(account) < left ? lotsOf(account) : left;
      if (lots > 0n) fills.push({ account, lots });
      left -= lots;
    }
    return fills;
  };

/**
 * Who is closed, in what order and for how many lots: solvent holders of the
 * other side who own something, by rank; the last one partially. Ranks are
 * those of the state in which the resolve began.
 */
export const fillsFor = fillsUnder(inRankOrder);

/** Everybody for the same part of the position, by largest remainder: lots are whole. */
const proRata = (
  accounts: readonly AccountId[],
  lotsOf: (account: AccountId) => Lots,
  wanted: Lots,
): readonly Fill[] => {
  const held = accounts.map((account) => atoms(lotsOf(account)));
  const all = held.reduce<bigint>((total, lots) => total + lots, 0n);
  const shares = splitLargestRemainder(atoms(wanted < all ? wanted : all), held);
  return accounts
    .map((account, i): Fill => ({ account, lots: shares[i] ?? 0n }))
    .filter(({ lots }) => lots > 0n);
};

/**
 * What the fills cost at the bankruptcy price. The first k of all Q lots cost
 * floor(loss * k / Q) together, so that the whole position costs the loss;
 * nobody pays more than it owns.
 */
export const pricesOf = (
  state: State,
  fills: readonly Fill[],
  loss: Atoms,
  lots: Lots,
): readonly { readonly account: AccountId; readonly amount: Atoms }[] => {
  let before = 0n;
  return fills.map((fill) => {
    const after = before + fill.lots;
    const cost = atoms(divideDown(loss * after, lots) - divideDown(loss * before, lots));
    before = after;
    return { account: fill.account, amount: min(cost, equityOf(accountOf(state, fill.account))) };
  });
};

/** Both sides with as many lots fewer as were filled. */
export const withFillsClosed = (
  state: State,
  market: MarketId,
  defaulter: AccountId,
  lots: Lots,
  fills: readonly Fill[],
): State => {
  let now = state.markets.get(market);
  if (now === undefined) return state;
  const side = lots > 0n ? 1n : -1n;
  for (const { account, lots: filled } of fills)
    now = withPosition(now, account, addLots(positionIn(now, account), side * filled, now.price));
  const filled = fills.reduce((total, fill) => total + fill.lots, 0n);
  now = withPosition(now, defaulter, addLots(positionIn(now, defaulter), -side * filled, now.price));
  return withMarket(state, market, now);
};

export const closingLaw: ClosingLaw = { fillsFor, pricesOf, withFillsClosed };

/**
 * Closes each bankrupt position, the defaulters in ascending id while there is
 * loss left in its market, at the bankruptcy price: the mark, less the loss
 * per lot. Counterparties give up what that costs them against the mark.
 */
export const deleverage = deleverageUnder(closingLaw);
