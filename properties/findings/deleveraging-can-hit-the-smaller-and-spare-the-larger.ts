import {
  type Account,
  type AccountId,
  atoms,
  emptyState,
  equityOf,
  type MarketId,
  type Mechanism,
  type Position,
  type State,
  zero,
} from "../../spec/index.ts";
import { first, play } from "./play.ts";
import { payingMarket } from "./small-markets.ts";
import type { Showing, Weakness } from "./weakness.ts";

const lots = 2n;
const costs = [2n, 3n, 4n];
const equities = [1n, 2n, 3n];

const position = (quantity: bigint, cost: bigint): Position => ({ lots: quantity, cost: atoms(cost) });

/** Two holders with two lots each; of the other side a defaulter has half, and somebody solvent the other half. */
const stateOf = (
  mechanism: Mechanism,
  market: MarketId,
  holders: ReadonlyMap<AccountId, readonly [Account, Position]>,
  loss: bigint,
): State => {
  const empty = emptyState(mechanism);
  const owed = atoms(loss);
  return {
    ...empty,
    accounts: new Map<AccountId, Account>([
      ...[...holders].map(([id, [account]]) => [id, account] as const),
      ["x", { capital: zero, pnl: atoms(-owed) }],
      ["y", { capital: atoms(1n), pnl: zero }],
    ]),
    markets: new Map(empty.markets).set(market, {
      price: atoms(3n),
      positions: new Map([
        ...[...holders].map(([id, [, held]]) => [id, held] as const),
        ["x", position(-lots, -lots)] as const,
        ["y", position(-lots, -lots)] as const,
      ]),
      shortfalls: new Map([["x", owed]]),
    }),
  };
};

const showings = function* (mechanism: Mechanism): Generator<Showing, void> {
  const market = payingMarket(mechanism);
  if (market === undefined || !mechanism.waterfall.some(({ kind }) => kind === "deleverage")) return;
  for (const small of equities)
    for (const large of equities.filter((equity) => equity > small))
      for (const cost of costs)
        for (const otherCost of costs)
          for (const isProfit of [false, true]) {
            const account = (equity: bigint): Account =>
              isProfit ? { capital: zero, pnl: atoms(equity) } : { capital: atoms(equity), pnl: zero };
            const holders = new Map([
              ["a", [account(small), position(lots, cost)]],
              ["b", [account(large), position(lots, otherCost)]],
            ] as const);
            const played = play(mechanism, stateOf(mechanism, market, holders, 1n), [{ type: "resolve" }]);
            if (played.paid("a") === 0n || played.paid("b") > 0n) continue;
            yield {
              ways: [{ title: "the loss is resolved", scenario: played.scenario }],
              shown: `a has ${equityOf(account(small))} and pays ${played.paid("a")}; b, with as many lots on the same side, has ${equityOf(account(large))} and pays nothing`,
            };
          }
};

export const deleveragingCanHitTheSmallerAndSpareTheLarger: Weakness = {
  sentence: "deleveraging can hit the smaller and spare the larger",
  why: "A queue closes positions one after the other: the first is closed whole, and the next not at all. A rank by leverage puts the account with less money first.",
  source: "spec 17.11, 17.12; ADL-1; Chitra 2025: a queue takes (3.5, 4, 0), pro rata (4.8, 2.4, 0.3)",
  of: (mechanism) => first(showings(mechanism)),
};
