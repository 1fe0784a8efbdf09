import { describe, expect, it } from "vitest";
import { byId, readScenario, run, type Scenario, writeScenario } from "../../../../spec/index.ts";
import {
  after,
  defaulterStake,
  deposit,
  fee,
  fund,
  haircut,
  loss,
  mechanism,
  outcomeOf,
  recover,
  resolve,
  settle,
  stake,
  state,
  topUp,
  tranche,
  unstake,
  withdraw,
} from "../build.ts";

describe("ascending id (1.4)", () => {
  it("is code-unit order", () => {
    const mixed = ["a", "_", "9", "B", "10", ".", "b", "-", "A", "aa", "0", "1"];
    // ASCII: "-" 2d, "." 2e, digits 30.., capitals 41.., "_" 5f, small letters 61..; a prefix comes first.
    expect(mixed.sort(byId)).toEqual(["-", ".", "0", "1", "10", "9", "A", "B", "_", "a", "aa", "b"]);
    expect(byId("a", "a")).toBe(0);
  });

  it.each([
    ["10", "9"],
    ["B", "a"],
    ["Z", "_"],
    ["a", "aa"],
    ["__proto__", "constructor"],
  ])("gives %s the tie atom before %s", (first, second) => {
    const of = mechanism([haircut("winners", "profit", "largest-remainder")]);
    // Reported in the other order: only the id decides. 1 over 5 and 5.
    const accounts = { [second]: [0n, 5n], [first]: [0n, 5n] } as const;
    expect(outcomeOf(of, state(of, { accounts, pending: 1n }), resolve).paid).toEqual({
      [`winners/${first}`]: 1n,
    });
  });

  it("makes the later of them the last of a sequential split", () => {
    const of = mechanism([haircut("winners", "profit", "sequential")]);
    const accounts = { a: [0n, 5n], B: [0n, 5n] } as const;
    // floor(1*5/10) = 0 for "B", then 1 for "a".
    expect(outcomeOf(of, state(of, { accounts, pending: 1n }), resolve).paid).toEqual({ "winners/a": 1n });
  });
});

describe.each(["__proto__", "constructor", "toString", "hasOwnProperty"])("an account named %s", (name) => {
  const of = mechanism([fund("ins"), tranche("df"), haircut("winners", "profit", "up")]);

  it("lives like any other", () => {
    const end = after(
      of,
      state(of),
      deposit(name, 100n),
      deposit("b", 20n),
      stake(name, "df", 30n),
      unstake(name, "df", 10n),
      fee(name, "ins", 5n),
      settle([name, 50n], ["b", -50n]),
      resolve,
      withdraw(name, 1n),
      recover(4n),
    );
    // b pays 20 of 50: 30 open. Fund 5, stake 20, profit 5 of 50. Claims 25, of which 4 come back.
    expect(end).toStrictEqual(
      state(of, {
        accounts: { [name]: [100n - 30n + 10n - 5n - 1n + 4n, 45n], b: [0n, 0n] },
        claims: { [name]: 21n },
      }),
    );
  });

  it("travels as JSON like any other", () => {
    const scenario: Scenario = {
      mechanism: of,
      genesis: state(of, {
        accounts: { [name]: [5n, 6n] },
        stakes: { df: { [name]: 7n } },
        claims: { [name]: 8n },
      }),
      actions: [deposit(name, 1n)],
    };
    const reading = readScenario(JSON.parse(JSON.stringify(writeScenario(scenario, String))));
    expect(reading).toStrictEqual({ ok: true, value: scenario });
  });
});

describe.each(["__proto__", "constructor"])("a layer named %s", (name) => {
  it("is a fund and the sink", () => {
    const of = mechanism([fund(name), haircut("winners", "profit", "up")], { surplus: name });
    const scenario: Scenario = {
      mechanism: of,
      genesis: state(of, { accounts: { a: [0n, 5n], b: [0n, 5n] }, funds: { [name]: 2n } }),
      actions: [topUp(name, 2n), loss(7n), resolve],
    };
    expect(readScenario(JSON.parse(JSON.stringify(writeScenario(scenario, String))))).toStrictEqual({
      ok: true,
      value: scenario,
    });
    // 2 + 2 = 4 of the fund; 3 over 5 and 5: 2 each, 1 back into the fund.
    expect(run(scenario).steps.at(-1)?.state).toStrictEqual(
      state(of, { accounts: { a: [0n, 3n], b: [0n, 3n] }, funds: { [name]: 1n }, claims: { a: 2n, b: 2n } }),
    );
  });

  it("is a tranche", () => {
    const of = mechanism([defaulterStake("own", name), tranche(name)]);
    const { paid } = outcomeOf(
      of,
      state(of, { accounts: { d: [0n, -9n], a: [0n, 0n] }, stakes: { [name]: { d: 4n, a: 6n } } }),
      resolve,
    );
    expect(paid).toEqual({ "own/d": 4n, [`${name}/a`]: 5n });
  });
});
