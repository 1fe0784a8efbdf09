import * as fc from "fast-check";
import { type Atoms, atoms, type Mechanism, type State } from "../../spec/index.ts";
import { type RawAmount, rawAmount, scaled } from "./amounts.ts";
import { capacityBeforeClosing, capacityBeforeUsers, fundCapacity, totalCapacity } from "./capacity.ts";
import { record } from "./record.ts";

/**
 * How large a loss is, relative to what there is to pay it: the boundaries at
 * which layers begin and end to pay are drawn on purpose.
 */
export interface LossPlan {
  readonly near: "any" | "funds" | "closing" | "users" | "capacity" | "between" | "beyond" | "one atom";
  readonly amount: RawAmount;
}

export const lossPlan: fc.Arbitrary<LossPlan> = record({
  near: fc.constantFrom("any", "between", "between", "funds", "capacity", "beyond", "one atom"),
  amount: rawAmount,
});

/** Losses of which most go past funds and stakes, to the users. */
export const deepLossPlan: fc.Arbitrary<LossPlan> = record({
  near: fc.constantFrom(
    "users",
    "users",
    "users",
    "users",
    "between",
    "between",
    "capacity",
    "beyond",
    "any",
  ),
  amount: rawAmount,
});

/** The loss in atoms, at least 1. */
export const lossFrom = (plan: LossPlan, mechanism: Mechanism, state: State, scale: bigint): Atoms => {
  const loss = unboundedLoss(plan, mechanism, state, scale);
  return atoms(loss > 0n ? loss : 1n);
};

const unboundedLoss = (
  { near, amount }: LossPlan,
  mechanism: Mechanism,
  state: State,
  scale: bigint,
): bigint => {
  const offBy = BigInt(amount.offBy);
  switch (near) {
    case "any":
      return scaled(amount, scale);
    case "funds":
      return fundCapacity(mechanism, state) + offBy;
    case "closing":
      return capacityBeforeClosing(mechanism, state) + scaled(amount, scale);
    case "users":
      return capacityBeforeUsers(mechanism, state) + scaled(amount, scale) + 1n;
    case "capacity":
      return totalCapacity(mechanism, state) + offBy;
    case "between": {
      const funds = fundCapacity(mechanism, state);
      return funds + ((totalCapacity(mechanism, state) - funds) * BigInt(amount.multiple)) / 20n;
    }
    case "beyond":
      return totalCapacity(mechanism, state) + scaled(amount, scale) + 1n;
    case "one atom":
      return 1n;
  }
};
