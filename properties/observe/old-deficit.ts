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

/** A fund that may be asked for an old deficit (7.4), and what left it in a resolve. */
interface Draw {
  readonly fund: LayerId;
  readonly amount: Atoms;
}

/** By how much an old deficit fell in a resolve, on the way down the waterfall. */
export interface OldDeficit {
  /** The part of the fall that no fund above has paid. */
  readonly left: Atoms;
  /** The draws on the funds below. */
  readonly draws: readonly Draw[];
  /**
   * Whether funds paid the whole fall: they drew that much, and more was paid
   * than the loss by that much. If not, funds are read in the order of the law.
   */
  readonly isByFunds: boolean;
}

/** The fall of an old deficit as the first layer finds it; `paidBeyond`: what all layers paid beyond the loss. */
export const oldDeficitOf = (
  mechanism: Mechanism,
  attribution: Attribution,
  fell: Atoms,
  paidBeyond: bigint,
): OldDeficit => {
  const draws = layersOf(mechanism, "fund")
    .filter(({ market }) => market === undefined)
    .map(({ id }) => ({ fund: id, amount: drawnBy(attribution.get(id) ?? []) }));
  const drawn = sum(draws.map(({ amount }) => amount));
  return { left: fell, draws, isByFunds: drawn >= fell && paidBeyond >= fell };
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
 * A fund's draw met an old deficit as far as it is beyond what the fund was
 * asked for; and as far as the old deficit fell by more than later funds drew.
 */
export const apart = (layer: Layer, payments: readonly Payment[], asked: Atoms, old: OldDeficit): Apart => {
  if (layer.kind !== "fund") return { payments, forOldDeficit: zero, old };
  const later = old.draws.filter(({ fund }) => fund !== layer.id);
  const isAsked = later.length < old.draws.length;
  const drawn = drawnBy(payments);
  const notByLater =
    isAsked && old.isByFunds ? atoms(old.left - sum(later.map(({ amount }) => amount))) : zero;
  const forOldDeficit = min(max(zero, max(atoms(drawn - asked), notByLater)), min(drawn, old.left));
  const below = { ...old, left: atoms(old.left - forOldDeficit), draws: later };
  if (forOldDeficit === zero) return { payments, forOldDeficit, old: below };
  const forLoss = atoms(drawn - forOldDeficit);
  return { payments: forLoss === zero ? [] : [{ amount: forLoss }], forOldDeficit, old: below };
};
