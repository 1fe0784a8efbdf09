import {
  type Account,
  accountOf,
  charge,
  atoms,
  covered,
  exposureIn,
  type Layer,
  lossOf,
  type Mechanism,
  openResolution,
  positive,
  resolve,
  settle,
  stakeOf,
  type State,
  sum,
  timesDown,
  toFraction,
  unpaidLoss,
  wholeLoss,
} from "../../../../../spec/index.ts";
import { fund, state } from "../../build.ts";
import { generator } from "../../markets/random.ts";
import { type Instance, instance, type Runs, sumsBefore, total } from "./instance.ts";
import { lifeOf, mechanismBy, watch } from "./venues.ts";

/** The waterfall and what a resolve leaves behind, as the law runs it. */

/** A venue without markets, in which somebody may be insolvent. */
const venueBy = (seed: number): { readonly of: Mechanism; readonly opening: State } => {
  const draw = generator(seed);
  const of = mechanismBy(draw, ["fund", "defaulter-stake", "tranche", "assessment", "haircut"]);
  const plain = of.waterfall.filter((layer) => !("market" in layer));
  const holder = (): readonly [bigint, bigint] =>
    draw.below(3) === 0 ? [0n, -draw.amount(40)] : [draw.amount(30), draw.amount(30)];
  const opening = state(
    { ...of, waterfall: plain },
    {
      accounts: { a: holder(), b: holder(), c: holder(), d: holder() },
      funds: { ins: draw.amount(20) },
      stakes: { df: { a: 3n, b: 1n + draw.amount(9), d: 5n } },
      pending: draw.amount(9),
    },
  );
  return { of: { ...of, waterfall: plain }, opening };
};

export const waterfallSteps: Runs = (seed) => {
  const { of, opening } = venueBy(seed);
  const L: bigint = wholeLoss(lossOf(of, opening));
  let [placed, taken, surplus] = [0n, 0n, 0n];
  const found = [instance("base: no layer was asked", { L, left: L, placed, taken, surplus })];
  for (const { part: H, bases, payments } of watch(of, opening)) {
    const left = L - placed;
    const U = total(bases);
    const paid = total(payments.map(({ amount }) => amount));
    const cover = paid < H ? paid : H;
    const now = { L, left, U, H, paid, covered: cover, placed, taken, surplus };
    const then = { "left'": left - cover, "placed'": placed + cover, "taken'": taken + paid };
    found.push(instance("step: one more layer", { ...now, ...then, "surplus'": surplus + paid - cover }));
    if (paid >= H)
      found.push(
        instance("a layer that pays what it is asked for leaves a loss only when it is exhausted", {
          ...now,
          ...then,
        }),
      );
    [placed, taken, surplus] = [placed + cover, taken + paid, surplus + paid - cover];
  }

  const draw = generator(seed);
  const [R, V, U] = [draw.amount(20), draw.amount(20), draw.amount(30)];
  const left = R + V;
  const H = left < U ? left : U;
  const cover = H === 0n ? 0n : draw.amount(Number(H) + 1);
  const after = covered(
    fund("ins"),
    { venue: atoms(R), markets: new Map([["btc", atoms(V)]]) },
    atoms(cover),
  );
  found.push(
    instance("what is covered is taken off no market's part first, then off the market's", {
      ...{ R, V, U, H, left, paid: cover, covered: cover, "left'": wholeLoss(after) },
      ...{ "R'": after.venue, "V'": after.markets.get("btc") ?? 0n },
    }),
  );
  return found;
};

export const layersInOrder: Runs = (seed) => {
  const { of, opening } = venueBy(seed);
  if (of.waterfall.some((layer) => "rounding" in layer && layer.rounding === "down")) return [];
  let left: bigint = wholeLoss(lossOf(of, opening));
  let room = 0n;
  const found = [instance("base: no layer was asked", { left, room })];
  for (const { part: H, bases, payments } of watch(of, opening)) {
    const U = total(bases);
    const paid = total(payments.map(({ amount }) => amount));
    const after = { "left'": left - (paid < H ? paid : H), "room'": room + U - paid };
    found.push(instance("step: one more layer", { left, room, U, H, paid, ...after }));
    left = after["left'"];
    room = after["room'"];
  }
  return found;
};

/** The obligation that speaks of a payment in a layer; a fund is no account. */
const obligationOf = (layer: Layer): string | undefined => {
  switch (layer.kind) {
    case "fund":
      return undefined;
    case "defaulter-stake":
    case "tranche":
      return "a stake, a defaulter's or a survivor's";
    case "assessment":
      return "an assessment";
    case "deleverage":
      return "a haircut of equity, and what a deleveraging takes";
    case "haircut":
      return layer.basis === "equity"
        ? "a haircut of equity, and what a deleveraging takes"
        : `a haircut of ${layer.basis}`;
  }
};

