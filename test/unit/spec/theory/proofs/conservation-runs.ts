import {
  accountOf,
  assetsOf,
  charge,
  fundOf,
  holdingsOf,
  type Layer,
  lossOf,
  openResolution,
  type Payment,
  redemptionOf,
  resolve,
  type State,
  unpaidLoss,
  wholeLoss,
} from "../../../../../spec/index.ts";
import { above0, type Instance, instance, type Runs, smaller, total } from "./instance.ts";
import { emptyLifeOf, lifeOf, watch } from "./venues.ts";

/** What resolves, recoveries, shutdowns and redemptions do to the identity of rule 2.3. */

/** What the books hold but losses: Q in the theorem. */
const bookedIn = (state: State): bigint => assetsOf(state) + state.pending + state.deficit;

export const resolves: Runs = (seed) =>
  lifeOf(seed).flatMap(({ of, before, action, after, receipts }) => {
    if (action.type !== "resolve") return [];
    const found: Instance[] = [];
    // A resolve in which no layer pays shows what the opening alone does.
    const open = resolve({ ...of, waterfall: [] }, before).state;
    const { ownLosses } = openResolution(before);
    let [G, L] = [0n, 0n];
    for (const [id, { pnl: P }] of before.accounts) {
      const l = ownLosses.get(id) ?? 0n;
      const is = accountOf(open, id).pnl;
      found.push(
        instance("opening, one more account", { G, L, l, P, "P'": is, "G'": G + is - P, "L'": L + l }),
      );
      [G, L] = [G + is - P, L + l];
    }
    const k = of.remainder === "carry" ? before.deficit : 0n;
    const whole: bigint = wholeLoss(lossOf(of, before));
    const [A, parked] = [assetsOf(before), before.deficit - k];
    found.push(
      instance("opening, end: what is pending or carried", {
        ...{ A, Q: bookedIn(before), "Q'": bookedIn(open), N: before.pending, "N'": open.pending },
        ...{ D: before.deficit, "D'": parked, G, L, k, "L'": whole, B: bookedIn(open) - parked },
      }),
    );

    let taken = 0n;
    for (const { layer, state, payments: paying } of watch(of, before)) {
      const charged = charge(layer, state, paying);
      const [B, now] = [assetsOf(state), assetsOf(charged)];
      const paid = total(paying.map(({ amount }) => amount));
      found.push(
        instance("one more layer", { A, L: whole, B, "B'": now, taken, paid, "taken'": taken + paid }),
      );
      taken += paid;
      found.push(...payersIn(layer, state, charged, paying));
    }
    const received = (layer: string): bigint =>
      total(receipts.filter((receipt) => receipt.layer === layer).map(({ amount }) => amount));
    const [surplus, left] = [received("surplus"), received("deficit")];
    const placed = whole - left;
    found.push(
      instance("closing: what is left is recorded, and the surplus goes to its sink", {
        ...{ A, L: whole, B: A + whole - taken, "B'": assetsOf(after), taken, placed, surplus, left },
        ...{ old: taken - placed - surplus, D: parked, "D'": after.deficit },
      }),
    );
    return found;
  });

/** Who paid in a layer, one after the other, and what that took from all that they hold. */
const payersIn = (
  layer: Layer,
  before: State,
  after: State,
  paying: readonly Payment[],
): readonly Instance[] => {
  let [X, G] = [0n, 0n];
  return paying.map(({ account: id, amount: x }) => {
    const held = (state: State): bigint =>
      id === undefined ? fundOf(state, layer.id) : holdingsOf(state, id);
    const [S, rest] = [held(before), held(after)];
    const numbers = { X, G, x, "X'": X + x, "G'": G + rest - S };
    [X, G] = [X + x, numbers["G'"]];
    if (id === undefined || !paysOutOfEquity(layer))
      return instance("a payer of profit, of capital, of a stake or of a fund", {
        ...numbers,
        S,
        "S'": rest,
      });
    const [{ capital: C, pnl: P }, is] = [accountOf(before, id), accountOf(after, id)];
    return instance("a payer of equity or exposure, or one who is deleveraged", {
      ...{ ...numbers, C, P, "C'": is.capital, "P'": is.pnl, p: smaller(above0(P), x) },
    });
  });
};

const paysOutOfEquity = (layer: Layer): boolean =>
  layer.kind === "deleverage" ||
  (layer.kind === "haircut" && (layer.basis === "equity" || layer.basis === "exposure"));

export const recoveries: Runs = (seed) =>
  lifeOf(seed).flatMap(({ of, before, action, after, receipts }) => {
    if (action.type !== "recover") return [];
    const { amount: a } = action;
    const [A, B, S] = [assetsOf(before), assetsOf(after), total(before.claims.values())];
    const R = smaller(a, S);
    const sink = (state: State): bigint =>
      of.surplus === "residue" ? state.residue : fundOf(state, of.surplus);
    const left = sink(after) - sink(before);
    if (S === 0n) return instance("no claims: all of it goes to the sink", { a, S, A, B, left });
    const shared = { a, S, R };
    const found = [instance("base: no claim was paid", { ...shared, Y: 0n, V: 0n, left: a, G: 0n })];
    let [Y, V, G] = [0n, 0n, 0n];
    for (const [id, c] of before.claims) {
      const [was, is] = [accountOf(before, id), accountOf(after, id)];
      const y = total(receipts.filter(({ account }) => account === id).map(({ amount }) => amount));
      const rise = is.capital + is.pnl - was.capital - was.pnl;
      const now = { ...shared, Y, V, G, left: a - Y, c, y, C: was.capital, P: was.pnl };
      [Y, V, G] = [Y + y, V + c, G + rise];
      found.push(
        instance("step: one more claim is its share of", {
          ...{ ...now, o: smaller(unpaidLoss(was), y), "C'": is.capital, "P'": is.pnl },
          ...{ "Y'": Y, "V'": V, "G'": G, "left'": a - Y },
        }),
      );
    }
    found.push(instance("end: what is left goes to the sink", { ...shared, Y, V, G, left, A, B }));
    return found;
  });

export const shutdowns: Runs = (seed) =>
  [...lifeOf(seed), ...emptyLifeOf(seed)].flatMap(({ of, before, action, after }) => {
    const { assets = 0n, holdings: S = 0n } = after.redemption ?? {};
    const M = smaller(assets, S);
    if (action.type === "shutdown") {
      const resolved = assetsOf(resolve(of, before).state);
      const moved = assetsOf(after);
      return instance("shutdown: after a resolve no money moves, and the rate is at most 1", {
        ...{ B: resolved, Q: resolved, "Q'": moved, "B'": moved, S, M, A: moved },
      });
    }
    if (action.type !== "redeem") return [];
    const [h, y] = [holdingsOf(before, action.account), redemptionOf(before, action.account)];
    const sink = (state: State): bigint =>
      of.surplus === "residue" ? state.residue : fundOf(state, of.surplus);
    const [D, R, B] = [before.deficit, sink(before), assetsOf(before)];
    return instance(S === 0n ? "redeem, where nobody held anything at the shutdown" : "redeem", {
      ...{ A: assets, S, M, h, y, l: h - y, v: smaller(h - y, D), D, R, B, O: B - h - R + D },
      ...{ "D'": after.deficit, "R'": sink(after), "B'": assetsOf(after) },
    });
  });
