import {
  type Atoms,
  atoms,
  deleverage,
  divideDown,
  lossOf,
  type MarketId,
  positive,
  pricesOf,
} from "../../spec/index.ts";
import { closedBy } from "./market-mutant.ts";
import { type Mutant, resolvedBy, resolveWith } from "./mutant.ts";

export const closedAtTheMark: Mutant = {
  name: "closed-at-the-mark",
  fault: "Counterparties are closed at the mark: they give up nothing, and the loss stays where it was.",
  seen: "any",
  caughtBy: ["ADL-3"],
  run: closedBy({ pricesOf: (_, fills) => fills.map(({ account }) => ({ account, amount: atoms(0n) })) }),
};

export const oneLotTooManyIsPaidFor: Mutant = {
  name: "one-lot-too-many-is-paid-for",
  fault: "The first counterparty gives up the loss of one lot more than it is closed for.",
  seen: "any",
  caughtBy: ["ADL-3"],
  run: closedBy({
    pricesOf: (state, fills, loss, lots) =>
      pricesOf(
        state,
        fills.map((fill, i) => (i === 0 ? { ...fill, lots: fill.lots + 1n } : fill)),
        loss,
        lots,
      ),
  }),
};

export const lossPerLotRoundedDown: Mutant = {
  name: "loss-per-lot-rounded-down",
  fault:
    "The loss is divided by the lots and rounded down before each pays for its own: atoms are left over.",
  seen: "any",
  caughtBy: ["ADL-3", "SOLV-3"],
  run: closedBy({
    pricesOf: (state, fills, loss, lots) =>
      pricesOf(state, fills, atoms(divideDown(loss, lots) * lots), lots),
  }),
};

export const eachBillRoundedDown: Mutant = {
  name: "each-bill-rounded-down",
  fault: "Each counterparty's part is rounded down for itself, and the atoms left over are nobody's.",
  seen: "any",
  caughtBy: ["SOLV-3", "TRAN-2"],
  headline: {
    either: ["SOLV-3", "ORD-1"],
    because: "the atoms that are left over are a deficit, or are asked of the next layer",
  },
  run: closedBy({
    pricesOf: (state, fills, loss, lots) => fills.flatMap((fill) => pricesOf(state, [fill], loss, lots)),
  }),
};

export const counterpartiesPayMoreThanTheyOwn: Mutant = {
  name: "counterparties-pay-more-than-they-own",
  fault: "A counterparty is closed at the bankruptcy price also where that takes more than it owns.",
  seen: "any",
  caughtBy: ["BND-1", "NNEG-1"],
  run: closedBy({
    pricesOf: (_, fills, loss, lots) => {
      let before = 0n;
      return fills.map((fill) => {
        const after = before + fill.lots;
        const amount = divideDown(loss * after, lots) - divideDown(loss * before, lots);
        before = after;
        return { account: fill.account, amount: atoms(amount) };
      });
    },
  }),
};

export const lossThatTheFundPaidIsPaidAgain: Mutant = {
  name: "loss-that-the-fund-paid-is-paid-again",
  fault: "The bankruptcy price is made of the whole shortfall, also of what a fund has paid of it.",
  seen: "any",
  caughtBy: ["ADL-3", "CONS-1"],
  headline: {
    either: ["ADL-3", "ISO-1"],
    because: "what is paid again is taken for no loss of that market",
  },
  run: resolvedBy((mechanism, before) =>
    resolveWith(mechanism, before, {
      deleverage: (layer, _, resolution, loss) => {
        const whole = lossOf(mechanism, before);
        const { state, payments, left } = deleverage(layer, mechanism, resolution, whole);
        const paidIn = (market: MarketId): bigint =>
          (whole.markets.get(market) ?? 0n) - (left.markets.get(market) ?? 0n);
        const markets = [...loss.markets].map(([id, part]): readonly [MarketId, Atoms] => [
          id,
          positive(atoms(part - paidIn(id))),
        ]);
        return { state, payments, left: { venue: loss.venue, markets: new Map(markets) } };
      },
    }),
  ),
};
