import {
  addToFund,
  atoms,
  fundOf,
  type Layer,
  layersOf,
  lossOf,
  type Mechanism,
  min,
  payersOf,
  positive,
  resolve,
  type State,
  withMarket,
  withShortfall,
  zero,
} from "../../spec/index.ts";
import { marketIn } from "./market-mutant.ts";
import { altered, type Mutant, paidBy, resolvedBy, withReceipt } from "./mutant.ts";

/** The model under scopes that were read otherwise. */
const scopedBy = (change: (layer: Layer, mechanism: Mechanism) => Layer): Mutant["run"] =>
  resolvedBy((mechanism, before) =>
    resolve(
      { ...mechanism, waterfall: mechanism.waterfall.map((layer) => change(layer, mechanism)) },
      before,
    ),
  );

export const anotherMarketsInsurancePays: Mutant = {
  name: "another-markets-insurance-pays",
  fault: "The debt of one market is charged to the insurance of another.",
  seen: "Percolator program",
  caughtBy: ["ISO-1"],
  run: scopedBy((layer, { markets = [] }) => {
    if (layer.kind !== "fund" || layer.market === undefined) return layer;
    const other = markets.find(({ id }) => id !== layer.market);
    return other === undefined ? layer : { ...layer, market: other.id };
  }),
};

export const scopeOfAFundIgnored: Mutant = {
  name: "scope-of-a-fund-ignored",
  fault: "A fund that was set aside for one market pays every loss of the venue.",
  seen: "any",
  caughtBy: ["ISO-1"],
  run: scopedBy((layer) => {
    if (layer.kind !== "fund") return layer;
    const { kind, id, floor, eventCap } = layer;
    return {
      kind,
      id,
      ...(floor === undefined ? {} : { floor }),
      ...(eventCap === undefined ? {} : { eventCap }),
    };
  }),
};

export const scopedHaircutCutsEverybody: Mutant = {
  name: "scoped-haircut-cuts-everybody",
  fault: "A haircut for one market's losses is taken also from those who hold no position there.",
  seen: "any",
  caughtBy: ["BND-3"],
  run: paidBy((layer, resolution) => {
    // Anyone who holds no position has no exposure: that basis spares everybody else anyhow.
    if (layer.kind !== "haircut" || layer.market === undefined || layer.basis === "exposure")
      return undefined;
    const { kind, id, basis, rule, rounding, cap } = layer;
    return payersOf({ kind, id, basis, rule, rounding, ...(cap === undefined ? {} : { cap }) }, resolution);
  }),
};

export const scopedFundPaysAnOldDeficit: Mutant = {
  name: "scoped-fund-pays-an-old-deficit",
  fault: "A market's own fund is asked for an old deficit, of which nobody knows where it arose.",
  seen: "any",
  caughtBy: ["ISO-1"],
  run: altered("resolve", ({ mechanism, before, state, receipts }) => {
    const own = layersOf(mechanism, "fund").find(({ market }) => market !== undefined);
    if (own === undefined || mechanism.remainder === "carry") return { state, receipts };
    const { id, floor = 0n, eventCap } = own;
    const drawn = fundOf(before, id) - fundOf(state, id);
    const above = positive(atoms(fundOf(state, id) - floor));
    const room = eventCap === undefined ? above : min(above, positive(atoms(eventCap - drawn)));
    const paid = min(room, min(before.deficit, state.deficit));
    return {
      state: addToFund({ ...state, deficit: atoms(state.deficit - paid) }, id, atoms(-paid)),
      receipts: withReceipt(receipts, id, paid),
    };
  }),
};

/** The shortfalls of markets that their account has left, moved to one where it still holds a position. */
const movedWithTheAccount = (before: State): State => {
  let state = before;
  for (const [id, left] of before.markets)
    for (const [account, owed] of left.shortfalls) {
      if (left.positions.has(account)) continue;
      const [other] = [...before.markets].find(([, { positions }]) => positions.has(account)) ?? [];
      if (other === undefined) continue;
      state = withMarket(state, id, withShortfall(marketIn(state, id), account, zero));
      const market = marketIn(state, other);
      const whole = atoms((market.shortfalls.get(account) ?? 0n) + owed);
      state = withMarket(state, other, withShortfall(market, account, whole));
    }
  return state;
};

export const leftMarketChargedToAnotherFund: Mutant = {
  name: "left-market-charged-to-another-fund",
  fault: "A loss in a market that its account has left is charged to the market where the account still is.",
  seen: "Percolator program",
  caughtBy: ["ISO-1"],
  run: resolvedBy((mechanism, before) => resolve(mechanism, movedWithTheAccount(before))),
};

/** A market after all others, where what arose in none is put. */
const lastOfAll = "~";

export const marketsCoveredBeforeTheVenue: Mutant = {
  name: "markets-covered-before-the-venue",
  fault:
    "A layer for all covers the markets' parts first: their own layers are spared, and the venue's loss stays.",
  seen: "any",
  caughtBy: ["SOLV-3"],
  headline: {
    either: ["SOLV-3", "ADL-4"],
    because: "what is left to no fund is left as a deficit, or closes nobody",
  },
  run: resolvedBy((mechanism, before) => {
    const { venue } = lossOf(mechanism, before);
    const apart = { price: atoms(1n), positions: new Map(), shortfalls: new Map([[lastOfAll, venue]]) };
    const { state, receipts } = resolve(mechanism, withMarket(before, lastOfAll, apart));
    const markets = new Map([...state.markets].filter(([id]) => id !== lastOfAll));
    return { state: { ...state, markets }, receipts };
  }),
};

/** The markets after a repayment that was counted against them first. */
const repaidFirst = ({ markets }: State, account: string, amount: bigint): State["markets"] => {
  let left = amount;
  const next = new Map(markets);
  for (const [id, market] of markets) {
    const owed = market.shortfalls.get(account) ?? 0n;
    const repaid = owed < left ? owed : left;
    left -= repaid;
    const shortfalls = new Map(market.shortfalls);
    if (owed === repaid) shortfalls.delete(account);
    else shortfalls.set(account, atoms(owed - repaid));
    next.set(id, { ...market, shortfalls });
  }
  return next;
};

export const shortfallsRepaidFirst: Mutant = {
  name: "shortfalls-repaid-first",
  fault: "A deposit repays what arose in markets before what arose in none.",
  seen: "any",
  caughtBy: ["CONS-3"],
  run: altered("deposit", ({ before, action: { account, amount }, state }) => ({
    state: { ...state, markets: repaidFirst(before, account, amount) },
    receipts: [],
  })),
};
