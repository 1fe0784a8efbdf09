import * as fc from "fast-check";
import {
  type AccountId,
  accountOf,
  type Action,
  type Atoms,
  initialMargin,
  type Lots,
  magnitude,
  type MarketId,
  marketOf,
  positionIn,
  toFraction,
} from "../../spec/index.ts";
import { odds } from "./odds.ts";
import type { Stage } from "./steps.ts";
import { record } from "./record.ts";

/** A trade before the state it meets is known. */
export interface TradePlan {
  readonly lots: number;
  /** How many lots: those drawn, or as many as the first side's margin or position limit allows. */
  readonly size: "drawn" | "to the margin" | "to the limit";
  /** One lot more than that; or, of a drawn size that reduces, as many lots on the other side of 0. */
  readonly oneMore: boolean;
  /** The first side holds a position, and trades against it. */
  readonly reduces: boolean;
  /** At the mark, or at the price drawn. */
  readonly atMark: boolean;
}

export const tradePlan: fc.Arbitrary<TradePlan> = record({
  lots: fc.integer({ min: 1, max: 6 }),
  size: fc.constantFrom("drawn", "drawn", "drawn", "to the margin", "to the limit"),
  oneMore: odds(1, 2),
  reduces: odds(1, 2),
  atMark: odds(1, 2),
});

type Trade = Extract<Action, { type: "trade" }>;

/** Between whom, where, and at what price if not at the mark. */
interface Terms {
  readonly market: MarketId;
  readonly sides: readonly [AccountId, AccountId];
  readonly price: Atoms;
}

/** The trade of a plan. The first side buys, unless it is to reduce what it bought. */
export const tradeFrom = (plan: TradePlan, { market, sides, price }: Terms, stage: Stage): Trade => {
  const [first, second] = sides;
  const now = stage.state.markets.get(market);
  const held: Lots = now === undefined ? 0n : positionIn(now, first).lots;
  const [buyer, seller] = plan.reduces && held > 0n ? [second, first] : [first, second];
  return {
    type: "trade",
    market,
    buyer,
    seller,
    quantity: quantityOf(plan, market, first, magnitude(held), stage),
    price: plan.atMark && now !== undefined ? now.price : price,
  };
};

const quantityOf = (plan: TradePlan, market: MarketId, first: AccountId, held: Lots, stage: Stage): Lots => {
  const passesZero = plan.size === "drawn" && plan.reduces && plan.oneMore;
  if (passesZero) return held + BigInt(plan.lots);
  const most = {
    drawn: undefined,
    "to the margin": lotsToTheMargin(market, first, stage),
    "to the limit": lotsToTheLimit(market, first, stage),
  }[plan.size];
  if (most === undefined) return BigInt(plan.lots);
  const lots = plan.oneMore ? most + 1n : most;
  return lots > 0n ? lots : 1n;
};

/** As many lots as an account could still open, by what it owns; undefined where a lot needs nothing. */
const lotsToTheMargin = (id: MarketId, account: AccountId, { mechanism, state }: Stage): Lots | undefined => {
  const market = marketOf(mechanism, id);
  const now = state.markets.get(id);
  if (market === undefined || now === undefined) return undefined;
  const { numerator, denominator } = toFraction(market.initialMargin);
  if (numerator === 0n) return undefined;
  const { capital, pnl } = accountOf(state, account);
  const free = capital + pnl - initialMargin(mechanism, state, account);
  return free > 0n ? (free * denominator) / (now.price * numerator) : 0n;
};

/** As many lots as an account could still open within the position limit; undefined where there is none. */
const lotsToTheLimit = (id: MarketId, account: AccountId, { mechanism, state }: Stage): Lots | undefined => {
  const limit = marketOf(mechanism, id)?.positionLimit;
  const now = state.markets.get(id);
  if (limit === undefined || now === undefined) return undefined;
  return limit - magnitude(positionIn(now, account).lots);
};
