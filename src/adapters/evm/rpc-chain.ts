import type { Hex } from "viem";
import { describe } from "../../../spec/index.ts";
import { printable } from "../../text/printable.ts";
import { Unanswerable } from "../unanswerable.ts";
import { type Called, type Chain, gasLimit } from "./chain.ts";
import type { Viem } from "./libraries.ts";

/** A contract on a local node, such as anvil or Hardhat's. */
export interface Deployed {
  readonly url: string;
  readonly address: Hex;
}

export interface RpcChain extends Chain {
  /** The contract's code. */
  readonly code: Hex;
}

/** How long to wait between two looks for a receipt, in milliseconds. */
const pollMs = 20;

type Request = (method: string, params: readonly unknown[]) => Promise<unknown>;

/**
 * The deployed contract. The node must have an account of its own to send
 * from, and evm_snapshot: every scenario is undone, so that the next finds the
 * state as it was, and so that nothing is left behind. A node without it is
 * refused before anything is sent.
 */
export const rpcChain = async (
  viem: Viem,
  { url, address }: Deployed,
  timeoutMs: number,
): Promise<RpcChain> => {
  const request = requester(viem, url, timeoutMs);
  const code = await request("eth_getCode", [address, "latest"]).catch(refuseAnswer("eth_getCode"));
  if (!isHex(code))
    throw new Unanswerable(
      "crash",
      `Expected the node to answer eth_getCode with code, found ${printable(describe(code))}. Is it a node of Ethereum?`,
    );
  if (code === "0x")
    throw new Unanswerable(
      "crash",
      `Expected a contract at ${address}, found no code there. Deploy it first.`,
    );
  const accounts = await request("eth_accounts", []).catch(refuseAnswer("eth_accounts"));
  const from: unknown = Array.isArray(accounts) ? accounts[0] : undefined;
  if (!isHex(from))
    throw new Unanswerable(
      "crash",
      "Expected the node to have an unlocked account to send from (eth_accounts), found none. Use a development node such as anvil.",
    );
  const transaction = (data: Hex) => ({ from, to: address, data, gas: `0x${gasLimit.toString(16)}` });

  const call = async (data: Hex): Promise<Called> => {
    try {
      const result = await request("eth_call", [transaction(data), "latest"]);
      return isHex(result) ? { ok: true, data: result } : { ok: false, data: "0x", reason: "no data" };
    } catch (error) {
      return revertIn(error);
    }
  };
  const mark = async (): Promise<() => Promise<void>> => {
    const id = await request("evm_snapshot", []).catch(refuseAnswer("evm_snapshot"));
    return async () => {
      if ((await request("evm_revert", [id])) !== true)
        throw new Unanswerable(
          "crash",
          "Expected the node to go back to a snapshot (evm_revert), found that it did not.",
        );
    };
  };
  await refuseForgetless(mark);

  return {
    code,
    read: (calls) => Promise.all(calls.map(call)),
    send: async (data) => {
      // The node tells the data of a revert for a call alone.
      const called = await call(data);
      if (!called.ok) return called;
      const hash = await request("eth_sendTransaction", [transaction(data)]).catch(
        refuseAnswer("eth_sendTransaction"),
      );
      const receipt = await receiptOf(request, hash, timeoutMs);
      return receipt.status === "0x1" ? called : { ok: false, data: "0x", reason: "the transaction failed" };
    },
    mark,
  };
};

const refuseForgetless = async (mark: Chain["mark"]): Promise<void> => {
  try {
    await (
      await mark()
    )();
  } catch (error) {
    throw new Unanswerable(
      "crash",
      `Expected a node that can go back to a snapshot (evm_snapshot, evm_revert), so that every scenario starts afresh: ${error instanceof Error ? error.message : String(error)}\nUse a development node such as anvil; nothing was sent.`,
    );
  }
};

/** Requests that are made together travel together. */
const requester = ({ createClient, http }: Viem, url: string, timeout: number): Request => {
  const client = createClient({ transport: http(url, { batch: true, timeout, retryCount: 0 }) });
  return async (method, params) => {
    try {
      return await client.request<{ Method: string; Parameters: unknown; ReturnType: unknown }>({
        method,
        params,
      });
    } catch (error) {
      if (hasAnswer(error)) throw error;
      throw new Unanswerable(
        "crash",
        `The node at ${printable(url)} did not answer ${method}${isLate(error) ? ` within ${timeout} ms` : ""}: ${printable(whyOf(error), 200)}. Is a node running there?`,
      );
    }
  };
};

const isLate = (error: unknown): boolean => error instanceof Error && error.name === "TimeoutError";

/** What the network said, from the error that has no cause itself. */
const whyOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  if (error.cause !== undefined) return whyOf(error.cause);
  if ("status" in error && typeof error.status === "number") return `HTTP status ${error.status}`;
  return (error.message.split("\n")[0] ?? "").replace(/\.$/, "");
};

/** Ends a request that the node answers with an error, where none is expected. */
const refuseAnswer = (method: string) => (error: unknown) => {
  const [answer] = answersOf(error);
  if (answer === undefined) throw error;
  throw new Unanswerable(
    "crash",
    `Expected the node to answer ${method}, found an error: ${printable(answer.message, 200)}`,
  );
};

/** The node's own error, as against one of the network. */
const answersOf = function* (
  error: unknown,
): Generator<{ readonly message: string; readonly data: unknown }> {
  let cause = error;
  for (let depth = 0; cause instanceof Error && depth < 10; depth += 1) {
    if ("code" in cause && typeof cause.code === "number")
      yield {
        message: "details" in cause && typeof cause.details === "string" ? cause.details : cause.message,
        data: "data" in cause ? cause.data : undefined,
      };
    cause = cause.cause;
  }
};

const hasAnswer = (error: unknown): boolean => !answersOf(error).next().done;

/** The data of a revert: nodes put it in different places. */
const revertIn = (error: unknown): Called => {
  const answers = [...answersOf(error)];
  const [first] = answers;
  if (first === undefined) throw error;
  for (const { data } of answers) {
    const found = typeof data === "object" && data !== null && "data" in data ? data.data : data;
    if (isHex(found)) return { ok: false, data: found, reason: first.message };
  }
  return { ok: false, data: "0x", reason: first.message };
};

const receiptOf = async (
  request: Request,
  hash: unknown,
  timeoutMs: number,
): Promise<{ readonly status: unknown }> => {
  const deadline = Date.now() + timeoutMs;
  while (Date.now() < deadline) {
    const receipt = await request("eth_getTransactionReceipt", [hash]);
    if (typeof receipt === "object" && receipt !== null && "status" in receipt) return receipt;
    await new Promise((resolve) => setTimeout(resolve, pollMs));
  }
  throw new Unanswerable(
    "timeout",
    `The node did not mine a transaction within ${timeoutMs} ms. Use one that mines at once, as anvil does by default.`,
  );
};

const isHex = (value: unknown): value is Hex => typeof value === "string" && /^0x[0-9a-fA-F]*$/.test(value);
