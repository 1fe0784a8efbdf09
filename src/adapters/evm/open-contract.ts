import type { AbiFunction, Hex } from "viem";
import { type Mechanism, readMechanism } from "../../../spec/index.ts";
import type { About, Implementation, Opening } from "../../protocol/implementation.ts";
import { printable } from "../../text/printable.ts";
import type { Allocate } from "../allocator/allocation.ts";
import { allocatorImplementation } from "../allocator/allocator.ts";
import { unprintable } from "../../protocol/hello.ts";
import { defaultLimits, type Limits } from "../limits.ts";
import { readable } from "../../protocol/readable.ts";
import { failureFrom, Unanswerable } from "../unanswerable.ts";
import type { Artifact } from "./artifact.ts";
import type { Chain } from "./chain.ts";
import { Contract } from "./contract.ts";
import { inProcessChain } from "./in-process-chain.ts";
import { loadEthereumJs, loadViem, type Viem } from "./libraries.ts";
import { type Deployed, rpcChain } from "./rpc-chain.ts";
import { standardAbi } from "./surface.ts";
import { actionsIn, venueImplementation, venueMaximum } from "./venue.ts";

/** A contract to be brought up: an artifact, run in this process; or one that is deployed, with or without its artifact. */
export interface ContractSource {
  readonly artifact?: Artifact;
  readonly deployed?: Deployed;
  /** What the contract implements, where it does not say so itself. */
  readonly mechanism?: Mechanism;
}

/** What fits into a uint256. */
const allocatorMaximum = 2n ** 256n - 1n;

/**
 * Brings up a Solidity contract of one of the two surfaces: contracts/IAllocator.sol
 * and contracts/IVenue.sol. Needs the packages viem and, for an artifact that is run
 * in this process, @ethereumjs/evm and its companions.
 */
export const openContract = async (
  source: ContractSource,
  limits: Partial<Limits> = {},
): Promise<Opening> => {
  try {
    return { ok: true, implementation: await implementationOf(source, { ...defaultLimits, ...limits }) };
  } catch (error) {
    return { ok: false, failure: failureFrom(error) };
  }
};

const implementationOf = async (source: ContractSource, limits: Limits): Promise<Implementation> => {
  const viem = await loadViem();
  const { chain, abi, about, bytecode } = await chainOf(viem, source, limits.scenarioMs);
  const contract = new Contract(viem, chain, abi, limits);
  const isAllocator = contract.has("allocate");
  if (isAllocator === actionsIn(contract).length > 0)
    throw new Unanswerable(
      "protocol",
      `Expected a contract with one of the two surfaces, allocate() of contracts/IAllocator.sol or the actions of contracts/IVenue.sol; ${about.name} has ${isAllocator ? "both" : "neither"}.${source.artifact === undefined ? ` ${guessed}` : ""}`,
    );
  const mechanism = await mechanismOf(contract, source.mechanism);
  const maxAmount = contract.has("maxAmount") ? await maximumOf(contract) : undefined;
  const implementation = isAllocator
    ? allocatorImplementation(allocatorIn(contract), mechanism, about, maxAmount ?? allocatorMaximum)
    : venueImplementation(contract, mechanism, about, least(maxAmount ?? venueMaximum, venueMaximum));
  return { ...implementation, bytecode };
};

/** Code shows selectors, and not whose they are. */
const guessed =
  "Without an artifact, functions of other contracts that it calls look like its own. Give the artifact too, with --evm ARTIFACT.json.";

interface Found {
  readonly chain: Chain;
  readonly abi: Artifact["abi"];
  readonly about: About;
  readonly bytecode: Hex;
}

const chainOf = async (
  viem: Viem,
  { artifact, deployed }: ContractSource,
  timeoutMs: number,
): Promise<Found> => {
  const name = artifact === undefined ? `the contract at ${deployed?.address ?? ""}` : artifact.name;
  const about = { name: printable(name, 100), version: "deployed", language: "solidity" };
  if (deployed !== undefined) {
    const chain = await rpcChain(viem, deployed, timeoutMs);
    return { chain, abi: artifact?.abi ?? functionsInCode(viem, chain.code), about, bytecode: chain.code };
  }
  if (artifact === undefined) throw new TypeError("expected an artifact, a deployed contract, or both");
  refuseUndeployable(artifact);
  const chain = await inProcessChain(await loadEthereumJs(), artifact.bytecode);
  return { chain, abi: artifact.abi, about: { ...about, version: "artifact" }, bytecode: artifact.bytecode };
};

/** Only what can be deployed without being told anything can be run. */
const refuseUndeployable = ({ name, abi, bytecode }: Artifact): void => {
  if (bytecode === "0x")
    throw new Unanswerable(
      "crash",
      `Expected a contract that can be deployed; ${printable(name, 100)} has no code. Name the artifact of a contract, not of an interface or an abstract contract.`,
    );
  const inputs = abi.find((item) => item.type === "constructor")?.inputs ?? [];
  if (inputs.length > 0)
    throw new Unanswerable(
      "crash",
      `Expected a constructor without arguments, found one with ${inputs.length}. Inherit from it in a contract that fills them in, or deploy it and use --rpc.`,
    );
};

/** The functions of the surfaces that code seems to have: it compares what is called with their selectors. */
const functionsInCode = (viem: Viem, code: Hex): readonly AbiFunction[] => {
  const found = standardAbi(viem).filter((item) =>
    code.toLowerCase().includes(`63${viem.toFunctionSelector(item).slice(2)}`),
  );
  if (found.length === 0)
    throw new Unanswerable(
      "protocol",
      "Expected functions of contracts/IAllocator.sol or contracts/IVenue.sol in the code, found none. If it is a proxy, name the artifact too: --evm ARTIFACT.json.",
    );
  return found;
};

const mechanismOf = async (contract: Contract, given: Mechanism | undefined): Promise<Mechanism> => {
  if (!contract.has("mechanism")) {
    if (given !== undefined) return given;
    throw new Unanswerable(
      "protocol",
      "Expected the name of the mechanism that the contract implements. Give it with --mechanism, or add a view function mechanism() that returns its document.",
    );
  }
  const [[text]] = (await contract.view([["mechanism"]])) as [[string]];
  const reading = readMechanism(jsonIn(text));
  const faults = reading.ok ? unprintable(reading.value, "") : reading.faults;
  if (!reading.ok || faults.length > 0)
    throw new Unanswerable(
      "protocol",
      `mechanism() did not return a mechanism document:\n${readable(faults)}`,
    );
  return reading.value;
};

const jsonIn = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};

const maximumOf = async (contract: Contract): Promise<bigint> => {
  const [[maxAmount]] = (await contract.view([["maxAmount"]])) as [[bigint]];
  if (maxAmount >= 1000n) return maxAmount;
  throw new Unanswerable("protocol", `Expected maxAmount() to be at least 1000, found ${maxAmount}.`);
};

const least = (a: bigint, b: bigint): bigint => (a < b ? a : b);

/** The contract's own function, asked one problem at a time. */
const allocatorIn =
  (contract: Contract): Allocate =>
  async ({ loss, fund, bases }) => {
    contract.startClock();
    const answer = await contract.ask(["allocate", loss, fund, bases]);
    if (typeof answer === "string") return { refused: answer };
    const [draw, cuts, remainder] = answer as [bigint, readonly bigint[], bigint];
    return { draw, cuts, remainder };
  };
