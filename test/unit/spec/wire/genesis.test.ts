import { describe, expect, it } from "vitest";
import { readScenario } from "../../../../spec/index.ts";
import { fund, mechanism, state, tranche } from "../build.ts";
import { edited, expectFault, throughJson } from "./edit.ts";

const document = {
  mechanism: {
    name: "m",
    asset: { symbol: "USD", decimals: 2 },
    waterfall: [
      { kind: "fund", id: "ins" },
      { kind: "tranche", id: "df", rounding: "up" },
    ],
    remainder: "park",
    exits: "gated",
    surplus: "residue",
  },
  genesis: {
    accounts: { a: { capital: "10", pnl: "5" }, d: { capital: "0", pnl: "-3" } },
    funds: { ins: "7" },
    stakes: { df: { a: "4", d: "0" } },
    claims: { a: "2", d: "0" },
    pending: "1",
    deficit: "6",
    residue: "8",
    halted: false,
  },
  actions: [],
};

const of = { ...mechanism([fund("ins"), tranche("df", "up")]), name: "m" };

describe("a genesis", () => {
  it("is read, stakes and claims of 0 left out", () => {
    const reading = readScenario(throughJson(document));
    expect(reading.ok ? reading.value.genesis : reading.faults).toStrictEqual(
      state(of, {
        accounts: { a: [10n, 5n], d: [0n, -3n] },
        funds: { ins: 7n },
        stakes: { df: { a: 4n } },
        claims: { a: 2n },
        pending: 1n,
        deficit: 6n,
        residue: 8n,
      }),
    );
  });

  it("may say nothing but the accounts: funds are at 0, tranches empty (2.2)", () => {
    const reading = readScenario(edited(document, "/genesis", { accounts: {} }));
    expect(reading.ok ? reading.value.genesis : reading.faults).toStrictEqual(state(of));
  });

  it("may be halted", () => {
    const reading = readScenario(edited(document, "/genesis/halted", true));
    expect(reading.ok && reading.value.genesis?.halted).toBe(true);
  });

  it("may name an account __proto__", () => {
    const reading = readScenario(edited(document, "/genesis/accounts/__proto__", { capital: "3", pnl: "0" }));
    expect(reading.ok ? reading.value.genesis?.accounts.get("__proto__") : reading.faults).toEqual({
      capital: 3n,
      pnl: 0n,
    });
  });

  it("may hold amounts of 160 digits", () => {
    const reading = readScenario(edited(document, "/genesis/accounts/a/capital", "9".repeat(160)));
    expect(reading.ok ? reading.value.genesis?.accounts.get("a")?.capital : reading.faults).toBe(
      10n ** 160n - 1n,
    );
  });
});

describe("a genesis that no venue can be in (section 2, 10.1)", () => {
  it.each<[string, string, unknown, RegExp, string]>([
    ["negative capital", "/genesis/accounts/a/capital", "-1", /at least 0/, '"-1"'],
    ["insolvent with capital", "/genesis/accounts/d/capital", "1", /^0/, '"1"'],
    ["negative fund", "/genesis/funds/ins", "-7", /at least 0/, '"-7"'],
    ["negative stake", "/genesis/stakes/df/a", "-4", /at least 0/, '"-4"'],
    ["negative claim", "/genesis/claims/a", "-2", /at least 0/, '"-2"'],
    ["negative pending", "/genesis/pending", "-1", /at least 0/, '"-1"'],
    ["negative deficit", "/genesis/deficit", "-1", /at least 0/, '"-1"'],
    ["negative residue", "/genesis/residue", "-1", /at least 0/, '"-1"'],
    ["stake of an unknown account", "/genesis/stakes/df/x", "1", /account of this genesis/, '"x"'],
    [
      "stake of constructor, who is unknown",
      "/genesis/stakes/df/constructor",
      "1",
      /account of this genesis/,
      '"constructor"',
    ],
    ["claim of an unknown account", "/genesis/claims/x", "1", /account of this genesis/, '"x"'],
    ["balance of an unknown fund", "/genesis/funds/x", "1", /fund layer/, '"x"'],
    ["balance of a fund that is a tranche", "/genesis/funds/df", "1", /fund layer/, '"df"'],
    ["stakes in an unknown tranche", "/genesis/stakes/x", {}, /tranche layer/, '"x"'],
    ["stakes in a fund", "/genesis/stakes/ins", { a: "1" }, /tranche layer/, '"ins"'],
  ])("%s", (_, pointer, value, expected, found) => {
    expectFault(readScenario(edited(document, pointer, value)), pointer, expected, found);
  });
});

