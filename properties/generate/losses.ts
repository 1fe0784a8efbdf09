import * as fc from "fast-check";
import { type Atoms, atoms, type Mechanism, type State } from "../../spec/index.ts";
import { type RawAmount, rawAmount, scaled } from "./amounts.ts";
import { fundCapacity, totalCapacity } from "./capacity.ts";

/**
 * How large a loss is, relative to what there is to pay it: the boundaries at
 * which layers begin and end to pay are drawn on purpose.
 */
export interface LossPlan {
  readonly near: "any" | "funds" | "capacity" | "between" | "beyond" | "one atom";
  readonly amount: RawAmount;
}

export const lossPlan: fc.Arbitrary<LossPlan> = fc.record({
  near: fc.constantFrom("any", "between", "between", "funds", "capacity", "beyond", "one atom"),
  amount: rawAmount,
});

/** The loss in atoms, at least 1. */
export const lossFrom = ({ near, amount }: LossPlan, mechanism: Mechanism, state: State, scale: bigint): Atoms => {
  const funds = fundCapacity(mechanism, state);
  const all = totalCapacity(mechanism, state);
  const offBy = BigInt(amount.offBy);
  const loss = {
    any: scaled(amount, scale),
    funds: funds + offBy,
    capacity: all + offBy,
    between: funds + ((all - funds) * BigInt(amount.multiple)) / 20n,
    beyond: all + scaled(amount, scale) + 1n,
    "one atom": 1n,
  }[near];
  return atoms(loss > 0n ? loss : 1n);
};
