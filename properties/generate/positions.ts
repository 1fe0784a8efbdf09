import * as fc from "fast-check";
import {
  type AccountId,
  addLots,
  type Atoms,
  atoms,
  divideUp,
  type MarketId,
  type MarketState,
  positionIn,
  type State,
  withParts,
  withPosition,
  withShortfall,
} from "../../spec/index.ts";
import { totalOf } from "../observe/overflow.ts";
import { odds } from "./odds.ts";
import { record } from "./record.ts";

/** Positions and shortfalls of a genesis, before the scale is known. */
export interface PositionsPlan {
  readonly deals: readonly DealPlan[];
  /** Every other account buys, or sells, and the rest take the other side: nobody's deals cancel out. */
  readonly sides: "mixed" | "the first sells" | "the first buys";
  /** Nobody is insolvent when it begins: only then can there be trades and marks. Or one, whose position is closed at once. */
  readonly debtors: "as drawn" | "nobody" | "the first alone";
  /** It repays a part of its debt first. */
  readonly repays: boolean;
  /** Where an insolvent account's loss arose: all or half of it in a market that it holds, or where it holds nothing. */
  readonly arose: "all" | "half" | "none" | "half in each of two" | "in a left market" | "in every market";
}

export interface DealPlan {
  readonly market: number;
  readonly buyer: number;
  readonly seller: number;
  readonly lots: number;
  /** The price of entry, beside the mark: in favour of odd places, where it is below 0. */
  readonly entry: number;
}

export const positionsPlan: fc.Arbitrary<PositionsPlan> = record({
  deals: fc.array(
    record({
      market: fc.constantFrom(0, 0, 0, 0, 1, 1, 2),
      buyer: fc.nat(6),
      seller: fc.nat(6),
      lots: fc.integer({ min: 1, max: 5 }),
      entry: fc.constantFrom(0, 0, -1, -2, -5, 1, 3),
    }),
    { minLength: 1, maxLength: 12 },
  ),
  sides: fc.constantFrom("mixed", "the first sells", "the first buys"),
  debtors: fc.constantFrom("as drawn", "nobody", "the first alone", "the first alone"),
  repays: odds(1, 6),
  arose: fc.constantFrom(
    ...(["all", "all", "all", "all", "all", "all", "half", "half", "none"] as const),
    ...(["in a left market", "in a left market", "in every market"] as const),
  ),
});

/** The state with the positions of a plan; without them where a total would pass the maximum. */
export const withPositions = (plan: PositionsPlan, state: State, maximum: bigint): State => {
  if (state.markets.size === 0) return state;
  const accounts = [...state.accounts.keys()];
  const markets = new Map(state.markets);
  const ids = [...markets.keys()];
  const debtor = accounts.find((id) => (state.accounts.get(id)?.pnl ?? 0n) < 0n);
  for (const [i, deal] of plan.deals.entries()) {
    const id = ids[deal.market % ids.length] ?? "";
    const market = markets.get(id);
    // The first deal is a debtor's, if there is one: a loss without a position closes nothing.
    const first = i === 0 ? debtor : undefined;
    const [buyer, seller] = partiesTo(deal, plan.sides, accounts, i, first);
    if (market === undefined || buyer === undefined || seller === undefined || buyer === seller) continue;
    const beside = BigInt(plan.sides === "the first buys" ? -deal.entry : deal.entry);
    markets.set(id, dealt(market, buyer, seller, BigInt(deal.lots), beside));
  }
  for (const [id, { pnl }] of state.accounts)
    if (pnl < 0n)
      for (const [market, now, part] of shortfallsOf(id, atoms(-pnl), plan.arose, [...markets]))
        markets.set(market, withShortfall(now, id, part));
  const traded = withParts(state, { markets });
  return totalOf(traded) > maximum ? state : traded;
};

/** Where an account's unpaid loss arose, and how much of it. */
const shortfallsOf = (
  account: AccountId,
  loss: Atoms,
  arose: PositionsPlan["arose"],
  markets: readonly (readonly [MarketId, MarketState])[],
): readonly (readonly [MarketId, MarketState, Atoms])[] => {
  const held = markets.filter(([, { positions }]) => positions.has(account));
  const left = markets.filter(([, { positions }]) => !positions.has(account));
  const [own = markets[0], other] = held;
  const half = atoms(divideUp(loss, 2n));
  const parts = {
    all: [[own, loss]],
    half: [[own, half]],
    none: [],
    "half in each of two": [
      [own, half],
      [other, atoms(loss - half)],
    ],
    "in a left market": [[left.at(-1) ?? own, loss]],
    "in every market": markets.map((market) => [market, atoms(loss / BigInt(markets.length))] as const),
  } as const satisfies Record<
    typeof arose,
    readonly (readonly [(typeof markets)[number] | undefined, Atoms])[]
  >;
  return parts[arose].flatMap(([market, part]) =>
    market === undefined || part === 0n ? [] : [[market[0], market[1], part] as const],
  );
};

/** Two accounts, any; or one at an even place, each in its turn, and one at an odd place. */
const partiesTo = (
  { buyer, seller }: DealPlan,
  sides: PositionsPlan["sides"],
  accounts: readonly AccountId[],
  turn: number,
  wanted: AccountId | undefined,
): readonly (AccountId | undefined)[] => {
  if (sides === "mixed")
    return [accounts[buyer % accounts.length], wanted ?? accounts[seller % accounts.length]];
  const [even, odd] = [0, 1].map((place) => accounts.filter((_, i) => i % 2 === place));
  const pick = (from: readonly AccountId[] = [], n: number): AccountId | undefined =>
    wanted !== undefined && from.includes(wanted) ? wanted : from[n % from.length];
  const parties = [pick(even, turn), pick(odd, sides === "the first buys" ? seller : buyer)];
  return sides === "the first buys" ? parties : parties.reverse();
};

/** A deal at a price beside the mark, at least 1. */
const dealt = (
  market: MarketState,
  buyer: AccountId,
  seller: AccountId,
  lots: bigint,
  beside: bigint,
): MarketState => {
  const price = market.price + beside;
  const entry = atoms(price > 0n ? price : 1n);
  const bought = withPosition(market, buyer, addLots(positionIn(market, buyer), lots, entry));
  return withPosition(bought, seller, addLots(positionIn(bought, seller), -lots, entry));
};
