import { beforeAll, describe, expect, it, onTestFinished, vi } from "vitest";
import type { Artifact } from "../../../../../src/adapters/evm/artifact.ts";
import { openContract } from "../../../../../src/adapters/evm/open-contract.ts";
import type { Answer, Opening } from "../../../../../src/protocol/implementation.ts";
import {
  atoms,
  type Action,
  type Mechanism,
  readMechanism,
  type Scenario,
} from "../../../../../spec/index.ts";
import { artifactNamed, artifactsOf, type Artifacts } from "./compile.ts";

/** What each test deploys: the honest venue with one thing put wrong, or something else altogether. */
const source = `
pragma solidity ^0.8.24;
import {HonestAllocator} from "./HonestAllocator.sol";
import {HonestVenue} from "./HonestVenue.sol";
import {Genesis} from "./IVenue.sol";

contract Endless is HonestVenue {
    function place(uint256 open) internal pure override returns (uint256) {
        for (uint256 i = 1; ; i++) if (i == 0) return open;
    }
}
contract DividesByZero is HonestVenue {
    function place(uint256 open) internal pure override returns (uint256) { return open / (open - open); }
}
contract Reasoned is HonestVenue {
    function place(uint256) internal pure override returns (uint256) { revert("not today\\u202e"); }
}
contract Foreign is HonestVenue {
    error TooLate(uint256 by);
    function place(uint256) internal pure override returns (uint256) { revert TooLate(3); }
}
contract WithArguments {
    error ExitsGated(uint256 until);
    function withdraw(address, uint256) external pure { revert ExitsGated(7); }
    function fund(uint256) external pure returns (uint256) { return 0; }
    function account(address) external pure returns (uint256, int256) { return (0, 0); }
}
contract Seeded is HonestVenue { constructor() { pending = 5; } }
contract Once is HonestVenue {
    bool transient used;
    function place(uint256 open) internal override returns (uint256) {
        require(!used, "twice in one transaction");
        used = true;
        return open;
    }
}
contract Counting is HonestVenue {
    uint256 internal calls;
    function place(uint256 open) internal override returns (uint256) { return open + calls++; }
}
contract Short { fallback() external { assembly { mstore(0, 1) return(0, 5) } } }
contract Stillborn { constructor() { revert("no"); } }
contract Configured { constructor(uint256) {} function resolve() external {} }
contract Two is HonestAllocator { function resolve() external {} }
contract Neither { function hello() external {} }
contract Mistyped { function deposit(bytes32, uint256) external {} }
contract Changing { function allocate(uint256, uint256, uint256[] calldata) external returns (uint256, uint256[] memory, uint256) {} }
contract Blind { function resolve() external {} function account(address) external pure returns (uint256, int256) { return (0, 0); } }
contract Undecided is Blind { function deficit() external pure returns (uint256) { return 0; } function fund(uint256) external pure returns (uint256) { return 0; } }
contract Vague is Undecided { function mechanism() external pure returns (string memory) { return "a fund and so on"; } }
contract Tiny is Undecided { function maxAmount() external pure returns (uint256) { return 5; } }
contract Boundless is Undecided { function maxAmount() external pure returns (uint256) { return type(uint256).max; } }
contract FewCuts {
    function allocate(uint256 loss, uint256, uint256[] calldata) external pure returns (uint256, uint256[] memory, uint256) {
        return (loss, new uint256[](7), 0);
    }
}
`;

let artifacts: Artifacts;
beforeAll(() => {
  artifacts = artifactsOf(source);
});

const named = (name: string, parts = {}): Artifact => artifactNamed(name, artifacts, parts);

const document = {
  name: "fund, then winners",
  asset: { symbol: "USD", decimals: 2 },
  waterfall: [
    { kind: "fund", id: "insurance" },
    { kind: "haircut", id: "winners", basis: "profit", rule: "proportional", rounding: "up" },
  ],
  remainder: "park",
  exits: "gated",
  surplus: "residue",
};
const reading = readMechanism(document);
if (!reading.ok) throw new Error("not a mechanism");
const mechanism: Mechanism = reading.value;

