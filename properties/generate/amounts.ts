import * as fc from "fast-check";
import { type Atoms, atoms } from "../../spec/index.ts";
import { record } from "./record.ts";

/**
 * An amount before the scenario's scale is known. Small multiples of one
 * scale, give or take an atom, make equal, coprime and neighbouring amounts
 * common; independent draws in [0, 2^128] almost never meet.
 */
export interface RawAmount {
  readonly multiple: number;
  readonly offBy: number;
}

export const rawAmount: fc.Arbitrary<RawAmount> = record({
  multiple: fc.nat(20),
  offBy: fc.constantFrom(0, 0, 0, 1, -1),
});

/** The raw amount in atoms: multiple * scale + offBy, never negative. */
export const scaled = ({ multiple, offBy }: RawAmount, scale: bigint): Atoms => {
  const amount = BigInt(multiple) * scale + (multiple === 0 ? 0n : BigInt(offBy));
  return atoms(amount < 0n ? 0n : amount);
};

/** Where no maximum is declared, amounts stay below 2^128: what most ledgers hold. */
export const usualMaximum = 2n ** 128n - 1n;

/**
 * Scales of scenarios. Most are 1: rounding faults show in small numbers. The
 * others straddle what a double (2^53) and a machine word (2^64) can hold. A
 * scenario's amounts sum to less than 1000 scales, so that no genesis passes
 * the maximum, which is at least 1000.
 */
export const scalesUpTo = (maximum: bigint): readonly bigint[] => {
  const scales = [1n, 1n, 1n, 1n, 1n, 1_000_003n, 2n ** 53n, 2n ** 64n, maximum / 1000n];
  const small = scales.filter((scale) => scale > 0n && scale <= maximum / 1000n);
  return small.length > 0 ? small : [1n];
};
