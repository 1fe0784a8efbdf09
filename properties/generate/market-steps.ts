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
} from "../../spec/index.ts";
import { type RawAmount, rawAmount } from "./amounts.ts";
import { type LossPlan, lossFrom, lossPlan } from "./losses.ts";
import { priceFrom } from "./markets.ts";
import { nowhere, stranger } from "./names.ts";
import { odds } from "./odds.ts";
import type { Stage } from "./steps.ts";

/** One move in a market, before the state it meets is known. A "crash" is a mark that bankrupts a holder. */
export interface MarketStepPlan {
  readonly kind: "crash" | "mark" | "trade" | "liquidate" | "redeem" | "shutdown";
  readonly market: number;
  readonly who: number;
  readonly other: number;
  readonly lots: number;
  readonly price: RawAmount;
  /** A trade at the mark, or at the price drawn. */
  readonly atMark: boolean;
  readonly loss: LossPlan;
  readonly spoiled: "no" | "stranger" | "nowhere" | "no price" | "no lots" | "one side";
}

export const marketStepPlan: fc.Arbitrary<MarketStepPlan> = fc.record({
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
    ...(["liquidate", "liquidate", "redeem", "shutdown"] as const),
  ),
  market: fc.nat(1),
  who: fc.nat(7),
  other: fc.nat(7),
  lots: fc.integer({ min: 1, max: 6 }),
  price: rawAmount,
  atMark: odds(2, 3),
  loss: lossPlan,
  spoiled: fc.constantFrom(
    ...Array.from({ length: 15 }, () => "no" as const),
    ...(["stranger", "nowhere", "no price", "no lots", "one side"] as const),
  ),
});

/** The actions of a plan; none where the venue has no market. */
export const marketActionsFrom = (plan: MarketStepPlan, stage: Stage): readonly Action[] => {
  const { state } = stage;
  const ids = [...state.accounts.keys()];
  const market = marketFor(plan, stage);
  const account = plan.spoiled === "stranger" ? stranger : (ids[plan.who % ids.length] ?? stranger);
  const others = ids.filter((id) => id !== account);
  const other = plan.spoiled === "one side" ? account : (others[plan.other % others.length] ?? stranger);
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
    case "liquidate":
      return [{ type: "liquidate", account: holderFor(plan, now) ?? account, market: id, to: other }];
    case "trade":
      return [
        {
          type: "trade",
          market: id,
          buyer: account,
          seller: other,
          quantity: plan.spoiled === "no lots" ? 0n : BigInt(plan.lots),
          price: plan.atMark && plan.spoiled !== "no price" ? now.price : price,
        },
      ];
  }
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

/** A mark at which a solvent holder owes more than it owns; a buyer's price can fall no further than 1. */
const crash = (plan: MarketStepPlan, stage: Stage, market: MarketId, now: MarketState): readonly Action[] => {
  const { mechanism, state, scale } = stage;
  const holder = holderFor(plan, now);
  const position = holder === undefined ? undefined : now.positions.get(holder);
  if (holder === undefined || position === undefined) return [];
  const account = accountOf(state, holder);
  const beyond = isInsolvent(account) ? 0n : lossFrom(plan.loss, mechanism, state, scale);
  const fall: bigint = divideUp(equityOf(account) + beyond, magnitude(position.lots));
  const price: Atoms = atoms(position.lots > 0n ? now.price - fall : now.price + fall);
  return [{ type: "mark", market, price: price > 0n ? price : atoms(1n) }];
};