const scenarioOf = (...actions: readonly Action[]): Scenario => ({ mechanism, actions });
const loss = { type: "loss", amount: atoms(3n) } as const;
const resolve = { type: "resolve" } as const;

const answerOf = async (artifact: Artifact, ...actions: readonly Action[]): Promise<Answer> => {
  const opening = await openContract({ artifact, mechanism });
  if (!opening.ok) throw new Error(opening.failure.message);
  return opening.implementation.answer(scenarioOf(...actions));
};

const failureOf = (answer: Answer): string =>
  answer.kind === "failure" ? `${answer.failure.kind}: ${answer.failure.message}` : "it answered";

describe("a contract that fails", () => {
  it.each([
    ["Endless", /^timeout: resolve\(\) used up its gas: expected it to end within 16000000 gas/],
    ["DividesByZero", /^error: resolve\(\) reverted with Panic\(18\)/],
    ["Reasoned", /^error: resolve\(\) reverted with Error\(not today\\u202e\)/],
    [
      "Foreign",
      /^error: resolve\(\) reverted with TooLate\(3\)\. Expected it to succeed, or to refuse with an error named/,
    ],
  ])("%s is a failure in words", async (name, expected) => {
    expect(failureOf(await answerOf(named(name), loss, resolve))).toMatch(expected);
  });

  it("leaves nothing behind for the next scenario", async () => {
    const opening = await openContract({ artifact: named("Endless"), mechanism });
    if (!opening.ok) throw new Error(opening.failure.message);
    await opening.implementation.answer(scenarioOf(loss, resolve));
    const next = await opening.implementation.answer(scenarioOf(loss));
    expect(next).toMatchObject({ kind: "trace", trace: { steps: [{ state: { pending: 3n } }] } });
  });

  it("is held to the time of a scenario", async () => {
    const opening = await openContract({ artifact: named("Once"), mechanism }, { scenarioMs: 5_000 });
    if (!opening.ok) throw new Error(opening.failure.message);
    // A clock that goes on by 10 ms whenever it is looked at.
    let now = 0;
    vi.spyOn(Date, "now").mockImplementation(() => (now += 10));
    onTestFinished(() => void vi.restoreAllMocks());
    expect(failureOf(await opening.implementation.answer(scenarioOf(loss)))).toBe("it answered");
    const many = Array.from({ length: 100 }, () => loss);
    const answer = await opening.implementation.answer(scenarioOf(...many));
    expect(failureOf(answer)).toMatch(/^timeout: The contract took more than 5000 ms/);
  });

  it("is a failure where it does not begin empty", async () => {
    const { abi, ...rest } = named("Seeded");
    const withoutLoad = { ...rest, abi: abi.filter((item) => !("name" in item && item.name === "load")) };
    expect(failureOf(await answerOf(withoutLoad, loss))).toMatch(
      /^error: Expected the venue to begin empty: pending of 0, found 5\.$/,
    );
  });

  it("is a failure where it returns less than its ABI says", async () => {
    const artifact = named("Short", { abi: named("Endless").abi });
    const opening = await openContract({ artifact });
    expect(opening).toMatchObject({ ok: false });
    expect(wordsOf(opening)).toMatch(
      /^protocol: Expected mechanism\(\) to return \(string\), found 0x0000000000$/,
    );
  });

  it("is a failure where an allocator gives another number of cuts", async () => {
    const opening = await openContract({ artifact: named("FewCuts"), mechanism });
    if (!opening.ok) throw new Error(opening.failure.message);
    const genesis = {
      accounts: new Map([["a", { capital: atoms(0n), pnl: atoms(4n) }]]),
      funds: new Map([["insurance", atoms(0n)]]),
      stakes: new Map(),
      pending: atoms(2n),
      deficit: atoms(0n),
      residue: atoms(0n),
      claims: new Map(),
      halted: false,
      markets: new Map(),
    };
    const answer = await opening.implementation.answer({ mechanism, genesis, actions: [resolve] });
    expect(failureOf(answer)).toBe("error: Expected a cut for each of 1 bases, found 7 cuts.");
  });
});

