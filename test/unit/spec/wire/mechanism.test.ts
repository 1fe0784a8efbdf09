import { describe, expect, it } from "vitest";
import { claimsRuleNames, readMechanism } from "../../../../spec/index.ts";
import { assessment, defaulterStake, fund, haircut, mechanism, tranche } from "../build.ts";
import { edited, expectFault, throughJson } from "./edit.ts";

const document = {
  name: "all kinds",
  asset: { symbol: "USDC", decimals: 6 },
  waterfall: [
    { kind: "fund", id: "ins", floor: "5", eventCap: "100" },
    { kind: "defaulter-stake", id: "own", tranche: "df" },
    { kind: "tranche", id: "df", rounding: "up" },
    { kind: "assessment", id: "call", tranche: "df", multiple: "1.5", rounding: "down" },
    { kind: "haircut", id: "cut", basis: "profit", rule: "proportional", rounding: "sequential", cap: "0.5" },
  ],
  remainder: "park",
  exits: "gated",
  surplus: "residue",
};

type Row = readonly [
  what: string,
  pointer: string,
  value: readonly [] | readonly [unknown],
  path: string,
  expected: RegExp,
  found: string,
];

/** The fault is where the change was made. */
const there = (what: string, pointer: string, value: unknown, expected: RegExp, found: string): Row => [
  what,
  pointer,
  [value],
  pointer,
  expected,
  found,
];
const missing = (pointer: string): Row => [
  `no ${pointer}`,
  pointer,
  [],
  pointer,
  /a value|one of/,
  "nothing",
];
const extra = (pointer: string): Row => there(`extra ${pointer}`, pointer, "1", /no such key/, '"1"');

const refuses = (rows: readonly Row[]): void => {
  it.each(rows)("%s", (_, pointer, value, path, expected, found) => {
    expectFault(readMechanism(edited(document, pointer, ...value)), path, expected, found);
  });
};

describe("a mechanism document", () => {
  it("with every kind of layer is read", () => {
    expect(readMechanism(throughJson(document))).toStrictEqual({
      ok: true,
      value: {
        ...mechanism([
          fund("ins", { floor: 5n, eventCap: 100n }),
          defaulterStake("own", "df"),
          tranche("df", "up"),
          assessment("call", "df", "1.5", "down"),
          haircut("cut", "profit", "sequential", "0.5"),
        ]),
        name: "all kinds",
        asset: { symbol: "USDC", decimals: 6 },
      },
    });
  });

  it.each<[string, string, unknown]>([
    ["an empty waterfall", "/waterfall", []],
    ["a sink that is a fund", "/surplus", "ins"],
    ["a cap of 1", "/waterfall/4/cap", "1"],
    ["a cap of 1.000", "/waterfall/4/cap", "1.000"],
    ["the smallest cap of some digits", "/waterfall/4/cap", "0.00000000000000000000000000000000000001"],
    ["a multiple of 0", "/waterfall/3/multiple", "0"],
    ["an id of 64 characters", "/waterfall/0/id", "x".repeat(64)],
    ["an id of all kinds of characters", "/waterfall/0/id", "aZ09_.-"],
    ["an asset without decimals", "/asset/decimals", 0],
  ])("with %s is read", (_, pointer, value) => {
    expect(readMechanism(edited(document, pointer, value)).ok).toBe(true);
  });

  it.each(["floor", "eventCap"])("without %s is read, and the mechanism has none", (part) => {
    const reading = readMechanism(edited(document, `/waterfall/0/${part}`));
    expect(reading.ok && part in (reading.value.waterfall[0] ?? {})).toBe(false);
    expect(reading.ok).toBe(true);
  });
});

describe("what the parts say of each other (3.1, 3.2, 3.5, 3.6)", () => {
  refuses([
    there("unknown tranche of a defaulter-stake", "/waterfall/1/tranche", "nope", /tranche layer/, '"nope"'),
    there("unknown tranche of an assessment", "/waterfall/3/tranche", "nope", /tranche layer/, '"nope"'),
    there("a tranche that is a fund", "/waterfall/3/tranche", "ins", /tranche layer/, '"ins"'),
    there("cap 0", "/waterfall/4/cap", "0", /above 0 and at most 1/, '"0"'),
    there("cap 0.000", "/waterfall/4/cap", "0.000", /above 0 and at most 1/, '"0.000"'),
    there("cap 1.5", "/waterfall/4/cap", "1.5", /above 0 and at most 1/, '"1.5"'),
    there(
      "cap a little above 1",
      "/waterfall/4/cap",
      "1.0000000000000000000000000001",
      /at most 1/,
      '"1.0000000000000000000000000001"',
    ),
    there("two layers of one id", "/waterfall/4/id", "ins", /no other layer/, '"ins", the id of layer 0'),
    there("surplus to a tranche", "/surplus", "df", /"residue" or the id of a fund/, '"df"'),
    there("surplus to a haircut", "/surplus", "cut", /"residue" or the id of a fund/, '"cut"'),
    there("surplus to nobody", "/surplus", "nope", /"residue" or the id of a fund/, '"nope"'),
  ]);

  describe.each(["surplus", "deficit", "recovery", "residue"])("the reserved id %s", (id) => {
    refuses([
      there("for a fund", "/waterfall/0/id", id, /reserved/, `"${id}"`),
      there("for a haircut", "/waterfall/4/id", id, /reserved/, `"${id}"`),
    ]);
  });
});

