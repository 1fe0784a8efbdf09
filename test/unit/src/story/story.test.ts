import { describe, expect, it } from "vitest";
import { atoms, type Scenario, type Trace } from "../../../../spec/index.ts";
import { depositMadeJunior } from "../../../../src/mutants/bystanders.ts";
import { deleveragingGivesNoClaim } from "../../../../src/mutants/deleveraging.ts";
import { exitsLeftOpen } from "../../../../src/mutants/exits.ts";
import {
  excessDroppedWhenThePoolIsWiped,
  insuranceCountedButNotCredited,
} from "../../../../src/mutants/loss-lost.ts";
import { latecomersPayAnAtom } from "../../../../src/mutants/orders-of-events.ts";
import { layerText, story } from "../../../../src/story/story.ts";
import {
  deposit,
  fund,
  haircut,
  loss,
  mechanism,
  onExit,
  resolve,
  state,
  withdraw,
} from "../../spec/build.ts";
import { convictedOn } from "../check/convicted-on.ts";
import { annLeavesThoughBobIsInsolvent, firstCuredOpensTheGate } from "../check/first-cured-opens.ts";

it("a layer says whether it is taken at a resolve or on exit", () => {
  expect(layerText(haircut("winners", "profit", "down", "0.5"))).toBe(
    "winners (haircut of profit, cap 0.5, rounded down)",
  );
  expect(layerText({ ...haircut("winners", "profit"), timing: "at-resolve" })).toBe(
    "winners (haircut of profit, rounded up)",
  );
  expect(layerText(onExit("cash", "equity"))).toBe("cash (haircut of equity on exit)");
});

const told = async (run: (scenario: Scenario) => Trace, scenario: Scenario, id: string): Promise<string> => {
  const [conviction] = await convictedOn(run, scenario, id);
  if (conviction === undefined) throw new Error(`${id} is not violated`);
  return story(conviction, "replay");
};

const lineOf = (text: string, part: string): number =>
  text.split("\n").findIndex((line) => line.includes(part));

describe("a story", () => {
  it("shows who had what before the first action, and what each action changed", async () => {
    const text = await told(firstCuredOpensTheGate, annLeavesThoughBobIsInsolvent, "EXIT-1");
    const places = [
      "at first",
      "bob        0   -2  insolvent",
      "deposit 1 by cat: cat pnl -1 -> 0",
      "then       withdraw 1 by ann  (action 2 of 2)",
      "outcome    accepted; changes ann capital 5 -> 4",
      "expected   withdraw to be refused while a loss is open",
    ].map((part) => lineOf(text, part));
    expect(places).not.toContain(-1);
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(text).not.toContain("  before");
  });

  it("shows one state where no earlier action changed anything", async () => {
    const of = annLeavesThoughBobIsInsolvent.mechanism;
    const text = await told(
      exitsLeftOpen.run,
      {
        ...annLeavesThoughBobIsInsolvent,
        actions: [withdraw("zoe", 1n), withdraw("ann", 1n)],
        mechanism: of,
      },
      "EXIT-1",
    );
    expect(text).toContain("      withdraw 1 by zoe  (refused: unknown-account)");
    expect(text).not.toContain("at first");
    expect(lineOf(text, "  before")).toBeGreaterThan(0);
  });

  it("without a genesis begins with the actions, and shows the state before the last", async () => {
    const of = mechanism([haircut("suppliers", "capital")]);
    const actions = [deposit("ann", 5n), deposit("bob", 1n), loss(1n), withdraw("ann", 1n)];
    const text = await told(exitsLeftOpen.run, { mechanism: of, actions }, "EXIT-1");
    expect(text).not.toContain("at first");
    expect(text).toContain("      deposit 5 by ann: ann capital 0 -> 5\n");
    expect(text).toContain("      loss 1: pending 0 -> 1\n");
    expect(lineOf(text, "  before")).toBeGreaterThan(lineOf(text, "loss 1"));
  });

  it("says that a position was closed where one was, and calls it no haircut", async () => {
    const of = mechanism(
      [{ kind: "deleverage", id: "adl", rank: "pro-rata" }, haircut("haircut", "profit")],
      { markets: [{ id: "perp", price: atoms(10n), initialMargin: "0" }] },
    );
    const genesis = state(of, {
      accounts: { ann: [0n, -4n], bob: [9n, 0n] },
      markets: { perp: { positions: { ann: [1n, 10n], bob: [-1n, -10n] }, shortfalls: { ann: 4n } } },
    });
    const text = await told(
      deleveragingGivesNoClaim.run,
      { mechanism: of, genesis, actions: [resolve] },
      "TRAN-1",
    );
    expect(text).toContain("bob lots of perp -1 -> 0");
    expect(text).not.toMatch(/haircut (took|paid)/);
  });

  it("fits on a screen, however many accounts and actions there are", async () => {
    const of = mechanism([haircut("suppliers", "capital")]);
    const accounts = Object.fromEntries(
      Array.from({ length: 200 }, (_, i) => [`account-${i}`, [5n, 0n] as const]),
    );
    const genesis = state(of, { accounts: { ...accounts, zoe: [0n, -1n] } });
    const early = Array.from({ length: 60 }, (_, i) => deposit(`account-${i}`, 1n));
    const text = await told(
      exitsLeftOpen.run,
      { mechanism: of, genesis, actions: [...early, withdraw("account-7", 1n)] },
      "EXIT-1",
    );
    expect(text.split("\n").length).toBeLessThan(65);
    expect(text).toContain("(51 more actions)");
    expect(text).toContain("(and 189 more accounts)");
    expect(text).toMatch(/zoe +0 +-1 +insolvent/);
    expect(text).toMatch(/account-7 +\d/);
  });

  it("of a relation says how the compared run differs, and what came of what is not the same", async () => {
    const of = mechanism([haircut("winners", "profit")]);
    const scenario: Scenario = {
      mechanism: of,
      genesis: state(of, { accounts: { a: [9n, 0n], b: [9n, 0n] } }),
      actions: [deposit("a", 3n), deposit("b", 3n)],
    };
    const text = await told(latecomersPayAnAtom.run, scenario, "TIME-3");
    expect(text).toContain("  compared   with deposit before deposit at its end\n");
    expect(text).toMatch(/deposit 3 by b: b capital 9 -> 12/);
  });
});

describe("where a fault was seen", () => {
  const covered = mechanism([fund("house", { eventCap: 1n })], { remainder: "park" });

  it("is told of a violation of the same kind", async () => {
    const genesis = state(covered, { pending: 3n, funds: { house: 1n } });
    const text = await told(
      excessDroppedWhenThePoolIsWiped.run,
      { mechanism: covered, genesis, actions: [resolve] },
      "CONS-2",
    );
    expect(text).toContain(
      "  seen in    marginfi, Drift spot, Mango: what a wiped pool could not pay was dropped\n",
    );
  });

  it("is another incident for another kind, or none", async () => {
    const genesis = state(covered, { pending: 1n, funds: { house: 2n } });
    const twice = await told(
      insuranceCountedButNotCredited.run,
      { mechanism: covered, genesis, actions: [resolve] },
      "CONS-2",
    );
    expect(twice).toContain("  seen in    Nibiru: ");
    const text = await told(
      depositMadeJunior.run,
      { mechanism: covered, actions: [deposit("a", 1n)] },
      "CONS-3",
    );
    expect(text).not.toContain("seen in");
  });
});
