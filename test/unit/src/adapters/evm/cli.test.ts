import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { callCli } from "../../../../e2e/call-cli.ts";
import { scratch } from "../../../../e2e/run-cli.ts";
import { artifactNamed, shippedArtifacts } from "./compile.ts";
import { type TestNode, testNode } from "./node.ts";

const folder = scratch();

/** Writes an artifact in one of the two layouts, and returns its path. */
const written = (name: string, layout: "Foundry" | "Hardhat"): string => {
  const { abi, bytecode } = shippedArtifacts().get(name) ?? { abi: [], bytecode: "0x" };
  const document =
    layout === "Foundry"
      ? { abi, bytecode: { object: bytecode, linkReferences: {} } }
      : { _format: "hh3-artifact-1", contractName: name, abi, bytecode };
  mkdirSync(join(folder, layout), { recursive: true });
  const path = join(folder, layout, `${name}.json`);
  writeFileSync(path, JSON.stringify(document));
  return path;
};

const convicts = async (...subject: readonly string[]): Promise<string> => {
  const dir = scratch();
  const { code, stdout } = await callCli(
    ["check", ...subject, "--runs", "6", "--only", "ORD-2", "--regressions", dir],
    { cwd: folder },
  );
  expect(code).toBe(1);
  expect(stdout).toMatch(/^✗ ORD-2 {2}the fund pays before anyone is haircut/);
  const line = /replay +npx paripassu (replay .*)/.exec(stdout)?.[1] ?? "no replay line";
  const again = await callCli(line.split(" "), { cwd: folder });
  expect(again.stdout).toMatch(/✗ ORD-2/);
  expect(again.code).toBe(1);
  return line;
};

describe("paripassu check --evm", () => {
  it.each(["Foundry", "Hardhat"] as const)(
    "convicts a flawed venue in the layout of %s, and replays it",
    async (layout) => {
      const line = await convicts("--evm", written("FlawedVenue", layout));
      expect(line).toContain(" --evm ");
    },
  );

  it("acquits an honest allocator", async () => {
    const path = written("HonestAllocator", "Foundry");
    const { code, stdout } = await callCli(["check", "--evm", path, "--runs", "200", "--only", "ORD-2"], {
      cwd: folder,
    });
    expect(stdout).toMatch(/^conformant, level none: HonestAllocator artifact \(solidity\)/);
    expect(code).toBe(0);
  });

  it("says that --mechanism must be the contract's own", async () => {
    const args = ["check", "--evm", written("HonestVenue", "Foundry"), "--mechanism", "okex-2018"];
    const { code, stderr } = await callCli(args);
    expect(stderr).toMatch(/--mechanism: ".*" is none of the 1 that the implementation declares/);
    expect(code).toBe(2);
  });
});

describe("paripassu check --rpc", () => {
  let node: TestNode;
  beforeAll(async () => {
    node = await testNode(artifactNamed("FlawedVenue").bytecode);
  });
  afterAll(() => node.close());

  it("convicts a deployed flawed venue, and replays it", async () => {
    const line = await convicts("--rpc", node.url, "--address", node.address);
    expect(line).toContain(` --rpc ${node.url} --address ${node.address}`);
  });

  it("never becomes usable where nothing is deployed", async () => {
    const nowhere = `0x${"00".repeat(19)}99`;
    const { code, stdout } = await callCli(["check", "--rpc", node.url, "--address", nowhere]);
    expect(stdout).toMatch(/found no code there\. Deploy it first/);
    expect(code).toBe(4);
  });
});

describe("wrong usage of a contract is refused with exit code 2", () => {
  it.each([
    [["--evm", "nowhere.json"], /cannot read nowhere\.json/],
    [["--evm", "package.json"], /package\.json is not a valid artifact of Foundry or Hardhat:\n {2}at \/abi/],
    [["--rpc", "http://127.0.0.1:1"], /--rpc URL and --address 0x\.\.\. belong together/],
    [["--address", `0x${"1".repeat(40)}`], /--rpc URL and --address 0x\.\.\. belong together/],
    [["--rpc", "localhost:1", "--address", "0x1"], /--rpc: expected the address of a node, such as http:/],
    [
      ["--rpc", "http://127.0.0.1:1", "--address", "0x1"],
      /--address: expected 0x and 40 hexadecimal digits, found "0x1"/,
    ],
    [
      ["--evm", "a.json", "--module", "b.js"],
      /found both --module FILE and a contract \(--evm, --rpc\): leave one out/,
    ],
  ])("%j", async (args, expected) => {
    const { code, stderr } = await callCli(["check", ...args]);
    expect(stderr).toMatch(expected);
    expect(code).toBe(2);
  });
});
