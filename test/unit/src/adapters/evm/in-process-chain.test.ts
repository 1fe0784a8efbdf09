import * as viem from "viem";
import { beforeAll, expect, it } from "vitest";
import type { Chain } from "../../../../../src/adapters/evm/chain.ts";
import { inProcessChain } from "../../../../../src/adapters/evm/in-process-chain.ts";
import { loadEthereumJs } from "../../../../../src/adapters/evm/libraries.ts";
import { artifactNamed, artifactsOf, type Artifacts } from "./compile.ts";

const source = `
pragma solidity ^0.8.24;
contract Helper { function leave() external { selfdestruct(payable(address(0))); } }
contract Calls {
    function passing() external { new Helper{salt: 0}().leave(); }
    function staying() external { new Helper{salt: 0}(); }
    function nothing() external pure {}
}
`;

let artifacts: Artifacts;
beforeAll(() => {
  artifacts = artifactsOf(source);
});

const deployed = async (): Promise<Chain> =>
  inProcessChain(await loadEthereumJs(), artifactNamed("Calls", artifacts).bytecode);

const call = (name: string): viem.Hex => viem.toFunctionSelector(`${name}()`);

it("looks at the clock after every view, for each may take as long as its gas allows", async () => {
  const chain = await deployed();
  let looks = 0;
  const checkClock = (): void => {
    looks += 1;
    if (looks === 2) throw new Error("over");
  };
  await expect(chain.read(Array<viem.Hex>(9).fill(call("nothing")), checkClock)).rejects.toThrow("over");
  expect(looks).toBe(2);
});

it("forgets a helper that is created and destroyed in one transaction, and no other", async () => {
  const chain = await deployed();
  for (const name of ["passing", "passing", "staying"])
    expect(await chain.send(call(name))).toMatchObject({ ok: true });
  expect(await chain.send(call("staying"))).toMatchObject({ ok: false });
});
