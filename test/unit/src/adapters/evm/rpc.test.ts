import { afterEach, expect, it, onTestFinished, vi } from "vitest";
import { openContract } from "../../../../../src/adapters/evm/open-contract.ts";
import { check } from "../../../../../src/check/check.ts";
import type { Opening } from "../../../../../src/protocol/implementation.ts";
import { patientMs } from "../../../../patience.ts";
import { artifactNamed } from "./compile.ts";
import { type TestNode, testNode } from "./node.ts";

const nodes: TestNode[] = [];
afterEach(async () => {
  await Promise.all(nodes.splice(0).map((node) => node.close()));
});

const nodeWith = async (name: string, changes?: Parameters<typeof testNode>[1]): Promise<TestNode> => {
  const node = await testNode(artifactNamed(name).bytecode, changes);
  nodes.push(node);
  return node;
};

/** Without an artifact: the functions are found in the code. */
const opened = ({ url, address }: TestNode, limits = {}): Promise<Opening> =>
  openContract({ deployed: { url, address } }, limits);

/** Every request costs. */
const shrink = { scenarios: 300, milliseconds: patientMs };

const messageOf = (opening: Opening): string => (opening.ok ? "it opened" : opening.failure.message);

it("convicts a deployed flawed venue of ORD-2 with at most 3 accounts", async () => {
  const node = await nodeWith("FlawedVenue");
  const report = await check(await opened(node), { runs: 6, only: ["ORD-2"], shrink });
  const [conviction] = report.convictions;
  expect(report.failures).toEqual([]);
  expect(conviction?.invariant.id).toBe("ORD-2");
  expect(conviction?.observation.scenario.genesis?.accounts.size).toBeLessThanOrEqual(3);
  expect(node.called.get("evm_revert")).toBe(node.called.get("evm_snapshot"));
});

it("acquits a deployed honest venue, and finds it as it was before", async () => {
  const node = await nodeWith("HonestVenue");
  const before = await check(await opened(node), { runs: 5 });
  expect(before.verdicts.filter(({ verdict }) => verdict === "violated")).toEqual([]);
  expect(before.failures).toEqual([]);
  const again = await check(await opened(node), { runs: 5 });
  expect(again.failures).toEqual([]);
});

it("acquits a deployed honest allocator, and sends it nothing", async () => {
  const node = await nodeWith("HonestAllocator");
  const report = await check(await opened(node), { runs: 20 });
  expect(report.verdicts.filter(({ verdict }) => verdict === "violated")).toEqual([]);
  expect(report.failures).toEqual([]);
  expect(node.called.get("eth_sendTransaction")).toBeUndefined();
});

it.each([
  [
    "that cannot go back to a snapshot",
    { evm_snapshot: undefined },
    /can go back to a snapshot \(evm_snapshot/,
  ],
  [
    "that says why it cannot go back to a snapshot",
    { evm_snapshot: undefined },
    /afresh: Expected the node to answer evm_snapshot, found an error: .*the method evm_snapshot does not exist\n/,
  ],
  [
    "that knows no accounts",
    { eth_accounts: undefined },
    /^Expected the node to answer eth_accounts, found an error: the method eth_accounts does not exist$/,
  ],
  [
    "that gives something else for code",
    { eth_getCode: () => ({ code: "0x60" }) },
    /^Expected the node to answer eth_getCode with code, found an object\./,
  ],
  [
    "whose allocator calls withdraw() of another contract",
    { eth_getCode: () => "0x631ee1d47463f3fef3a3" },
    /has both\. Without an artifact, functions of other contracts that it calls look like its own\. .* --evm ARTIFACT/,
  ],
  ["without an account of its own", { eth_accounts: () => [] }, /an unlocked account to send from/],
  ["that has no code there", { eth_getCode: () => "0x" }, /found no code there/],
  [
    "whose contract has none of the functions",
    { eth_getCode: () => "0x6000" },
    /name the artifact too: --evm/,
  ],
])("refuses a node %s before anything is sent", async (_, changes, expected) => {
  const node = await nodeWith("HonestVenue", changes);
  expect(messageOf(await opened(node))).toMatch(expected);
  expect(node.called.get("eth_sendTransaction")).toBeUndefined();
});

it("does not wait for ever for a node that says nothing", async () => {
  const node = await nodeWith("HonestVenue", { eth_getCode: () => new Promise(() => undefined) });
  expect(messageOf(await opened(node, { scenarioMs: 200 }))).toMatch(
    /did not answer eth_getCode within 200 ms/,
  );
});

it("does not wait for ever for a transaction that is not mined", async () => {
  // Time passes whenever the node is asked for the receipt, and not before.
  const now = Date.now.bind(Date);
  let later = 0;
  vi.spyOn(Date, "now").mockImplementation(() => now() + later);
  onTestFinished(() => void vi.restoreAllMocks());
  const eth_getTransactionReceipt = (): null => {
    later += patientMs;
    return null;
  };
  const node = await nodeWith("HonestVenue", { eth_getTransactionReceipt });
  const report = await check(await opened(node), { runs: 1 });
  expect(report.failures[0]).toMatchObject({ kind: "timeout" });
  expect(report.failures[0]?.message).toMatch(/did not mine a transaction within \d+ ms/);
});

it("says so when nobody listens, and not that it waited", async () => {
  const node = await nodeWith("HonestVenue");
  await node.close();
  expect(messageOf(await opened(node))).toMatch(/did not answer eth_getCode: connect ECONNREFUSED 127/);
});
