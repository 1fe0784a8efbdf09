import { accountOf, assetsOf, atoms, type Entry, type State } from "../../../../../spec/index.ts";
import type { Values } from "../../../../../spec/theory/proofs/evaluate.ts";
import { above0, type Instance, instance, type Runs, smaller, sumsBefore, total } from "./instance.ts";
import { lifeOf, type Taken } from "./venues.ts";

/** What settlements, trades, marks and liquidations do to the identity of rule 2.3. */

/** The entries of a settlement, one after the other: who gained, who lost. */
const entriesIn = ({ before, after }: Taken, entries: readonly Entry[]): readonly Instance[] => {
  const sums = sumsBefore(entries.map(({ amount }) => amount));
  const found = [instance("settle, base: no entry", { T: 0n, G: 0n })];
  let G = 0n;
  for (const [i, { account, amount: e }] of entries.entries()) {
    const [was, is] = [accountOf(before, account), accountOf(after, account)];
    const T = sums[i] ?? 0n;
    const rise = is.capital + is.pnl - was.capital - was.pnl;
    const p = smaller(above0(was.pnl), -e);
    found.push(
      instance(e < 0n ? "settle, step: a loss" : "settle, step: a gain", {
        ...{ C: was.capital, P: was.pnl, "C'": is.capital, "P'": is.pnl, e, T, "T'": T + e },
        ...{ G, "G'": G + rise, o: smaller(above0(-was.pnl), e), p, q: smaller(was.capital, -e - p) },
      }),
    );
    G += rise;
  }
  const T = total(entries.map(({ amount }) => amount));
  found.push(
    instance("settle, end: the entries sum to 0", { A: assetsOf(before), B: assetsOf(after), G, T }),
  );
  return found;
};

/** The lots of one who takes and one who gives, and of all. */
const lotsOf = ({ before, after }: Taken, market: string, taker: string, giver: string): Values => {
  const held = (state: State, id: string): bigint => state.markets.get(market)?.positions.get(id)?.lots ?? 0n;
  return {
    ...{ b: held(before, taker), "b'": held(after, taker), s: held(before, giver), "s'": held(after, giver) },
    ...{ Z: lotsIn(before, market), "Z'": lotsIn(after, market) },
  };
};

const lotsIn = (state: State, market: string): bigint =>
  total([...(state.markets.get(market)?.positions.values() ?? [])].map(({ lots }) => lots));

export const settlements: Runs = (seed) =>
  lifeOf(seed).flatMap((taken) => {
    const { action, before } = taken;
    if (action.type === "settle") return entriesIn(taken, action.entries);
    if (!("market" in action)) return [];
    const own = before.markets.get(action.market);
    const M = own?.price ?? 0n;
    if (action.type === "trade") {
      const { quantity: l, price: m, buyer, seller } = action;
      const e = atoms(l * (M - m));
      const sides = [
        { account: buyer, amount: e },
        { account: seller, amount: atoms(-e) },
      ];
      const T = total(sides.map(({ amount }) => amount));
      return [
        instance("trade: the two sides settle opposite amounts, and take opposite lots", {
          ...{ ...lotsOf(taken, action.market, buyer, seller), l, m, M, e, T },
        }),
        ...entriesIn(taken, sides),
      ];
    }
    if (action.type === "mark") {
      const { price: m } = action;
      const held = [...(own?.positions ?? [])];
      const lotsBefore = sumsBefore(held.map(([, { lots: l }]) => l));
      const entries = held.map(([account, { lots: l }]) => ({ account, amount: atoms(l * (m - M)) }));
      const sums = sumsBefore(entries.map(({ amount }) => amount));
      const steps = held.map(([, { lots: l }], i) => {
        const [Z, T, e] = [lotsBefore[i] ?? 0n, sums[i] ?? 0n, entries[i]?.amount ?? 0n];
        return instance("mark, step: one more position", {
          ...{ M, m, l, Z, T, e, "T'": T + e, "Z'": Z + l },
        });
      });
      const T = total(entries.map(({ amount }) => amount));
      const end = instance("mark, end: the lots of a market sum to 0", {
        ...{ M, m, T, Z: lotsIn(before, action.market) },
      });
      return [...steps, end, ...entriesIn(taken, entries)];
    }
    return instance("liquidate: lots pass, and no money", {
      ...{ ...accountIn(taken), ...lotsOf(taken, action.market, action.to, action.account) },
    });
  });

/** One account in the identity, before and after; O is the rest, before. */
const accountIn = ({ before, after, action }: Taken): Values => {
  const id = "account" in action ? action.account : "";
  const [was, is] = [accountOf(before, id), accountOf(after, id)];
  const [A, B] = [assetsOf(before), assetsOf(after)];
  const [C, P] = [was.capital, was.pnl];
  return { A, B, C, P, "C'": is.capital, "P'": is.pnl, O: A - C - P };
};
