import {
  type Account,
  type AccountId,
  type Atoms,
  atoms,
  emptyState,
  type LayerId,
  layersOf,
  type MarketId,
  type MarketState,
  type Mechanism,
  type State,
  zero,
  zeroesLeftOut,
} from "../../spec/index.ts";
import { multisets } from "../exhaustive/allotments.ts";
import { type Reserve, pocketsOf } from "../exhaustive/pockets.ts";
import { defaulterName, holderNames } from "../exhaustive/scenario-of.ts";

/**
 * The markets in which weaknesses are looked for, the smallest first: by the
 * number of holders, then by the sum of all amounts and the loss. Each holder
 * has capital, profit where some layer takes profit, a stake in each tranche,
 * and, where positions pay, one lot.
 */
export interface SmallMarket {
  /** Before anything was lost. */
  readonly genesis: State;
  /** The same with the loss open: the defaulter owes it. */
  readonly opened: State;
  /** Before anything was lost, and without positions. */
  readonly flat: State;
  readonly holders: readonly AccountId[];
  readonly loss: Atoms;
}

/** What a holder has, in plain numbers: one amount for each of these. */
type Purse = "capital" | "profit" | { readonly tranche: LayerId };

interface Size {
  readonly holders: number;
  readonly most: number;
}

/** How far the search goes: the more amounts a holder has, the less of each. */
const sizes: Readonly<Record<number, readonly Size[]>> = {
  1: [
    { holders: 1, most: 3 },
    { holders: 2, most: 3 },
    { holders: 3, most: 3 },
  ],
  2: [
    { holders: 1, most: 2 },
    { holders: 2, most: 2 },
    { holders: 3, most: 1 },
  ],
  3: [
    { holders: 1, most: 2 },
    { holders: 2, most: 1 },
  ],
};

/** With four amounts a holder, and with more, of which only four are given. */
const smallest: readonly Size[] = [
  { holders: 1, most: 1 },
  { holders: 2, most: 1 },
];
const mostPurses = 4;

/** Of several reserves, this many have something, each at most one. */
const mostReserves = 3;
const mostInOne = 2;

const pursesOf = (mechanism: Mechanism): readonly Purse[] =>
  [
    "capital" as const,
    ...(layersOf(mechanism, "haircut").some(({ basis }) => basis === "profit" || basis === "equity")
      ? (["profit"] as const)
      : []),
    ...layersOf(mechanism, "tranche").map(({ id }) => ({ tranche: id })),
  ].slice(0, mostPurses);

/** A market in plain numbers. */
interface Plan {
  readonly amounts: readonly (readonly number[])[];
  readonly reserves: readonly number[];
  readonly loss: number;
}

const sumOf = (amounts: readonly number[]): number => amounts.reduce((sum, amount) => sum + amount, 0);

const lists = (count: number, most: number): readonly (readonly number[])[] =>
  count === 0
    ? [[]]
    : lists(count - 1, most).flatMap((list) =>
        Array.from({ length: most + 1 }, (_, amount) => [...list, amount]),
      );

const plansOf = (purses: number, reserves: number, { holders, most }: Size): readonly Plan[] => {
  const combinations = lists(purses, most).filter((amounts) => sumOf(amounts) > 0);
  const plans: Plan[] = [];
  for (const chosen of multisets(holders, combinations.length - 1))
    for (const inReserve of lists(reserves, reserves > 1 ? 1 : mostInOne)) {
      const amounts = chosen.map((i) => combinations[i] ?? []);
      const total = sumOf(amounts.flat()) + sumOf(inReserve);
      for (let loss = 1; loss <= total + 1; loss += 1) plans.push({ amounts, reserves: inReserve, loss });
    }
  const sizeOf = (plan: Plan): number => sumOf(plan.amounts.flat()) + sumOf(plan.reserves) + plan.loss;
  return plans.sort((one, other) => sizeOf(one) - sizeOf(other));
};

/** Every small market of the mechanism. */
export const smallMarkets = function* (mechanism: Mechanism): Generator<SmallMarket> {
  const purses = pursesOf(mechanism);
  const reserves = pocketsOf(mechanism).reserves.slice(0, mostReserves);
  for (const size of sizes[purses.length] ?? smallest)
    for (const plan of plansOf(purses.length, reserves.length, size))
      yield marketFrom(mechanism, purses, reserves, plan);
};

