import { describe, expect, it } from "vitest";
import { type Action, readScenario, type Scenario, writeScenario } from "../../../../spec/index.ts";
import {
  assessment,
  defaulterStake,
  deposit,
  fee,
  fund,
  haircut,
  loss,
  mechanism,
  realize,
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
import { edited, expectFault, throughJson } from "./edit.ts";

const of = mechanism(
  [
    fund("ins", { floor: 1n, eventCap: 2n ** 128n - 1n }),
    defaulterStake("own", "df"),
    tranche("df", "unspecified"),
    assessment("call", "df", "0.10", "sequential"),
    haircut("cut", "equity", "largest-remainder", "1.0"),
    haircut("rest", "capital", "down"),
  ],
  { remainder: "halt", exits: "open", surplus: "ins" },
);

const actions: readonly Action[] = [
  deposit("a", 1n),
  withdraw("a", 2n),
  stake("a", "df", 3n),
  unstake("a", "df", 4n),
  fee("a", "ins", 5n),
  topUp("ins", 6n),
  settle(["a", -7n], ["10", 7n], ["9", 0n]),
  settle(),
  realize("a"),
  loss(10n ** 159n),
  resolve,
  recover(-8n),
];

const scenarios: readonly (readonly [string, Scenario])[] = [
  ["without a genesis", { mechanism: of, actions }],
  ["without actions", { mechanism: of, genesis: state(of), actions: [] }],
  [
    "with everything",
    {
      mechanism: of,
      genesis: state(of, {
        accounts: { b: [5n, -0n], a: [2n ** 256n, 7n], "9": [1n, 0n], "10": [0n, -(10n ** 158n)] },
        funds: { ins: 9n },
        stakes: { df: { a: 3n, "10": 4n } },
        claims: { "9": 6n },
        pending: 1n,
        deficit: 2n,
        residue: 3n,
        halted: true,
      }),
      actions,
    },
  ],
];

describe("a scenario", () => {
  it.each(scenarios)("%s comes back from JSON as it was", (_, scenario) => {
    expect(readScenario(throughJson(writeScenario(scenario, String)))).toStrictEqual({
      ok: true,
      value: scenario,
    });
  });

  it("is written with amounts as text", () => {
    const of = mechanism([fund("ins", { floor: 5n }), tranche("df", "up")]);
    const genesis = state(of, { accounts: { a: [1n, -2n] }, stakes: { df: { a: 3n } }, claims: { a: 4n } });
    expect(
      writeScenario(
        { mechanism: of, genesis, actions: [settle(["a", -6n]), topUp("ins", 7n), resolve] },
        String,
      ),
    ).toStrictEqual({
      mechanism: {
        name: "test",
        asset: { symbol: "USD", decimals: 2 },
        waterfall: [
          { kind: "fund", id: "ins", floor: "5" },
          { kind: "tranche", id: "df", rounding: "up" },
        ],
        remainder: "park",
        exits: "gated",
        surplus: "residue",
      },
      genesis: {
        accounts: { a: { capital: "1", pnl: "-2" } },
        funds: { ins: "0" },
        stakes: { df: { a: "3" } },
        claims: { a: "4" },
        pending: "0",
        deficit: "0",
        residue: "0",
        halted: false,
      },
      actions: [
        { type: "settle", entries: [{ account: "a", amount: "-6" }] },
        { type: "topUp", layer: "ins", amount: "7" },
        { type: "resolve" },
      ],
    });
  });
});

const document = throughJson(writeScenario({ mechanism: of, actions }, String));

describe("a scenario that is refused", () => {
  it.each<[string, string, readonly [] | readonly [unknown], string, RegExp, string]>([
    ["no mechanism", "/mechanism", [], "/mechanism", /a value/, "nothing"],
    ["no actions", "/actions", [], "/actions", /a value/, "nothing"],
    ["extra part", "/seed", [7], "/seed", /no such key/, "7"],
    ["actions that are no list", "/actions", ["all"], "/actions", /array|list/, '"all"'],
    [
      "a bad mechanism",
      "/mechanism/waterfall/4/cap",
      ["1.5"],
      "/mechanism/waterfall/4/cap",
      /at most 1/,
      '"1.5"',
    ],
    [
      "a layer of the wrong shape",
      "/mechanism/waterfall/2/rounding",
      ["near"],
      "/mechanism/waterfall/2/rounding",
      /"up"/,
      '"near"',
    ],
    [
      "unknown type",
      "/actions/0/type",
      ["gift"],
      "/actions/0/type",
      /one of "deposit", "withdraw"/,
      '"gift"',
    ],
    ["no type", "/actions/0/type", [], "/actions/0/type", /a value|one of/, "nothing"],
    ["no amount", "/actions/1/amount", [], "/actions/1/amount", /a value/, "nothing"],
    ["no account", "/actions/1/account", [], "/actions/1/account", /a value/, "nothing"],
    ["no layer", "/actions/2/layer", [], "/actions/2/layer", /a value/, "nothing"],
    ["amount as a JSON number", "/actions/0/amount", [5], "/actions/0/amount", /as text/, "5"],
    ["amount -0", "/actions/3/amount", ["-0"], "/actions/3/amount", /as text/, '"-0"'],
    ["account with a space", "/actions/4/account", ["a b"], "/actions/4/account", /1 to 64 letters/, '"a b"'],
    ["extra part of an action", "/actions/10/amount", ["1"], "/actions/10/amount", /no such key/, '"1"'],
    [
      "an entry's amount as a JSON number",
      "/actions/6/entries/1/amount",
      [7],
      "/actions/6/entries/1/amount",
      /as text/,
      "7",
    ],
    [
      "an entry without an account",
      "/actions/6/entries/0/account",
      [],
      "/actions/6/entries/0/account",
      /a value/,
      "nothing",
    ],
    ["an action that is text", "/actions/0", ["resolve"], "/actions/0", /object/, '"resolve"'],
  ])("%s", (_, pointer, value, path, expected, found) => {
    expectFault(readScenario(edited(document, pointer, ...value)), path, expected, found);
  });

  it.each<[unknown, string]>([
    [null, "null"],
    [[], "a list of 0"],
    ["{}", '"{}"'],
  ])("%j", (value, found) => {
    expectFault(readScenario(value), "", /object/, found);
  });
});