describe("a rule (section 13)", () => {
  const other = claimsRuleNames.filter((rule) => rule !== "proportional");

  it.each(other)("%s is read with every rounding but sequential (6.3)", (rule) => {
    const ruled = edited(document, "/waterfall/4/rule", rule);
    for (const rounding of ["up", "down", "largest-remainder", "unspecified"])
      expect(readMechanism(edited(ruled, "/waterfall/4/rounding", rounding)).ok).toBe(true);
    const expected = new RegExp(
      `"up", .* with the rule "${rule}", because "sequential" divides in proportion`,
    );
    expectFault(readMechanism(ruled), "/waterfall/4/rounding", expected, '"sequential"');
  });
});

describe("missing parts", () => {
  refuses([
    ...[
      "/name",
      "/asset",
      "/asset/symbol",
      "/asset/decimals",
      "/waterfall",
      "/remainder",
      "/exits",
      "/surplus",
    ].map(missing),
    ...[
      "/waterfall/0/id",
      "/waterfall/1/tranche",
      "/waterfall/2/rounding",
      "/waterfall/3/multiple",
      "/waterfall/4/basis",
      "/waterfall/4/rule",
    ].map(missing),
    missing("/waterfall/0/kind"),
  ]);
});

describe("extra parts", () => {
  refuses(
    [
      "/seed",
      "/__proto__",
      "/asset/name",
      "/waterfall/0/cap",
      "/waterfall/1/rounding",
      "/waterfall/2/tranche",
      "/waterfall/4/floor",
    ].map(extra),
  );
});

describe("values that the parts cannot have", () => {
  refuses([
    there(
      "unknown kind",
      "/waterfall/0/kind",
      "fnd",
      /one of "fund", "defaulter-stake", "tranche", "assessment", "haircut"/,
      '"fnd"',
    ),
    there("kind __proto__", "/waterfall/0/kind", "__proto__", /one of "fund"/, '"__proto__"'),
    there(
      "rounding",
      "/waterfall/2/rounding",
      "nearest",
      /"up" or "down" or "largest-remainder" or "sequential" or "unspecified"/,
      '"nearest"',
    ),
    there("basis", "/waterfall/4/basis", "wealth", /"profit" or "capital" or "equity"/, '"wealth"'),
    there("rule", "/waterfall/4/rule", "random", /"proportional" or .*"talmud" or .*"queue"$/, '"random"'),
    there("remainder", "/remainder", "forget", /"park" or "carry" or "halt"/, '"forget"'),
    there("exits", "/exits", "shut", /"open" or "gated"/, '"shut"'),
    there("floor as a JSON number", "/waterfall/0/floor", 5, /as text/, "5"),
    there("negative floor", "/waterfall/0/floor", "-5", /non-negative/, '"-5"'),
    there("event cap with decimals", "/waterfall/0/eventCap", "1.5", /integer/, '"1.5"'),
    there("event cap 01", "/waterfall/0/eventCap", "01", /integer/, '"01"'),
    there("cap as a JSON number", "/waterfall/4/cap", 0.5, /as text/, "0.5"),
    there("cap without a leading digit", "/waterfall/4/cap", ".5", /decimal as text/, '".5"'),
    there("cap 00.5", "/waterfall/4/cap", "00.5", /decimal as text/, '"00.5"'),
    there("cap 1.", "/waterfall/4/cap", "1.", /decimal as text/, '"1."'),
    there("negative multiple", "/waterfall/3/multiple", "-1", /non-negative decimal/, '"-1"'),
    there("multiple with an exponent", "/waterfall/3/multiple", "1e3", /decimal as text/, '"1e3"'),
    there("id with a space", "/waterfall/0/id", "a b", /1 to 64 letters/, '"a b"'),
    there("empty id", "/waterfall/0/id", "", /1 to 64 letters/, '""'),
    there("id of 65 characters", "/waterfall/0/id", "x".repeat(65), /1 to 64 letters/, `"${"x".repeat(65)}"`),
    there("id with a line end", "/waterfall/0/id", "a\n", /1 to 64 letters/, '"a\\n"'),
    there("a waterfall that is no list", "/waterfall", {}, /array|list/, "an object"),
    there("a layer that is text", "/waterfall/0", "fund", /object/, '"fund"'),
    there("a layer that is null", "/waterfall/0", null, /object/, "null"),
    there("decimals 1.5", "/asset/decimals", 1.5, /integer/, "1.5"),
    there("decimals as text", "/asset/decimals", "6", /integer/, '"6"'),
    // What was found must not look like what was expected: the bound has to be named.
    there("decimals 78", "/asset/decimals", 78, /77/, "78"),
    there("negative decimals", "/asset/decimals", -1, /77|0|negative/, "-1"),
    there("empty name", "/name", "", /200|1 |character/, '""'),
    there("empty symbol", "/asset/symbol", "", /32|1 |character/, '""'),
  ]);
});

describe("a document that is something else", () => {
  it.each<[unknown, string]>([
    [null, "null"],
    ["text", '"text"'],
    [7, "7"],
    [[], "a list of 0"],
    [undefined, "nothing"],
  ])("%j", (value, found) => {
    expectFault(readMechanism(value), "", /object/, found);
  });
});

describe("several faults", () => {
  it("are all told, in one reading", () => {
    const twice = edited(edited(document, "/waterfall/4/cap", "0"), "/surplus", "nope");
    const reading = readMechanism(twice, "/mechanism");
    expect(reading.ok ? [] : reading.faults.map(({ path }) => path)).toEqual([
      "/mechanism/waterfall/4/cap",
      "/mechanism/surplus",
    ]);
  });
});
