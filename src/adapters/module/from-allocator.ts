import { type Mechanism, readScenario, writeMechanism, writeTrace } from "../../../spec/index.ts";
import { fundThenEquity } from "../../protocol/allocator.ts";
import type { About } from "../../protocol/implementation.ts";
import { type Allocation, type AllocationProblem, refuseUnserved, stepsBy } from "../allocator/allocation.ts";
import { allocatorSupports } from "../../protocol/allocator.ts";
import type { ImplementationModule } from "./module.ts";
import { toText } from "../to-text.ts";

/** Code that splits a loss and does nothing else. */
export type Allocator = (problem: AllocationProblem) => Allocation | Promise<Allocation>;

/** What an allocator may say of itself. */
export interface AllocatorOptions extends Partial<About> {
  readonly mechanism?: Mechanism;
  /** Atoms: no total passes it. */
  readonly maxAmount?: bigint;
}

/**
 * One function as an implementation: it splits losses, and the books around
 * it are kept here. It resolves complete states, and has no other action and
 * no receipts. Nothing that it does is fixed: what it takes too much is
 * missing from the state. Throws a TypeError for a mechanism of other layers.
 * @example fromAllocator(({ loss, fund, bases }) => ({ draw, cuts, remainder }))
 */
export const fromAllocator = (
  allocate: Allocator,
  { mechanism = fundThenEquity, maxAmount, ...about }: AllocatorOptions = {},
): ImplementationModule => {
  refuseUnserved(mechanism);
  return {
    implementation: { name: allocate.name || "allocator", version: "0", language: "typescript", ...about },
    supports: {
      ...allocatorSupports,
      mechanisms: [writeMechanism(mechanism, String)],
      ...(maxAmount === undefined ? {} : { maxAmount }),
    },
    run: async (plain) => {
      const reading = readScenario(toText(plain));
      if (!reading.ok) throw new TypeError("the scenario is not valid");
      const steps = await stepsBy(async (problem) => checked(await allocate(problem)), reading.value);
      return writeTrace<bigint>({ steps }, (amount) => amount);
    },
  };
};

/** Amounts that are no bigint are refused by name: in our books they would make others wrong. */
const checked = (allocation: Allocation): Allocation => {
  const { draw, cuts, remainder } = allocation;
  const named = [
    ["draw", draw],
    ["remainder", remainder],
    ...cuts.map((cut, i) => [`cut ${i}`, cut] as const),
  ] as const;
  for (const [name, amount] of named)
    if (typeof amount !== "bigint")
      throw new TypeError(`expected a bigint as ${name}, found ${typeof amount}`);
  return allocation;
};
