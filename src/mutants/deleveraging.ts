import {
  type AccountId,
  accountOf,
  atoms,
  claimOf,
  equityOf,
  type Fill,
  fillsFor,
  hasLayer,
  type Layer,
  magnitude,
  positionIn,
  resolve,
  type State,
  withFillsClosed,
  withMarket,
  zeroesLeftOut,
} from "../../spec/index.ts";
import { closedBy, marketIn } from "./market-mutant.ts";
import { altered, type Mutant, resolvedBy } from "./mutant.ts";

export const everybodyClosedInPart: Mutant = {
  name: "everybody-closed-in-part",
  fault: "Where a rank is declared, everybody of the other side is closed in part all the same.",
  seen: "any",
  caughtBy: ["ADL-2", "ADL-1"],
  headline: {
    either: ["ADL-2", "ADL-1"],
    because: "closed in part, the first makes room for one out of turn",
  },
  run: closedBy({ fillsFor: (layer, ...given) => fillsFor({ ...layer, rank: "pro-rata" }, ...given) }),
};

export const firstCounterpartyFlipped: Mutant = {
  name: "first-counterparty-flipped",
  fault: "The whole bankrupt position is filled against the first counterparty, whatever it holds.",
  seen: "any",
  caughtBy: ["ADL-5"],
  run: closedBy({
    fillsFor: (layer, mechanism, resolution, market, bankrupt) =>
      fillsFor(layer, mechanism, resolution, market, bankrupt)
        .slice(0, 1)
        .map(({ account }): Fill => ({ account, lots: magnitude(bankrupt) })),
  }),
};

/** The model, but that some positions stay as they were when lots are closed. */
const keptBy = (isKept: (account: AccountId, defaulter: AccountId) => boolean): Mutant["run"] =>
  closedBy({
    withFillsClosed: (state, market, defaulter, lots, fills) => {
      const next = withFillsClosed(state, market, defaulter, lots, fills);
      const was = marketIn(state, market).positions;
      const is = marketIn(next, market).positions;
      const positions = new Map([
        ...[...was].filter(([account]) => isKept(account, defaulter)),
        ...[...is].filter(([account]) => !isKept(account, defaulter)),
      ]);
      return withMarket(next, market, { ...marketIn(next, market), positions });
    },
  });

export const bankruptPositionForgotten: Mutant = {
  name: "bankrupt-position-forgotten",
  fault: "Counterparties are closed, and the bankrupt position against which they were stays whole.",
  seen: "any",
  caughtBy: ["ADL-4", "MKT-1"],
  run: keptBy((account, defaulter) => account === defaulter),
};

export const counterpartiesKeepTheirLots: Mutant = {
  name: "counterparties-keep-their-lots",
  fault: "The bankrupt position is closed, and counterparties pay for it, but keep all their lots.",
  seen: "any",
  caughtBy: ["MKT-1", "ADL-4"],
  headline: "ADL-4",
  run: keptBy((account, defaulter) => account !== defaulter),
};

export const pennilessAreClosedToo: Mutant = {
  name: "penniless-are-closed-too",
  fault: "Lots that are left are closed against those who own nothing, and so give up nothing.",
  seen: "any",
  caughtBy: ["ADL-4"],
  run: closedBy({
    fillsFor: (layer, mechanism, resolution, market, bankrupt) => {
      const fills = fillsFor(layer, mechanism, resolution, market, bankrupt);
      const { state, solvents } = resolution;
      let left = fills.reduce((rest, { lots }) => rest - lots, magnitude(bankrupt));
      const more: Fill[] = [];
      for (const account of solvents) {
        const { lots } = positionIn(marketIn(state, market), account);
        if (lots * bankrupt >= 0n || equityOf(accountOf(state, account)) > 0n || left === 0n) continue;
        const filled = magnitude(lots) < left ? magnitude(lots) : left;
        more.push({ account, lots: filled });
        left -= filled;
      }
      return [...fills, ...more];
    },
  }),
};

/** The claims that a resolve gave, less what was paid in deleveraging. */
export const deleveragingGivesNoClaim: Mutant = {
  name: "deleveraging-gives-no-claim",
  fault: "What counterparties give up when they are closed is not added to their claims.",
  seen: "any",
  caughtBy: ["TRAN-1"],
  run: altered("resolve", ({ mechanism, state, receipts }) => {
    let claims: State["claims"] = state.claims;
    for (const { layer, account, amount } of receipts) {
      if (account === undefined || !hasLayer(mechanism, "deleverage", layer)) continue;
      claims = new Map(claims).set(account, atoms(claimOf({ ...state, claims }, account) - amount));
    }
    return { state: { ...state, claims: zeroesLeftOut(claims) }, receipts };
  }),
};

/** Funds that stand before a deleveraging are asked after the last one. */
const closedFirst = (waterfall: readonly Layer[]): readonly Layer[] => {
  const end = waterfall.findLastIndex(({ kind }) => kind === "deleverage") + 1;
  const head = waterfall.slice(0, end);
  const isFund = ({ kind }: Layer): boolean => kind === "fund";
  return [...head.filter((layer) => !isFund(layer)), ...head.filter(isFund), ...waterfall.slice(end)];
};

export const deleveragedBeforeTheFund: Mutant = {
  name: "deleveraged-before-the-fund",
  fault: "Winners are closed while the insurance fund that stands before them still has money.",
  seen: "Percolator: the fund was skipped",
  caughtBy: ["ORD-2", "ORD-1"],
  run: resolvedBy((mechanism, before) =>
    resolve({ ...mechanism, waterfall: closedFirst(mechanism.waterfall) }, before),
  ),
};
