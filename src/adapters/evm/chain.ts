import type { Hex } from "viem";

/** What came of a call: what it returned, or what it reverted with. */
export type Called =
  | { readonly ok: true; readonly data: Hex }
  /** `reason` is the chain's own word, such as "out of gas". Untrusted. */
  | { readonly ok: false; readonly data: Hex; readonly reason: string };

/** One contract on a chain that can go back. Calls must not overlap. */
export interface Chain {
  /** Calls that change nothing. `checkClock` throws when the time for all of them is over. */
  read(calls: readonly Hex[], checkClock: () => void): Promise<readonly Called[]>;
  /** A transaction. One that reverts changes nothing. */
  send(call: Hex): Promise<Called>;
  /** Remembers the state as it is now, and returns the way back to it. Marks are left in the opposite order. */
  mark(): Promise<() => Promise<void>>;
}

/**
 * Gas for one call: what ends an endless loop. A transaction may have no more
 * since the hard fork Osaka (EIP-7825: 2^24).
 */
export const gasLimit = 16_000_000n;
