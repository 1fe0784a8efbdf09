import type { Hex } from "viem";
import { printable } from "../../text/printable.ts";
import { Unanswerable } from "../unanswerable.ts";
import { type Called, type Chain, gasLimit } from "./chain.ts";
import type { EthereumJs } from "./libraries.ts";

/** For the constructor, which is not limited as a call is. */
const deployGas = 100_000_000n;

/** Whom every call comes from. */
const sender = `0x${"5e".repeat(20)}` as const;

/** Some moment, always the same: a contract that goes by time gets no other. */
const block = { number: 1n, timestamp: 1_700_000_000n, gasLimit: deployGas };

const hexFrom = (bytes: Uint8Array): Hex => `0x${Buffer.from(bytes).toString("hex")}`;

/** Deploys creation code to a chain of its own, in this process. */
export const inProcessChain = async (libraries: EthereumJs, creation: Hex): Promise<Chain> => {
  const { createEVM, Common, Hardfork, Mainnet, SimpleStateManager, Address, hexToBytes } = libraries;
  const common = new Common({ chain: Mainnet, hardfork: Hardfork.Osaka });
  const state = new SimpleStateManager({ common });
  const evm = await createEVM({ common, stateManager: state, allowUnlimitedContractSize: true });
  const caller = new Address(hexToBytes(sender));
  const header = {
    ...block,
    coinbase: caller,
    difficulty: 0n,
    prevRandao: new Uint8Array(32),
    baseFeePerGas: 0n,
    getBlobGasPrice: () => 1n,
  };
  type CallOptions = Parameters<typeof evm.runCall>[0];

  /** One call as a transaction of its own: nothing transient outlives it. */
  const run = async (options: CallOptions) => {
    const { createdAddress, execResult } = await evm.runCall({ caller, block: { header }, ...options });
    // EIP-6780: what a transaction creates and destroys is gone after it, and can be created again.
    for (const address of execResult.selfdestruct?.keys() ?? [])
      if (execResult.createdAddresses?.has(address) === true)
        await evm.journal.deleteAccount(new Address(hexToBytes(address)));
    await evm.journal.cleanup();
    evm.transientStorage.clear();
    state.originalStorageCache.clear();
    const { exceptionError, returnValue } = execResult;
    const data = hexFrom(returnValue);
    const called: Called =
      exceptionError === undefined ? { ok: true, data } : { ok: false, data, reason: exceptionError.error };
    return { createdAddress, called };
  };

  const { createdAddress: to, called } = await run({ data: hexToBytes(creation), gasLimit: deployGas });
  if (!called.ok)
    throw new Unanswerable(
      "crash",
      `The constructor failed: ${printable(called.reason)} ${printable(called.data, 200)}`,
    );
  if (to === undefined) throw new Unanswerable("crash", "The constructor left no contract.");

  return {
    read: async (calls, checkClock) => {
      const results: Called[] = [];
      for (const call of calls) {
        const options = { to, data: hexToBytes(call), gasLimit, isStatic: true, skipNonceIncrement: true };
        results.push((await run(options)).called);
        checkClock();
      }
      return results;
    },
    send: async (call) => (await run({ to, data: hexToBytes(call), gasLimit })).called,
    mark: async () => {
      await state.checkpoint();
      return () => state.revert();
    },
  };
};