describe("every call is a transaction of its own", () => {
  it("transient storage does not outlive it", async () => {
    const answer = await answerOf(named("Once"), loss, resolve, loss, resolve);
    expect(failureOf(answer)).toBe("it answered");
  });

  it("every scenario starts from the state after deployment", async () => {
    const opening = await openContract({ artifact: named("Counting"), mechanism });
    if (!opening.ok) throw new Error(opening.failure.message);
    const answer = (scenario: Scenario): Promise<Answer> => opening.implementation.answer(scenario);
    const first = await answer(scenarioOf(resolve, resolve));
    expect(first).toMatchObject({
      trace: { steps: [{ state: { deficit: 0n } }, { state: { deficit: 1n } }] },
    });
    expect(await answer(scenarioOf(resolve, resolve))).toEqual(first);
  });
});

it("an amount that no uint256 holds is refused as the largest would be, or for its size", async () => {
  const huge = atoms(2n ** 256n);
  const empty = artifactNamed("HonestVenue");
  const answer = await answerOf(
    empty,
    { type: "deposit", account: "a", amount: huge },
    { type: "deposit", account: "a", amount: atoms(1n) },
    { type: "withdraw", account: "a", amount: huge },
    { type: "withdraw", account: "nobody", amount: huge },
    { type: "deposit", account: "a", amount: atoms(-5n) },
  );
  const codes = ["overflow", undefined, "insufficient-capital", "unknown-account", "non-positive-amount"];
  expect(answer).toMatchObject({
    trace: { steps: codes.map((code) => (code === undefined ? { outcome: "accepted" } : { code })) },
  });
});

it("a venue that declares more than an int256 holds is asked for no more than that", async () => {
  const opening = await openContract({ artifact: named("Boundless"), mechanism });
  expect(opening).toMatchObject({ implementation: { capabilities: { maxAmount: 2n ** 255n - 1n } } });
});

it("an error is known by its name, whatever it carries", async () => {
  const withdraw: Action = { type: "withdraw", account: "a", amount: atoms(1n) };
  expect(await answerOf(named("WithArguments"), withdraw)).toMatchObject({
    trace: { steps: [{ outcome: "refused", code: "exits-gated" }] },
  });
});

const wordsOf = (opening: Opening): string =>
  opening.ok ? "it opened" : `${opening.failure.kind}: ${opening.failure.message}`;

describe("a contract that cannot be used is refused with what to do", () => {
  it.each([
    ["Stillborn", /^crash: The constructor failed: revert 0x08c379a0/],
    ["Configured", /Expected a constructor without arguments, found one with 1\. Inherit from it/],
    ["IVenue", /IVenue has no code\. Name the artifact of a contract/],
    ["Two", /one of the two surfaces, .*; Two has both\.$/],
    ["Neither", /one of the two surfaces, .*; Neither has neither\.$/],
    ["Mistyped", /Expected deposit\(address,uint256\), found deposit\(bytes32,uint256\)\./],
    ["Changing", /Expected allocate\(uint256,uint256,uint256\[\]\) view returns .*, found allocate\(uint256/],
    ["Undecided", /Give it with --mechanism, or add a view function mechanism\(\) that returns its document/],
    ["Vague", /mechanism\(\) did not return a mechanism document:\nat \/: expected .*"a fund and so on"/],
  ])("%s", async (name, expected) => {
    expect(wordsOf(await openContract({ artifact: named(name) }))).toMatch(expected);
  });

  it("where what it does could not be seen", async () => {
    expect(wordsOf(await openContract({ artifact: named("Blind"), mechanism }))).toMatch(
      /^protocol: Expected the view fund\(\), for the mechanism has a fund; the contract has none\.$/,
    );
  });

  it("where it declares a maximum that leaves no room", async () => {
    expect(wordsOf(await openContract({ artifact: named("Tiny"), mechanism }))).toBe(
      "protocol: Expected maxAmount() to be at least 1000, found 5.",
    );
  });

  it("where an allocator cannot serve the mechanism", async () => {
    const two = { ...mechanism, waterfall: [...mechanism.waterfall, ...mechanism.waterfall] };
    expect(wordsOf(await openContract({ artifact: named("FewCuts"), mechanism: two }))).toMatch(
      /expected a waterfall of a fund, or none, before one haircut .* with fund, haircut, fund, haircut/,
    );
  });
});
