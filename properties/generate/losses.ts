import * as fc from "fast-check";
import { match } from "ts-pattern";
import { type Atoms, atoms, type Mechanism, type State } from "../../spec/index.ts";
import { type RawAmount, rawAmount, scaled } from "./amounts.ts";
import { capacityBeforeClosing, capacityBeforeUsers, fundCapacity, totalCapacity } from "./capacity.ts";

/**
 * How large a loss is, relative to what there is to pay it: the boundaries at
 * which layers begin and end to pay are drawn on purpose.
 */
export interface LossPlan {
  readonly near: "any" | "funds" | "closing" | "users" | "capacity" | "between" | "beyond" | "one atom";
  readonly amount: RawAmount;
}

export const lossPlan: fc.Arbitrary<LossPlan> = fc.record({
  near: fc.constantFrom("any", "between", "between", "funds", "capacity", "beyond", "one atom"),
  amount: rawAmount,
});

/** Losses of which most go past funds and stakes, to the users. */
export const deepLossPlan: fc.Arbitrary<LossPlan> = fc.record({
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
export const lossFrom = (
  { near, amount }: LossPlan,
  mechanism: Mechanism,
  state: State,
  scale: bigint,
): Atoms => {
  const funds = (): bigint => fundCapacity(mechanism, state);
  const all = (): bigint => totalCapacity(mechanism, state);
  const offBy = BigInt(amount.offBy);
  const loss = match(near)
    .with("any", () => scaled(amount, scale))
    .with("funds", () => funds() + offBy)
    .with("closing", () => capacityBeforeClosing(mechanism, state) + scaled(amount, scale))
    .with("users", () => capacityBeforeUsers(mechanism, state) + scaled(amount, scale) + 1n)
    .with("capacity", () => all() + offBy)
    .with("between", () => funds() + ((all() - funds()) * BigInt(amount.multiple)) / 20n)
    .with("beyond", () => all() + scaled(amount, scale) + 1n)
    .with("one atom", () => 1n)
    .exhaustive();
  return atoms(loss > 0n ? loss : 1n);
};
