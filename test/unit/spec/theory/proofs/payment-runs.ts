import {
  accountOf,
  assetsOf,
  atoms,
  credit,
  debit,
  exitOf,
  exitRatio,
  fundOf,
  onExitLayer,
  stakeOf,
  type State,
} from "../../../../../spec/index.ts";
import type { Values } from "../../../../../spec/theory/proofs/evaluate.ts";
import { generator } from "../../markets/random.ts";
import { above0, instance, type Runs, smaller, total } from "./instance.ts";
import { lifeOf, type Taken } from "./venues.ts";

/** What payments do to the identity of rule 2.3, and to the ratio of a haircut on exit. */

export const creditsAndDebits: Runs = (seed) => {
  const { amount, below } = generator(seed);
  const account =
    below(2) === 0
      ? { capital: atoms(0n), pnl: atoms(-amount(30)) }
      : { capital: atoms(amount(30)), pnl: atoms(amount(30)) };
  const a = atoms(amount(50));
  const { capital: C, pnl: P } = account;
  const before = { C, P, a, o: smaller(above0(-P), a), p: smaller(above0(P), a) };
  const q = smaller(C, a - before.p);
  const numbers = (after: typeof account): Values => ({
    ...{ ...before, q },
    ...{ "C'": after.capital, "P'": after.pnl },
  });
  return [
    instance("a credit to capital", numbers(credit(account, a, "capital"))),
    instance("a credit to pnl", numbers(credit(account, a, "pnl"))),
    instance("a debit", numbers(debit(account, a))),
  ];
};

/** The names of the identity that an action names, before and after; O is the rest, before. */
const identity = ({ before, after, action }: Taken) => {
  const id = "account" in action ? action.account : "";
  const layer = "layer" in action ? action.layer : "";
  const parts = (state: State) => ({
    C: accountOf(state, id).capital,
    P: accountOf(state, id).pnl,
    S: stakeOf(state, layer, id),
    F: fundOf(state, layer),
    N: state.pending,
    D: state.deficit,
  });
  const was = parts(before);
  const is = Object.entries(parts(after)).map(([name, amount]) => [`${name}'`, amount] as const);
  const A = assetsOf(before);
  const O = A - was.C - was.P - was.S - was.F + was.N + was.D;
  return { ...was, ...Object.fromEntries(is), A, B: assetsOf(after), O };
};

export const payments: Runs = (seed) =>
  lifeOf(seed).flatMap((taken) => {
    const { action, before, receipts } = taken;
    const parts = identity(taken);
    const x = total(receipts.map(({ amount }) => amount));
    const o = (amount: bigint): bigint => smaller(above0(-parts.P), amount);
    switch (action.type) {
      case "withdraw":
        return instance("withdraw: what is paid out is the amount less the cut", {
          ...{ ...parts, a: action.amount, x },
        });
      case "realize":
        return instance("realize", { ...parts, x, a: above0(accountOf(before, action.account).pnl) });
      case "deposit":
      case "stake":
      case "unstake":
      case "fee":
      case "topUp":
      case "loss":
        return instance(action.type, { ...parts, a: action.amount, x, o: o(action.amount) });
      default:
        return [];
    }
  });

export const exits: Runs = (seed) =>
  lifeOf(seed).flatMap(({ of, before, action, after }) => {
    const layer = onExitLayer(of);
    const exit = exitOf(of, before, action);
    if (layer === undefined || exit === undefined) return [];
    const ratio = exitRatio(layer, before);
    const [W, a] = [ratio.denominator, exit.amount];
    const then = exitRatio(layer, after);
    // The ratio of nobody is 1: there is nothing to be backed.
    const nobody = W === a;
    return instance("the payout is floored", {
      ...{ W, B: ratio.numerator, D: before.deficit, a, y: exit.paid, "D'": after.deficit },
      ...{ "W'": nobody ? 0n : then.denominator, "B'": nobody ? 0n : then.numerator },
    });
  });