const whole = (amount: number | undefined): Atoms => atoms(BigInt(amount ?? 0));

const marketFrom = (
  mechanism: Mechanism,
  purses: readonly Purse[],
  reserves: readonly Reserve[],
  { amounts, reserves: inReserve, loss }: Plan,
): SmallMarket => {
  const empty = emptyState(mechanism);
  const holders = holderNames.slice(0, amounts.length);
  const accounts = new Map<AccountId, Account>();
  const stakes = new Map<LayerId, Map<AccountId, Atoms>>(
    [...empty.stakes.keys()].map((tranche) => [tranche, new Map<AccountId, Atoms>()]),
  );
  for (const [i, id] of holders.entries()) {
    const account = { capital: zero, pnl: zero };
    for (const [k, purse] of purses.entries()) {
      const amount = whole(amounts[i]?.[k]);
      if (purse === "capital") account.capital = amount;
      else if (purse === "profit") account.pnl = amount;
      else stakes.get(purse.tranche)?.set(id, amount);
    }
    accounts.set(id, account);
  }
  accounts.set(defaulterName, { capital: zero, pnl: zero });
  const funds = new Map(empty.funds);
  for (const [k, reserve] of reserves.entries()) {
    const amount = whole(inReserve[k]);
    if (reserve.kind === "fund") funds.set(reserve.id, atoms(reserve.floor + amount));
    else stakes.get(reserve.tranche)?.set(defaulterName, amount);
  }
  const genesis: State = {
    ...empty,
    accounts,
    funds,
    stakes: new Map([...stakes].map(([tranche, held]) => [tranche, zeroesLeftOut(held)])),
    ...positionsOf(mechanism, empty, holders),
  };
  return {
    genesis,
    opened: withOpenLoss(mechanism, genesis, whole(loss)),
    flat: { ...genesis, markets: empty.markets },
    holders,
    loss: whole(loss),
  };
};

/** The market in which positions pay, if they do. */
export const payingMarket = ({ waterfall, markets = [] }: Mechanism): MarketId | undefined => {
  const layer = waterfall.find(
    (one) => one.kind === "deleverage" || (one.kind === "haircut" && one.basis === "exposure"),
  );
  if (layer === undefined) return undefined;
  return "market" in layer ? layer.market : markets[0]?.id;
};

/** Each holder is long one lot, bought at 1 and now at 2; the defaulter is short all of them. */
const positionsOf = (
  mechanism: Mechanism,
  { markets }: State,
  holders: readonly AccountId[],
): Partial<State> => {
  const id = payingMarket(mechanism);
  if (id === undefined) return {};
  const short = -BigInt(holders.length);
  const positions: MarketState["positions"] = new Map([
    ...holders.map((holder) => [holder, { lots: 1n, cost: atoms(1n) }] as const),
    [defaulterName, { lots: short, cost: atoms(short) }] as const,
  ]);
  return { markets: new Map(markets).set(id, { price: atoms(2n), positions, shortfalls: new Map() }) };
};

/** The defaulter owes the loss; where positions pay, it arose in their market. */
const withOpenLoss = (mechanism: Mechanism, genesis: State, loss: Atoms): State => {
  const accounts = new Map(genesis.accounts).set(defaulterName, { capital: zero, pnl: atoms(-loss) });
  const id = payingMarket(mechanism);
  const market = id === undefined ? undefined : genesis.markets.get(id);
  if (id === undefined || market === undefined) return { ...genesis, accounts };
  const shortfalls = new Map([[defaulterName, loss]]);
  return { ...genesis, accounts, markets: new Map(genesis.markets).set(id, { ...market, shortfalls }) };
};

/** What is searched, in sentences. */
export const searched =
  "Searched, the smallest first: markets of up to 3 holders with amounts up to 3; where a holder has two amounts, 2 holders and 2, or 3 and 1; where it has three, 1 and 2, or 2 and 1; where it has more, the first four, up to 1. A fund has up to 2, each of several (the first three) up to 1. What was not found there may still show in a larger market.";
