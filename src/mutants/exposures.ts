import {
  type AccountId,
  accountOf,
  type Atoms,
  atoms,
  equityOf,
  exposureIn,
  type HaircutLayer,
  type MarketState,
  min,
  positionIn,
  type State,
  sum,
  timesDown,
  toFraction,
} from "../../spec/index.ts";
import { type Mutant, paidBy } from "./mutant.ts";

/** The markets in which a layer looks at exposures. */
const marketsOf = ({ market }: HaircutLayer, { markets }: State): readonly MarketState[] =>
  [...markets].filter(([id]) => market === undefined || id === market).map(([, state]) => state);

/** The model, except for the base of a haircut on exposure. */
const exposedBy = (
  baseOf: (markets: readonly MarketState[], account: AccountId, equity: Atoms) => bigint,
): Mutant["run"] =>
  paidBy((layer, { state, solvents }) => {
    if (layer.kind !== "haircut" || layer.basis !== "exposure") return undefined;
    const markets = marketsOf(layer, state);
    const cap = toFraction(layer.cap ?? "1");
    return solvents
      .map((account) => {
        const base = atoms(baseOf(markets, account, equityOf(accountOf(state, account))));
        return { account, base: timesDown(base, cap) };
      })
      .filter(({ base }) => base > 0n);
  });

const exposure = (markets: readonly MarketState[], account: AccountId): Atoms =>
  sum(markets.map((market) => exposureIn(market, account)));

export const exposureNotBoundedByEquity: Mutant = {
  name: "exposure-not-bounded-by-equity",
  fault: "Anyone who holds much with little of its own is cut for all that it holds, past what it owns.",
  seen: "any",
  caughtBy: ["BND-1", "NNEG-1"],
  headline: {
    either: ["BND-1", "BND-3"],
    because: "who owns nothing has no base, and pays more than it",
  },
  run: exposedBy(exposure),
};

export const exposureOfBuyersAlone: Mutant = {
  name: "exposure-of-buyers-alone",
  fault: "Only bought lots count as exposure: sellers are not cut.",
  seen: "any",
  caughtBy: ["FAIR-1"],
  headline: {
    either: ["SOLV-3", "FAIR-1"],
    because: "bases that are too small leave a deficit; where they suffice, the split is wrong",
  },
  run: exposedBy((markets, account, equity) =>
    min(
      exposure(
        markets.filter((market) => positionIn(market, account).lots > 0n),
        account,
      ),
      equity,
    ),
  ),
};

export const exposureCountedInLots: Mutant = {
  name: "exposure-counted-in-lots",
  fault: "Exposure is the number of lots, not their value: a lot of one market counts as one of any.",
  seen: "any",
  caughtBy: ["FAIR-1"],
  headline: {
    either: ["SOLV-3", "FAIR-1"],
    because: "bases that are too small leave a deficit; where they suffice, the split is wrong",
  },
  run: exposedBy((markets, account, equity) =>
    min(
      exposure(
        markets.map((market) => ({ ...market, price: atoms(1n) })),
        account,
      ),
      equity,
    ),
  ),
};

export const exposureOfOneMarketAlone: Mutant = {
  name: "exposure-of-one-market-alone",
  fault: "A haircut on all exposure looks at the first market alone.",
  seen: "any",
  caughtBy: ["FAIR-1"],
  headline: {
    either: ["SOLV-3", "FAIR-1"],
    because: "bases that are too small leave a deficit; where they suffice, the split is wrong",
  },
  run: exposedBy((markets, account, equity) => min(exposure(markets.slice(0, 1), account), equity)),
};
