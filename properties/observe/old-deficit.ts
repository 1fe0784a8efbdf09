import {
  type Atoms,
  atoms,
  type Layer,
  type LayerId,
  layersOf,
  max,
  type Mechanism,
  min,
  type Payment,
  sum,
  zero,
} from "../../spec/index.ts";
import type { Attribution } from "./attribution.ts";

/** What left a fund in a resolve. */
interface Draw {
  readonly fund: LayerId;
  readonly amount: Atoms;
}

/** By how much an old deficit fell in a resolve, on the way down the waterfall. */
export interface OldDeficit {
  /** The part of the fall that no fund above has paid. */
  readonly left: Atoms;
  /** The draws on the funds below: a market's own is not asked for an old deficit (17.8). */
  readonly draws: readonly Draw[];
  /** Whether funds can have paid all of it. If not, others did, and the funds are read in the order of the law. */
  readonly isByFunds: boolean;
}

export const oldDeficitAbove = (mechanism: Mechanism, attribution: Attribution, fell: Atoms): OldDeficit => {
  const draws = layersOf(mechanism, "fund")
    .filter(({ market }) => market === undefined)
    .map(({ id }) => ({ fund: id, amount: drawnBy(attribution.get(id) ?? []) }));
  return { left: fell, draws, isByFunds: sum(draws.map(({ amount }) => amount)) >= fell };
};

const drawnBy = (payments: readonly Payment[]): Atoms => max(zero, sum(payments.map(({ amount }) => amount)));

/** A layer's payments, apart: for the loss, and, by a fund, for an old deficit. */
export interface Apart {
  readonly payments: readonly Payment[];
  readonly forOldDeficit: Atoms;
  /** As the next layer finds it. */
  readonly old: OldDeficit;
}

/**
 * A fund's draw met an old deficit as far as it is beyond the loss that is
 * left; and as far as the old deficit fell by more than later funds drew.
 */
export const apart = (layer: Layer, payments: readonly Payment[], loss: Atoms, old: OldDeficit): Apart => {
  const [draw, ...later] = old.draws;
  if (draw?.fund !== layer.id) return { payments, forOldDeficit: zero, old };
  const beyond = atoms(draw.amount - loss);
  const notByLater = old.isByFunds ? atoms(old.left - sum(later.map(({ amount }) => amount))) : zero;
  const forOldDeficit = min(max(zero, max(beyond, notByLater)), min(draw.amount, old.left));
  const rest = { ...old, left: atoms(old.left - forOldDeficit), draws: later };
  if (forOldDeficit === zero) return { payments, forOldDeficit, old: rest };
  const forLoss = atoms(draw.amount - forOldDeficit);
  return { payments: forLoss === zero ? [] : [{ amount: forLoss }], forOldDeficit, old: rest };
};
