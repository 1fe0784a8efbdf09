import * as fc from "fast-check";
import {
  type AccountId,
  accountOf,
  type Action,
  type Atoms,
  atoms,
  exitRatio,
  type HaircutLayer,
  layersOf,
  onExitLayer,
  positive,
  zero,
} from "../../spec/index.ts";
import { type RawAmount, rawAmount, scaled } from "./amounts.ts";
import { noMarket, totalCapacity } from "./capacity.ts";
import { odds } from "./odds.ts";
import type { Stage } from "./steps.ts";
import { record } from "./record.ts";

/** How everybody leaves, before it is known who and what is there. */
export interface BankRun {
  readonly first: number;
  readonly by: "withdraw" | "stake" | "fee";
  readonly share: "all" | "half";
  /** Which of the tranches, or of the funds. */
  readonly layer: number;
  /** The deficit that sets it off, in sixteenths of all claims; undefined: whatever is there. */
  readonly hole: RawAmount | undefined;
  /** After it somebody puts money in and loses it to another: there is more to leave with. */
  readonly renews: boolean;
  /** What a fund gets back when the first has left. */
  readonly refund: RawAmount | undefined;
  /** What comes back for claims in the end, in sixteenths. */
  readonly recovery: RawAmount | undefined;
}

const perhaps = fc.option(rawAmount, { freq: 2, nil: undefined });

export const bankRun: fc.Arbitrary<BankRun> = record({
  first: fc.nat(7),
  by: fc.constantFrom("withdraw", "withdraw", "stake", "fee"),
  share: fc.constantFrom("all", "half"),
  layer: fc.constantFrom(0, 0, 1, 2),
  hole: perhaps,
  renews: odds(1, 2),
  refund: perhaps,
  recovery: perhaps,
});

/**
 * Everybody leaves, one after the other, at the ratio of a haircut on exit:
 * what such a haircut is for, and what chance exits seldom come to. None under
 * another mechanism.
 */
export const exitsFrom = function* (run: BankRun, stage: Stage): Generator<Action> {
  const { mechanism, state, scale } = stage;
  const layer = onExitLayer(mechanism);
  const ids = [...state.accounts.keys()];
  if (layer === undefined || ids.length === 0) return;
  const claimed = exitRatio(layer, state).denominator;
  const hole = amountOf(run.hole, claimed / 16n);
  if (hole > 0n) {
    yield { type: "loss", amount: atoms(totalCapacity(mechanism, state, noMarket) + hole) };
    yield { type: "resolve" };
    if (run.renews || exitRatio(layer, stage.state).denominator === 0n) yield* renewal(ids, scale);
  }
  const start = run.first % ids.length;
  const [first = "", ...rest] = [...ids.slice(start), ...ids.slice(0, start)];
  yield* exit(layer, first, run, stage);
  const funds = layersOf(mechanism, "fund");
  const fund = funds[run.layer % funds.length];
  const refund = amountOf(run.refund, scale);
  if (fund !== undefined && refund > 0n) {
    yield { type: "topUp", layer: fund.id, amount: refund };
    yield { type: "resolve" };
  }
  for (const id of rest) yield* exit(layer, id, run, stage);
  const recovery = amountOf(run.recovery, claimed / 16n);
  if (recovery > 0n) yield { type: "recover", amount: recovery };
};

/** The amount, where one is drawn; else 0. */
const amountOf = (drawn: RawAmount | undefined, scale: bigint): Atoms =>
  drawn === undefined ? zero : scaled(drawn, scale > 0n ? scale : 1n);

/** Somebody puts money in, and loses it to another. */
const renewal = function* ([first, second]: readonly AccountId[], scale: bigint): Generator<Action> {
  const amount = atoms(7n * scale);
  if (first === undefined) return;
  yield { type: "deposit", account: first, amount };
  if (second === undefined) return;
  const entries = [
    { account: first, amount: atoms(-amount) },
    { account: second, amount },
  ];
  yield { type: "settle", entries };
};

/** An account takes what it has, or half of it: out of the venue, or into a tranche or a fund. */
const exit = (
  { basis }: HaircutLayer,
  account: AccountId,
  { by, share, layer }: BankRun,
  { mechanism, state, supported }: Stage,
): readonly Action[] => {
  const { capital, pnl } = accountOf(state, account);
  const realize: Action = { type: "realize", account };
  if (basis === "profit") return [realize];
  const amount = atoms((capital + positive(pnl)) / (share === "half" ? 2n : 1n));
  if (amount <= 0n) return [];
  const withdraw: Action = { type: "withdraw", account, amount };
  const [tranche, fund] = (["tranche", "fund"] as const).map((kind) => {
    const layers = layersOf(mechanism, kind);
    return layers[layer % layers.length];
  });
  const exits = {
    withdraw,
    stake:
      tranche === undefined ? withdraw : ({ type: "stake", account, layer: tranche.id, amount } as const),
    fee: fund === undefined ? withdraw : ({ type: "fee", account, layer: fund.id, amount } as const),
  };
  const taken = [exits[by], ...Object.values(exits)].find(({ type }) => supported.includes(type));
  return taken === undefined ? [] : [realize, taken];
};
