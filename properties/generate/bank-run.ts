import * as fc from "fast-check";
import {
  type Account,
  type AccountId,
  accountOf,
  type Action,
  atoms,
  type HaircutLayer,
  layersOf,
  type Mechanism,
  onExitLayer,
  positive,
  type State,
} from "../../spec/index.ts";
import { type RawAmount, rawAmount, scaled } from "./amounts.ts";

/** How everybody leaves, before it is known who and what is there. */
export interface BankRun {
  readonly first: number;
  readonly share: "all" | "half";
  /** What a fund gets back when the first has left, if anything. */
  readonly refund: RawAmount | undefined;
}

export const bankRun: fc.Arbitrary<BankRun> = fc.record({
  first: fc.nat(7),
  share: fc.constantFrom("all", "half"),
  refund: fc.option(rawAmount, { freq: 1, nil: undefined }),
});

/**
 * Everybody leaves, one after the other, at the ratio of a haircut on exit:
 * what such a haircut is for, and what chance exits seldom come to. None under
 * another mechanism.
 */
export const exitsFrom = (
  run: BankRun,
  mechanism: Mechanism,
  state: State,
  scale: bigint,
): readonly Action[] => {
  const layer = onExitLayer(mechanism);
  const ids = [...state.accounts.keys()];
  if (layer === undefined || ids.length === 0) return [];
  const start = run.first % ids.length;
  const [first, ...rest] = [...ids.slice(start), ...ids.slice(0, start)].map((id) =>
    exit(layer, id, accountOf(state, id), run.share),
  );
  return [...(first ?? []), ...refund(run, mechanism, scale), ...rest.flat()];
};

/** An account takes what it has, or half of it. */
const exit = (
  { basis }: HaircutLayer,
  account: AccountId,
  { capital, pnl }: Account,
  share: BankRun["share"],
): readonly Action[] => {
  const realize: Action = { type: "realize", account };
  if (basis === "profit") return [realize];
  const amount = atoms((capital + positive(pnl)) / (share === "half" ? 2n : 1n));
  return amount > 0n ? [realize, { type: "withdraw", account, amount }] : [];
};

const refund = ({ refund }: BankRun, mechanism: Mechanism, scale: bigint): readonly Action[] => {
  const fund = layersOf(mechanism, "fund")[0];
  const amount = refund === undefined ? 0n : scaled(refund, scale);
  if (fund === undefined || amount <= 0n) return [];
  return [{ type: "topUp", layer: fund.id, amount: atoms(amount) }, { type: "resolve" }];
};
