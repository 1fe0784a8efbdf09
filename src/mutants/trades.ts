import {
  type AccountId,
  addLots,
  atoms,
  type Position,
  positionIn,
  settleIn,
  type State,
  withMarket,
  withPosition,
} from "../../spec/index.ts";
import { marketIn } from "./market-mutant.ts";
import { altered, type Mutant } from "./mutant.ts";

/** The model, except for the cost at which a position stands after a trade. */
const costBy = (costOf: (was: Position, is: Position) => bigint): Mutant["run"] =>
  altered("trade", ({ before, action: { market, buyer, seller }, state }) => {
    let now = marketIn(state, market);
    for (const account of [buyer, seller]) {
      const is = positionIn(now, account);
      const cost = atoms(costOf(positionIn(marketIn(before, market), account), is));
      now = withPosition(now, account, { ...is, cost });
    }
    return { state: withMarket(state, market, now), receipts: [] };
  });

const shrank = (was: Position, is: Position): boolean =>
  was.lots * is.lots > 0n && is.lots * is.lots < was.lots * was.lots;

export const costKeptOfLotsThatAreClosed: Mutant = {
  name: "cost-kept-of-lots-that-are-closed",
  fault: "A position that is closed in part keeps the whole cost of entry.",
  seen: "any",
  caughtBy: ["CONS-3"],
  run: costBy((was, is) => (shrank(was, is) ? was.cost : is.cost)),
};

export const costRoundedDown: Mutant = {
  name: "cost-rounded-down",
  fault: "The cost of the lots that stay is rounded down, not up.",
  seen: "any",
  caughtBy: ["CONS-3"],
  run: costBy((was, is) => (shrank(was, is) ? (was.cost * is.lots) / was.lots : is.cost)),
};

export const flippedAtTheOldPrice: Mutant = {
  name: "flipped-at-the-old-price",
  fault: "A position that passes through 0 keeps the average price of the side it left.",
  seen: "any",
  caughtBy: ["CONS-3"],
  run: costBy((was, is) => (was.lots * is.lots < 0n ? (was.cost * is.lots) / was.lots : is.cost)),
};

/** The state with one account's position in a market as it was. */
const withPositionOf = (state: State, market: string, account: AccountId, position: Position): State =>
  withMarket(state, market, withPosition(marketIn(state, market), account, position));

export const sellersSideForgotten: Mutant = {
  name: "sellers-side-forgotten",
  fault: "A trade gives the buyer its lots, and takes none from the seller.",
  seen: "any",
  caughtBy: ["MKT-1", "CONS-3"],
  run: altered("trade", ({ before, action: { market, seller }, state }) => ({
    state: withPositionOf(state, market, seller, positionIn(marketIn(before, market), seller)),
    receipts: [],
  })),
};

export const tradeSettledWithTheWrongSign: Mutant = {
  name: "trade-settled-with-the-wrong-sign",
  fault: "Anyone who buys below the mark pays the difference, and the seller receives it.",
  seen: "any",
  caughtBy: ["CONS-3"],
  run: altered("trade", ({ before, action: { market, buyer, seller, quantity, price }, state }) => {
    const loss = quantity * (price - marketIn(before, market).price);
    const settled = settleIn(before, market, [
      { account: buyer, amount: atoms(loss) },
      { account: seller, amount: atoms(-loss) },
    ]);
    const { positions } = marketIn(state, market);
    return {
      state: withMarket(settled, market, { ...marketIn(settled, market), positions }),
      receipts: [],
    };
  }),
};

export const liquidatedPositionVanishes: Mutant = {
  name: "liquidated-position-vanishes",
  fault: "A liquidation takes the position from its holder, and gives it to nobody.",
  seen: "any",
  caughtBy: ["MKT-1", "CONS-3"],
  run: altered("liquidate", ({ before, action: { market, to }, state }) => ({
    state: withPositionOf(state, market, to, positionIn(marketIn(before, market), to)),
    receipts: [],
  })),
};

export const liquidatedAtTheOldCost: Mutant = {
  name: "liquidated-at-the-old-cost",
  fault: "Anyone who takes over a position takes it at its price of entry, not at the mark.",
  seen: "any",
  caughtBy: ["CONS-3"],
  run: altered("liquidate", ({ before, action: { account, market, to }, state }) => {
    const { lots, cost } = positionIn(marketIn(before, market), account);
    if (lots === 0n) return { state, receipts: [] };
    const taken = addLots(positionIn(marketIn(before, market), to), lots, atoms(cost / lots));
    return { state: withPositionOf(state, market, to, taken), receipts: [] };
  }),
};