describe("amounts that are no amounts (section 10)", () => {
  it.each<[string, unknown, string]>([
    ["a JSON number", 10, "10"],
    ["a JSON number with decimals", 1.5, "1.5"],
    ["-0", "-0", '"-0"'],
    ["01", "01", '"01"'],
    ["-01", "-01", '"-01"'],
    ["+1", "+1", '"+1"'],
    ["decimals", "1.0", '"1.0"'],
    ["an exponent", "1e3", '"1e3"'],
    ["hexadecimal", "0x10", '"0x10"'],
    ["a separator", "1,000", '"1,000"'],
    ["blank", " 1", '" 1"'],
    ["a line end", "1\n", '"1\\n"'],
    ["empty", "", '""'],
    ["another script's digits", "١", '"١"'],
    ["null", null, "null"],
    ["true", true, "true"],
    ["a list", ["1"], "a list of 1"],
    ["an object", {}, "an object"],
  ])("%s", (_, value, found) => {
    const pointer = "/genesis/accounts/a/pnl";
    expectFault(readScenario(edited(document, pointer, value)), pointer, /integer as text/, found);
  });

  it.each([
    ["161 digits", "1".repeat(161)],
    ["a sign and 160 digits", `-${"1".repeat(160)}`],
  ])("%s, shown shortened", (_, text) => {
    // 80 characters of the JSON text, quote included, then how long it was, quotes included.
    const found = `${`"${text}`.slice(0, 80)}… (${text.length + 2} characters)`;
    const pointer = "/genesis/accounts/a/pnl";
    expectFault(readScenario(edited(document, pointer, text)), pointer, /160 digits/, found);
  });
});

describe("a genesis of the wrong shape", () => {
  it.each<[string, string, readonly [] | readonly [unknown], RegExp, string]>([
    ["no accounts", "/genesis/accounts", [], /a value/, "nothing"],
    ["no capital", "/genesis/accounts/a/capital", [], /a value/, "nothing"],
    ["no pnl", "/genesis/accounts/a/pnl", [], /a value/, "nothing"],
    ["extra part of an account", "/genesis/accounts/a/margin", ["1"], /no such key/, '"1"'],
    ["extra part of the genesis", "/genesis/time", ["1"], /no such key/, '"1"'],
    ["__proto__ as a part", "/genesis/__proto__", [{}], /no such key/, "an object"],
    [
      "an account's name with a space",
      "/genesis/accounts/a b",
      [{ capital: "0", pnl: "0" }],
      /a key of 1 to 64 letters/,
      '"a b"',
    ],
    [
      "an account without a name",
      "/genesis/accounts/",
      [{ capital: "0", pnl: "0" }],
      /a key of 1 to 64 letters/,
      '""',
    ],
    [
      "a number under __proto__",
      "/genesis/accounts/__proto__",
      [{ capital: 1, pnl: "0" }],
      /integer as text/,
      "1",
    ],
    ["halted as text", "/genesis/halted", ["no"], /boolean/, '"no"'],
    ["a list of accounts", "/genesis/accounts", [[]], /object/, "a list of 0"],
    ["null", "/genesis", [null], /object/, "null"],
  ])("%s", (what, pointer, value, expected, found) => {
    const path = what === "a number under __proto__" ? `${pointer}/capital` : pointer;
    expectFault(readScenario(edited(document, pointer, ...value)), path, expected, found);
  });
});
