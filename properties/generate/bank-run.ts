import * as fc from "fast-check";
import {
  type Account,
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
import { totalCapacity } from "./capacity.ts";
import type { Stage } from "./steps.ts";
import { record } from "./record.ts";

/** How everybody leaves, before it is known who and what is there. */
export interface BankRun {
  readonly first: number;
  readonly by: "withdraw" | "stake" | "fee";
  readonly share: "all" | "half";
  /** The deficit that sets it off, in sixteenths of all claims; undefined: whatever is there. */
  readonly hole: RawAmount | undefined;
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
  hole: perhaps,
  refund: perhaps,
  recovery: perhaps,
});

/**
 * Everybody leaves, one after the other, at the ratio of a haircut on exit:
 * what such a haircut is for, and what chance exits seldom come to. None under
 * another mechanism.
 */
export const exitsFrom = (run: BankRun, venue: Stage): readonly Action[] => {
  const { mechanism, state, scale } = venue;
  const layer = onExitLayer(mechanism);
  const ids = [...state.accounts.keys()];
  if (layer === undefined || ids.length === 0) return [];
  const claimed = exitRatio(layer, state).denominator;
  const start = run.first % ids.length;
  const [first, ...rest] = [...ids.slice(start), ...ids.slice(0, start)].map((id) =>
    exit(layer, id, accountOf(state, id), run, venue),
  );
  const fund = layersOf(mechanism, "fund")[0];
  return [
    ...someOf(run.hole, claimed / 16n, (hole): readonly Action[] => [
      { type: "loss", amount: atoms(totalCapacity(mechanism, state) + hole) },
      { type: "resolve" },
    ]),
    ...(first ?? []),
    ...someOf(run.refund, scale, (amount): readonly Action[] =>
      fund === undefined ? [] : [{ type: "topUp", layer: fund.id, amount }, { type: "resolve" }],
    ),
    ...rest.flat(),
    ...someOf(run.recovery, claimed / 16n, (amount) => [{ type: "recover", amount }]),
  ];
};

/** The actions of an amount that is drawn and above 0. */
const someOf = (
  drawn: RawAmount | undefined,
  scale: bigint,
  actions: (amount: Atoms) => readonly Action[],
): readonly Action[] => {
  const amount = drawn === undefined ? zero : scaled(drawn, scale > 0n ? scale : 1n);
  return amount > 0n ? actions(amount) : [];
};

/** An account takes what it has, or half of it: out of the venue, or into a tranche or a fund. */
const exit = (
  { basis }: HaircutLayer,
  account: AccountId,
  { capital, pnl }: Account,
  { by, share }: BankRun,
  { mechanism, supported }: Stage,
): readonly Action[] => {
  const realize: Action = { type: "realize", account };
  if (basis === "profit") return [realize];
  const amount = atoms((capital + positive(pnl)) / (share === "half" ? 2n : 1n));
  if (amount <= 0n) return [];
  const withdraw: Action = { type: "withdraw", account, amount };
  const tranche = layersOf(mechanism, "tranche")[0];
  const fund = layersOf(mechanism, "fund")[0];
  const exits = {
    withdraw,
    stake:
      tranche === undefined ? withdraw : ({ type: "stake", account, layer: tranche.id, amount } as const),
    fee: fund === undefined ? withdraw : ({ type: "fee", account, layer: fund.id, amount } as const),
  };
  const taken = [exits[by], ...Object.values(exits)].find(({ type }) => supported.includes(type));
  return taken === undefined ? [] : [realize, taken];
};
