import * as fc from "fast-check";
import {
  type AccountId,
  accountOf,
  type Action,
  type Atoms,
  atoms,
  divideUp,
  equityOf,
  isInsolvent,
  magnitude,
  type MarketId,
  type MarketState,
  type Position,
  type State,
} from "../../spec/index.ts";
import { type RawAmount, rawAmount } from "./amounts.ts";
import { withFallen } from "./capacity.ts";
import { type LossPlan, lossFrom, lossPlan } from "./losses.ts";
import { priceFrom } from "./markets.ts";
import { nowhere, stranger } from "./names.ts";
import type { Stage } from "./steps.ts";
import { type TradePlan, tradePlan, tradeFrom } from "./trades.ts";
import { record } from "./record.ts";

/** One move in a market, before the state it meets is known. A "crash" is a mark that bankrupts a holder; in a "sell-out" the holder then loses the position too. */
export interface MarketStepPlan {
  readonly kind: "crash" | "sell-out" | "mark" | "trade" | "liquidate" | "redeem" | "shutdown";
  readonly market: number;
  readonly who: number;
  readonly other: number;
  readonly price: RawAmount;
  readonly trade: TradePlan;
  readonly loss: LossPlan;
  readonly spoiled: "no" | "stranger" | "insolvent" | "nowhere" | "no price" | "no lots" | "one side";
}

export const marketStepPlan: fc.Arbitrary<MarketStepPlan> = record({
  kind: fc.constantFrom<MarketStepPlan["kind"][]>(
    "crash",
    ...([
      "crash",
      "crash",
      "crash",
      "crash",
      "crash",
      "trade",
      "trade",
      "trade",
      "trade",
      "mark",
      "mark",
    ] as const),
    ...(["liquidate", "liquidate", "redeem", "shutdown", "sell-out", "sell-out"] as const),
  ),
  market: fc.nat(2),
  who: fc.nat(7),
  other: fc.nat(7),
  price: rawAmount,
  trade: tradePlan,
  loss: lossPlan,
  spoiled: fc.constantFrom(
    ...Array.from({ length: 15 }, () => "no" as const),
    ...(["stranger", "insolvent", "nowhere", "no price", "no lots", "one side"] as const),
  ),
});

/** The actions of a plan; none where the venue has no market. */
export const marketActionsFrom = (plan: MarketStepPlan, stage: Stage): readonly Action[] => {
  const market = marketFor(plan, stage);
  const [account, other] = sidesFor(plan, stage);
  if (plan.kind === "redeem") return [{ type: "redeem", account }];
  if (plan.kind === "shutdown") return [{ type: "shutdown" }];
  if (market === undefined) return [];
  const [id, now] = market;
  const price = plan.spoiled === "no price" ? atoms(0n) : priceFrom(plan.price, stage.scale);
  switch (plan.kind) {
    case "mark":
      return [{ type: "mark", market: id, price }];
    case "crash":
      return crash(plan, stage, id, now);
    case "sell-out":
      return sellOut(plan, stage, id, now);
    case "liquidate":
      return [{ type: "liquidate", account: holderFor(plan, now) ?? account, market: id, to: other }];
    case "trade": {
      const holder = plan.trade.reduces ? holderFor(plan, now) : undefined;
      const first = plan.spoiled === "no" ? (holder ?? account) : account;
      const second = first === other ? account : other;
      const terms = { market: id, sides: [first, second] as const, price };
      const trade = tradeFrom(plan.trade, terms, stage);
      if (plan.spoiled === "no lots") return [{ ...trade, quantity: 0n }];
      return [plan.spoiled === "no price" ? { ...trade, price } : trade];
    }
  }
};

