import * as fc from "fast-check";
import { type Atoms, atoms, type Mechanism, type State } from "../../spec/index.ts";
import { type RawAmount, rawAmount, scaled } from "./amounts.ts";
import {
  capacityBeforeClosing,
  capacityBeforeUsers,
  fundCapacity,
  insideOf,
  type Origin,
  totalCapacity,
} from "./capacity.ts";
import { record } from "./record.ts";

/**
 * How large a loss is, relative to what there is to pay it: the boundaries at
 * which layers begin and end to pay are drawn on purpose.
 */
export interface LossPlan {
  readonly near:
    "any" | "funds" | "closing" | "users" | "capacity" | "between" | "beyond" | "one atom" | "inside a layer";
  readonly amount: RawAmount;
  /** Inside which, of those that can pay; left out: the first. */
  readonly layer?: number;
}

export const lossPlan: fc.Arbitrary<LossPlan> = record({
  near: fc.constantFrom(
    "any",
    ...(["between", "inside a layer", "inside a layer", "funds", "capacity", "beyond", "one atom"] as const),
  ),
  amount: rawAmount,
  layer: fc.nat(7),
});

/** Losses of which most go past funds and stakes, to the users. */
export const deepLossPlan: fc.Arbitrary<LossPlan> = record({
  near: fc.constantFrom(
    "users",
    "users",
    "users",
    "users",
    "between",
    "inside a layer",
    "inside a layer",
    "capacity",
    "beyond",
    "any",
  ),
  amount: rawAmount,
  layer: fc.nat(7),
});

/** The loss in atoms, at least 1. Left out: where it arises is not known yet. */
export const lossFrom = (
  plan: LossPlan,
  mechanism: Mechanism,
  state: State,
  scale: bigint,
  origin?: Origin,
): Atoms => {
  const loss = unboundedLoss(plan, mechanism, state, scale, origin);
  return atoms(loss > 0n ? loss : 1n);
};

const unboundedLoss = (
  { near, amount, layer = 0 }: LossPlan,
  mechanism: Mechanism,
  state: State,
  scale: bigint,
  origin?: Origin,
): bigint => {
  const offBy = BigInt(amount.offBy);
  switch (near) {
    case "any":
      return scaled(amount, scale);
    case "funds":
      return fundCapacity(mechanism, state, origin) + offBy;
    case "closing":
      return capacityBeforeClosing(mechanism, state, origin) + scaled(amount, scale);
    case "users":
      return capacityBeforeUsers(mechanism, state, origin) + scaled(amount, scale) + 1n;
    case "capacity":
      return totalCapacity(mechanism, state, origin) + offBy;
    case "between": {
      const funds = fundCapacity(mechanism, state, origin);
      return funds + ((totalCapacity(mechanism, state, origin) - funds) * BigInt(amount.multiple)) / 20n;
    }
    case "beyond":
      return totalCapacity(mechanism, state, origin) + scaled(amount, scale) + 1n;
    case "inside a layer":
      return insideOf(layer, amount.multiple, mechanism, state, origin);
    case "one atom":
      return 1n;
  }
};
