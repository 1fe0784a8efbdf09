import {
  type AccountId,
  accountOf,
  type Atoms,
  atoms,
  divideUp,
  equityOf,
  exitRatio,
  type Fraction,
  type Mechanism,
  onExitLayer,
  positive,
  resolve,
  type State,
  sum,
  timesDown,
} from "../../spec/index.ts";
import { isOnExit } from "../../spec/index.ts";
import { holders, standardMarket, unitOf } from "./standard-market.ts";

/** Who pays a loss of one size, in atoms. */
export interface Point {
  readonly loss: Atoms;
  /** What each layer that takes part in a resolve paid, in waterfall order. */
  readonly paid: readonly Atoms[];
  /** What nobody paid. */
  readonly left: Atoms;
  /** Of each holder, what is lost of capital and profit: exact, over what there was. */
  readonly cuts: readonly Fraction[];
}

/** Who pays under a mechanism, in the standard market, as the loss grows. */
export interface WhoPays {
  readonly mechanism: Mechanism;
  /** The layers that take part in a resolve. */
  readonly layers: Mechanism["waterfall"];
  readonly holders: readonly AccountId[];
  readonly points: readonly Point[];
}

/** This many losses of equal distance; the first is 0. */
const count = 40n;

/**
 * The reference model's answers to losses from 0 to a quarter more than
 * everybody together can pay, rounded up to a whole atom each.
 */
export const whoPays = (mechanism: Mechanism): WhoPays => {
  const layers = mechanism.waterfall.filter((layer) => !isOnExit(layer));
  const last = divideUp(5n * mostPaid(mechanism), 4n);
  const points: Point[] = [];
  for (let k = 0n; k <= count; k += 1n)
    points.push(pointOf(mechanism, layers, atoms(divideUp(last * k, count))));
  return { mechanism, layers, holders: holders.map(({ account }) => account), points };
};

/** What all layers, and a haircut on exit, can pay; at least a hundred units, where there is none that can. */
const mostPaid = (mechanism: Mechanism): bigint => {
  const unit = unitOf(mechanism);
  const beyond = atoms(1_000_000n * unit);
  const { receipts } = resolve(mechanism, standardMarket(mechanism, beyond));
  const left = sum(receipts.filter(({ layer }) => layer === "deficit").map(({ amount }) => amount));
  const onExit =
    onExitLayer(mechanism) === undefined
      ? 0n
      : sum(holders.map(({ capital, profit }) => atoms((capital + profit) * unit)));
  const paid = beyond - left + onExit;
  return paid === 0n ? 100n * unit : paid;
};

const pointOf = (mechanism: Mechanism, layers: WhoPays["layers"], loss: Atoms): Point => {
  const before = standardMarket(mechanism, loss);
  const { state, receipts } = resolve(mechanism, before);
  const taken = (layer: string): Atoms =>
    sum(receipts.filter((receipt) => receipt.layer === layer).map(({ amount }) => amount));
  return {
    loss,
    paid: layers.map(({ id }) => taken(id)),
    left: taken("deficit"),
    cuts: holders.map(({ account }) => {
      const had = equityOf(accountOf(before, account));
      return { numerator: had - worth(mechanism, state, account), denominator: had };
    }),
  };
};

/** What an account could take out: capital and profit, at the ratio of a haircut on exit where there is one. */
const worth = (mechanism: Mechanism, state: State, id: AccountId): bigint => {
  const account = accountOf(state, id);
  const layer = onExitLayer(mechanism);
  if (layer === undefined) return equityOf(account);
  const ratio = exitRatio(layer, state);
  return layer.basis === "profit"
    ? account.capital + timesDown(positive(account.pnl), ratio)
    : timesDown(equityOf(account), ratio);
};