/** Two accounts, both solvent and known unless the plan is spoiled. Anybody can be redeemed. */
const sidesFor = (plan: MarketStepPlan, { state }: Stage): readonly [AccountId, AccountId] => {
  const all = [...state.accounts.keys()];
  const ids =
    plan.kind === "redeem" || plan.spoiled === "insolvent"
      ? all
      : all.filter((id) => !isInsolvent(accountOf(state, id)));
  const account = plan.spoiled === "stranger" ? stranger : (ids[plan.who % ids.length] ?? stranger);
  const others = ids.filter((id) => id !== account);
  return [account, plan.spoiled === "one side" ? account : (others[plan.other % others.length] ?? account)];
};

const marketFor = (plan: MarketStepPlan, { state }: Stage): readonly [MarketId, MarketState] | undefined => {
  const markets = [...state.markets];
  const [id, now] = markets[plan.market % markets.length] ?? [];
  if (id === undefined || now === undefined) return undefined;
  return plan.spoiled === "nowhere" ? [nowhere, now] : [id, now];
};

const holderFor = (plan: MarketStepPlan, { positions }: MarketState): AccountId | undefined => {
  const holders = [...positions.keys()];
  return holders[plan.who % holders.length];
};

/** The account that holds most lots: a crash there leaves a position with many counterparties. */
const largestHolder = ({ positions }: MarketState): AccountId | undefined => {
  let largest: AccountId | undefined;
  let most = 0n;
  for (const [account, { lots }] of positions)
    if (magnitude(lots) > most) {
      largest = account;
      most = magnitude(lots);
    }
  return largest;
};

/** A holder who is bankrupt, or else is made so, loses the position: what is owed arose where nothing is held any more. */
const sellOut = (
  plan: MarketStepPlan,
  stage: Stage,
  market: MarketId,
  now: MarketState,
): readonly Action[] => {
  const { state } = stage;
  const holders = [...now.positions.keys()];
  const bankrupt = holders.find((id) => isInsolvent(accountOf(state, id)));
  const account = bankrupt ?? victimOf(plan, now);
  if (account === undefined) return [];
  const others = [...state.accounts.keys()].filter(
    (id) => id !== account && !isInsolvent(accountOf(state, id)),
  );
  const to = others[plan.who % others.length] ?? account;
  const sold: Action = { type: "liquidate", account, market, to };
  return bankrupt === undefined ? [...crash(plan, stage, market, now), sold] : [sold];
};

/** Whom a crash fells. */
const victimOf = (plan: MarketStepPlan, now: MarketState): AccountId | undefined =>
  plan.other % 2 === 0 ? largestHolder(now) : holderFor(plan, now);

/** A mark at which a solvent holder owes more than it owns; a buyer's price can fall no further than 1. */
const crash = (plan: MarketStepPlan, stage: Stage, market: MarketId, now: MarketState): readonly Action[] => {
  const { mechanism, state, scale } = stage;
  const holder = victimOf(plan, now);
  const position = holder === undefined ? undefined : now.positions.get(holder);
  if (holder === undefined || position === undefined) return [];
  const account = accountOf(state, holder);
  const fallen = (): State => withFallen(state, holder, market);
  const beyond = isInsolvent(account) ? 0n : lossFrom(plan.loss, mechanism, fallen(), scale, market);
  const price = priceThatTakes(atoms(equityOf(account) + beyond), position, now);
  // An insolvent holder stands in the way of every mark: mostly the loss is resolved first.
  const isBlocked = [...now.positions.keys()].some((id) => isInsolvent(accountOf(state, id)));
  const first: readonly Action[] = isBlocked && plan.spoiled === "no" ? [{ type: "resolve" }] : [];
  return [...first, { type: "mark", market, price: price > 0n ? price : atoms(1n) }];
};

/** The mark at which a position has lost so much: for a buyer it may lie below 0, and cannot come to be then. */
export const priceThatTakes = (loss: Atoms, { lots }: Position, { price }: MarketState): Atoms => {
  const move = divideUp(loss, magnitude(lots));
  return atoms(lots > 0n ? price - move : price + move);
};