const trancheOf = (layer: Layer): string =>
  layer.kind === "defaulter-stake" || layer.kind === "assessment" ? layer.tranche : layer.id;

/** The numbers of every payment that an account makes in a resolve, taken by the law's own `charge`. */
const paymentsIn = (of: Mechanism, opening: State): readonly Instance[] =>
  watch(of, opening).flatMap(({ layer, state: now, payments, bases }) => {
    const after = charge(layer, now, payments);
    const name = obligationOf(layer);
    return payments.flatMap(({ account: id, amount: x }, i) => {
      if (id === undefined || name === undefined) return [];
      const { capital: C, pnl: P } = accountOf(now, id);
      const { capital, pnl } = accountOf(after, id);
      const multiple = layer.kind === "assessment" ? toFraction(layer.multiple) : undefined;
      const stake = stakeOf(opening, trancheOf(layer), id);
      const exposure = sum([...now.markets.values()].map((market) => exposureIn(market, id)));
      return instance(name, {
        ...{ C, P, S: stakeOf(now, trancheOf(layer), id), x, E: exposure },
        w: layer.kind === "deleverage" ? C + positive(P) : (bases[i] ?? 0n),
        m: multiple === undefined ? 0n : timesDown(stake, multiple),
        p: positive(P) < x ? positive(P) : x,
        ...{ "C'": capital, "P'": pnl, "S'": stakeOf(after, trancheOf(layer), id) },
      });
    });
  });

const resolvesOf = (seed: number): readonly { readonly of: Mechanism; readonly before: State }[] => [
  { of: venueBy(seed).of, before: venueBy(seed).opening },
  ...lifeOf(seed).filter(({ action }) => action.type === "resolve"),
];

/** Everybody's account before a resolve, and once its losses are the waterfall's. */
const openings = (of: Mechanism, before: State): readonly (readonly [Account, Account, bigint])[] => {
  // A resolve in which no layer pays shows what the opening alone does.
  const after = resolve({ ...of, waterfall: [] }, before).state;
  const { ownLosses } = openResolution(before);
  return [...before.accounts].map(([id, account]) => [
    account,
    accountOf(after, id),
    ownLosses.get(id) ?? 0n,
  ]);
};

export const solvency: Runs = (seed) =>
  resolvesOf(seed).flatMap(({ of, before }) => {
    const accounts = openings(of, before);
    const lossesBefore = sumsBefore(accounts.map(([, , l]) => l));
    const found = accounts.map(([was, is, l], i) => {
      const L = lossesBefore[i] ?? 0n;
      return instance("opening, one more account: its loss becomes the waterfall's", {
        ...{ C: was.capital, P: was.pnl, S: 0n, l, L, "L'": L + l },
        ...{ "C'": is.capital, "P'": is.pnl, "S'": 0n },
      });
    });
    const { state: after } = resolve(of, before);
    const carried = of.remainder === "carry" ? before.deficit : 0n;
    found.push(
      instance("opening, end: what is pending becomes the waterfall's", {
        ...{ L: total(accounts.map(([, , l]) => l)), N: before.pending },
        ...{ "L'": wholeLoss(lossOf(of, before)) - carried, "N'": after.pending },
      }),
    );
    return [...found, ...paymentsIn(of, before)];
  });

/** A settlement among accounts that hold capital alone: what the law leaves unpaid, and what it gives. */
export const zeroSumBooks: Runs = (seed) => {
  const { amount } = generator(seed);
  const capitals = Array.from({ length: 5 }, () => amount(40));
  const results = Array.from({ length: 4 }, () => amount(101) - 50n);
  results.push(-total(results));
  const of = venueBy(seed).of;
  const opening = state(of, {
    accounts: Object.fromEntries(capitals.map((c, i) => [`${i}`, [c, 0n] as const])),
  });
  const after = settle(
    opening,
    results.map((result, i) => ({ account: `${i}`, amount: atoms(result) })),
  );
  let [D, G, S] = [0n, 0n, 0n];
  const found = [instance("base: no account", { D, G, S })];
  for (const [i, p] of results.entries()) {
    const account = accountOf(after, `${i}`);
    const [d, gained] = [unpaidLoss(account), positive(account.pnl)];
    const then = { "D'": D + d, "G'": G + gained, "S'": S + p };
    found.push(instance("step: one more account", { c: capitals[i] ?? 0n, p, d, D, G, S, ...then }));
    [D, G, S] = [D + d, G + gained, S + p];
  }
  found.push(instance("end: the results sum to 0", { D, G, S }));
  return found;
};
