import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { Common, Hardfork, Mainnet } from "@ethereumjs/common";
import { createEVM } from "@ethereumjs/evm";
import { SimpleStateManager } from "@ethereumjs/statemanager";
import { Address, hexToBytes } from "@ethereumjs/util";

/** A development node that runs in this process, with one contract deployed. */
export interface TestNode {
  readonly url: string;
  readonly address: `0x${string}`;
  /** The methods that were called, each as often as it was. */
  readonly called: ReadonlyMap<string, number>;
  close(): Promise<void>;
}

/** A method's answer; `undefined` is never sent. */
type Methods = Readonly<Record<string, (params: readonly unknown[]) => unknown>>;

/** What a node says in place of a result. */
class RpcError extends Error {
  readonly code: number;
  readonly data: unknown;

  constructor(code: number, message: string, data?: unknown) {
    super(message);
    this.code = code;
    this.data = data;
  }
}

interface Transaction {
  readonly data: `0x${string}`;
  readonly gas: `0x${string}`;
}

const sender = `0x${"ab".repeat(20)}` as const;

/**
 * Speaks as much JSON-RPC as the suite asks for, on 127.0.0.1. `changes`
 * replaces methods; one that is set to undefined does not exist.
 */
export const testNode = async (
  creation: string,
  changes: Readonly<Record<string, Methods[string] | undefined>> = {},
): Promise<TestNode> => {
  const common = new Common({ chain: Mainnet, hardfork: Hardfork.Osaka });
  const state = new SimpleStateManager({ common });
  const evm = await createEVM({ common, stateManager: state });
  const caller = new Address(hexToBytes(sender));
  const deployed = await evm.runCall({
    caller,
    data: hexToBytes(creation as `0x${string}`),
    gasLimit: 30_000_000n,
  });
  const to = deployed.createdAddress;
  if (to === undefined) throw new Error("not deployed");

  let depth = 0;
  const execute = async ({ data, gas }: Transaction) => {
    const { execResult } = await evm.runCall({ caller, to, data: hexToBytes(data), gasLimit: BigInt(gas) });
    await evm.journal.cleanup();
    evm.transientStorage.clear();
    return execResult;
  };
  const hex = (bytes: Uint8Array): string => `0x${Buffer.from(bytes).toString("hex")}`;
  const standard: Methods = {
    eth_chainId: () => "0x7a69",
    eth_accounts: () => [sender],
    eth_getCode: async ([address]) =>
      hex(await state.getCode(new Address(hexToBytes(address as `0x${string}`)))),
    eth_call: async ([transaction]) => {
      await state.checkpoint();
      const { exceptionError, returnValue } = await execute(transaction as Transaction);
      await state.revert();
      if (exceptionError === undefined) return hex(returnValue);
      const reason = exceptionError.error;
      if (reason === "revert") throw new RpcError(3, "execution reverted", hex(returnValue));
      throw new RpcError(-32000, reason);
    },
    eth_sendTransaction: async ([transaction]) => {
      const { exceptionError } = await execute(transaction as Transaction);
      return `0x${(exceptionError === undefined ? "1" : "0").padStart(64, "0")}`;
    },
    eth_getTransactionReceipt: ([hash]) => ({ status: String(hash).endsWith("1") ? "0x1" : "0x0" }),
    evm_snapshot: async () => {
      await state.checkpoint();
      depth += 1;
      return `0x${depth.toString(16)}`;
    },
    evm_revert: async ([id]) => {
      while (depth >= Number(id)) {
        await state.revert();
        depth -= 1;
      }
      return true;
    },
  };
  const methods: Readonly<Record<string, Methods[string] | undefined>> = { ...standard, ...changes };

  const called = new Map<string, number>();
  const answer = async (request: { id: number; method: string; params: readonly unknown[] }) => {
    const { id, method, params } = request;
    called.set(method, (called.get(method) ?? 0) + 1);
    try {
      const run = methods[method];
      if (run === undefined) throw new RpcError(-32601, `the method ${method} does not exist`);
      return { jsonrpc: "2.0", id, result: await run(params) };
    } catch (error) {
      if (!(error instanceof RpcError)) throw error;
      const { code, message, data } = error;
      return { jsonrpc: "2.0", id, error: { code, message, data } };
    }
  };

  // One request after the other: they share one machine.
  let turn: Promise<unknown> = Promise.resolve();
  const server = createServer((request, response) => {
    turn = turn.then(async () => {
      const message = JSON.parse(await bodyOf(request)) as
        Parameters<typeof answer>[0] | Parameters<typeof answer>[0][];
      const answers: unknown[] = [];
      for (const one of Array.isArray(message) ? message : [message]) answers.push(await answer(one));
      response.setHeader("content-type", "application/json");
      response.end(JSON.stringify(Array.isArray(message) ? answers : answers[0]));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    address: to.toString(),
    called,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
};

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  let body = "";
  for await (const chunk of request) body += String(chunk);
  return body;
};
