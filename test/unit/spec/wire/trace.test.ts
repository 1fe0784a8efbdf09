import { describe, expect, it } from "vitest";
import { readTrace, run, type Scenario, writeTrace } from "../../../../spec/index.ts";
import {
  deposit,
  fund,
  haircut,
  loss,
  mechanism,
  recover,
  resolve,
  state,
  tranche,
  withdraw,
} from "../build.ts";
import { edited, expectFault, throughJson } from "./edit.ts";

const of = mechanism([fund("ins"), tranche("df"), haircut("winners", "profit", "up")]);

/** The genesis knows "a"; "b" comes by a deposit; "c" tries to and is refused. */
const scenario: Scenario = {
  mechanism: of,
  genesis: state(of, { accounts: { a: [0n, 9n] } }),
  actions: [deposit("b", 5n), deposit("c", 0n), withdraw("b", 5n)],
};
const a = { capital: "0", pnl: "9" };
const steps = [
  { outcome: "accepted", state: { accounts: { a, b: { capital: "5", pnl: "0" } } } },
  {
    outcome: "refused",
    code: "non-positive-amount",
    state: { accounts: { a, b: { capital: "5", pnl: "0" } } },
  },
  { outcome: "accepted", state: { accounts: { a, b: { capital: "0", pnl: "0" } } } },
];
const states = [
  state(of, { accounts: { a: [0n, 9n], b: [5n, 0n] } }),
  state(of, { accounts: { a: [0n, 9n], b: [5n, 0n] } }),
  state(of, { accounts: { a: [0n, 9n], b: [0n, 0n] } }),
];

const statesOf = (document: unknown): unknown => {
  const reading = readTrace(scenario, document);
  return reading.ok ? reading.value.steps.map((step) => step.state) : reading.faults;
};

describe("a trace", () => {
  it("may leave out what is empty, 0 or false", () => {
    expect(readTrace(scenario, steps)).toStrictEqual({
      ok: true,
      value: {
        steps: [
          { outcome: "accepted", state: states[0], receipts: [] },
          { outcome: "refused", code: "non-positive-amount", state: states[1] },
          { outcome: "accepted", state: states[2], receipts: [] },
        ],
      },
    });
  });

  it("of the model comes back from JSON as it was, receipts and all", () => {
    const story: Scenario = {
      mechanism: of,
      genesis: state(of, { accounts: { a: [1n, 5n], b: [2n, 5n] } }),
      actions: [loss(3n), resolve, recover(2n), withdraw("x", 1n)],
    };
    const trace = run(story);
    const document = throughJson(writeTrace(trace, String)) as { steps: unknown };
    expect(readTrace(story, document.steps)).toStrictEqual({ ok: true, value: trace });
    // 3 over 5 and 5: 2 each and 1 over; then 2 of 4 come back, 1 each.
    expect(document.steps).toMatchObject([
      { outcome: "accepted", state: { pending: "3" } },
      { outcome: "accepted", state: { pending: "0", residue: "1", claims: { a: "2", b: "2" } } },
      {
        outcome: "accepted",
        state: { accounts: { a: { capital: "2", pnl: "3" }, b: { capital: "3", pnl: "3" } } },
      },
      { outcome: "refused", code: "unknown-account" },
    ]);
  });

  it("may say more than is asked", () => {
    const more = edited(edited(steps, "/0/block", 17), "/0/state/accounts/a/margin", 0.5);
    expect(statesOf(edited(more, "/0/state/time", "now"))).toStrictEqual(states);
  });

  it("may report zero stakes and claims", () => {
    const more = edited(edited(steps, "/0/state/stakes", { df: { a: "0" } }), "/0/state/claims", { a: "0" });
    expect(statesOf(edited(more, "/0/state/funds", { ins: "0" }))).toStrictEqual(states);
  });

  it("may report an account that was never known and holds nothing", () => {
    expect(statesOf(edited(steps, "/1/state/accounts/c", { capital: "0", pnl: "0" }))).toStrictEqual(states);
    expect(statesOf(edited(steps, "/0/state/accounts/__proto__", { capital: "0", pnl: "0" }))).toStrictEqual(
      states,
    );
  });

  it("is believed where a stranger holds something, for the invariants to judge", () => {
    expect(statesOf(edited(steps, "/1/state/accounts/c", { capital: "1", pnl: "0" }))).toStrictEqual([
      states[0],
      state(of, { accounts: { a: [0n, 9n], b: [5n, 0n], c: [1n, 0n] } }),
      states[2],
    ]);
    expect(
      statesOf(
        edited(edited(steps, "/1/state/accounts/c", { capital: "0", pnl: "0" }), "/1/state/claims", {
          c: "4",
        }),
      ),
    ).toStrictEqual([
      states[0],
      state(of, { accounts: { a: [0n, 9n], b: [5n, 0n], c: [0n, 0n] }, claims: { c: 4n } }),
      states[2],
    ]);
  });

  it("may hold negative amounts, for the invariants to judge", () => {
    expect(statesOf(edited(steps, "/0/state/funds", { ins: "-1" }))).toStrictEqual([
      state(of, { accounts: { a: [0n, 9n], b: [5n, 0n] }, funds: { ins: -1n } }),
      states[1],
      states[2],
    ]);
  });

  it("may be refused with overflow", () => {
    const reading = readTrace(scenario, edited(steps, "/1/code", "overflow"));
    expect(reading.ok && reading.value.steps[1]).toMatchObject({ outcome: "refused", code: "overflow" });
  });

  it("of no actions has no steps", () => {
    expect(readTrace({ mechanism: of, actions: [] }, [])).toStrictEqual({ ok: true, value: { steps: [] } });
  });
});

describe("a trace that is refused", () => {
  it.each<[string, unknown, RegExp, string]>([
    ["too few steps", steps.slice(1), /3 steps/, "2 steps"],
    ["too many steps", [...steps, steps[2]], /3 steps/, "4 steps"],
    ["no steps", [], /3 steps/, "0 steps"],
    ["no list", { steps }, /list/, "an object"],
    ["nothing", undefined, /list/, "nothing"],
    ["null", null, /list/, "null"],
  ])("%s", (_, document, expected, found) => {
    expectFault(readTrace(scenario, document), "/steps", expected, found);
  });

  it.each<[string, string, readonly [] | readonly [unknown], RegExp, string]>([
    ["unknown code", "/1/code", ["too-poor"], /one of halted, unknown-account/, '"too-poor"'],
    ["a code with more text", "/1/code", ["halted!"], /one of halted/, '"halted!"'],
    ["no code", "/1/code", [], /a value/, "nothing"],
    ["unknown outcome", "/0/outcome", ["ok"], /"accepted" or "refused"/, '"ok"'],
    ["no outcome", "/0/outcome", [], /"accepted" or "refused"/, "nothing"],
    ["no state", "/2/state", [], /a value/, "nothing"],
    ["no accounts", "/2/state/accounts", [], /a value/, "nothing"],
    ["without an account of the genesis", "/0/state/accounts/a", [], /known/, "nothing"],
    ["without an account just deposited", "/0/state/accounts/b", [], /known/, "nothing"],
    ["without an account in a refused step", "/1/state/accounts/b", [], /known/, "nothing"],
    ["without a known account that is empty", "/2/state/accounts/b", [], /known/, "nothing"],
    ["a fund that the mechanism lacks", "/0/state/funds", [{ x: "0" }], /fund layer/, '"x"'],
    ["a tranche that the mechanism lacks", "/0/state/stakes", [{ x: {} }], /tranche layer/, '"x"'],
    ["stakes in a fund", "/0/state/stakes", [{ ins: {} }], /tranche layer/, '"ins"'],
    [
      "a fund named __proto__",
      "/0/state/funds",
      [JSON.parse('{"__proto__":"0"}')],
      /fund layer/,
      '"__proto__"',
    ],
    ["capital as a JSON number", "/0/state/accounts/a/capital", [0], /as text/, "0"],
    ["pending as a JSON number", "/0/state/pending", [0], /as text/, "0"],
    ["residue -0", "/0/state/residue", ["-0"], /as text/, '"-0"'],
    ["no pnl", "/0/state/accounts/a/pnl", [], /a value/, "nothing"],
    ["halted as text", "/0/state/halted", ["false"], /boolean/, '"false"'],
    [
      "an account's name with a space",
      "/0/state/accounts/a b",
      [{ capital: "0", pnl: "0" }],
      /a key of 1 to 64 letters/,
      '"a b"',
    ],
  ])("%s", (_, pointer, value, expected, found) => {
    // A layer's fault is told at the layer, one below the table that was replaced.
    const key = expected.source.includes("layer") ? `/${JSON.parse(found) as string}` : "";
    expectFault(
      readTrace(scenario, edited(steps, pointer, ...value)),
      `/steps${pointer}${key}`,
      expected,
      found,
    );
  });

  it("a step that is no object", () => {
    expectFault(
      readTrace(scenario, edited(steps, "/1", null)),
      "/steps/1/outcome",
      /"accepted" or "refused"/,
      "nothing",
    );
  });

  it("a receipt with an amount as a JSON number", () => {
    const document = edited(steps, "/0/receipts", [{ layer: "ins", amount: 1 }]);
    expectFault(readTrace(scenario, document), "/steps/0/receipts/0/amount", /as text/, "1");
  });

  it.each(["constructor", "__proto__"])("without a known account named %s", (name) => {
    const deposited: Scenario = { mechanism: of, actions: [deposit(name, 5n)] };
    const document = [{ outcome: "accepted", state: { accounts: {} } }];
    expectFault(readTrace(deposited, document), `/steps/0/state/accounts/${name}`, /known/, "nothing");
  });
});

it("an account that only a wrongly accepted deposit of 0 names need not be there", () => {
  // What is wrong is told by REJ-2, not by a malformed answer.
  const document = edited(edited(steps, "/1/outcome", "accepted"), "/1/code");
  expect(readTrace(scenario, document).ok).toBe(true);
});
