import { describe, expect, it } from "vitest";
import {
  emptyState,
  formatFaults,
  readMechanism,
  readScenario,
  readTrace,
  type Reading,
} from "../../../../spec/index.ts";
import { likely } from "../../../../spec/wire/nearest.ts";
import { fund, haircut, mechanism } from "../build.ts";
import { edited } from "./edit.ts";

/** What is told of keys that are misspelled, and of `$schema`, which may stand in files. */

const venue = {
  name: "m",
  asset: { symbol: "USD", decimals: 2 },
  markets: [{ id: "btc", price: "100", initialMargin: "0.1" }],
  waterfall: [{ kind: "fund", id: "ins" }],
  remainder: "park",
  exits: "gated",
  surplus: "residue",
};
const scenario = {
  mechanism: venue,
  genesis: { accounts: { ann: { capital: "5", pnl: "0" } }, funds: { ins: "1" } },
  actions: [
    { type: "deposit", account: "ann", amount: "1" },
    { type: "settle", entries: [{ account: "ann", amount: "0" }] },
  ],
};

const told = (reading: Reading<unknown>): string =>
  reading.ok ? "it is valid" : formatFaults(reading.faults);

describe("a misspelled key is told once, with the key that was meant:", () => {
  it.each([
    ["/waterfall", "waterfal", "/waterfal: unknown key `waterfal`; did you mean `waterfall`?"],
    ["/asset/symbol", "symbl", "/asset/symbl: unknown key `symbl`; did you mean `symbol`?"],
    ["/markets/0/price", "Price", "/markets/0/Price: unknown key `Price`; did you mean `price`?"],
    ["/waterfall/0/kind", "knd", "/waterfall/0/knd: unknown key `knd`; did you mean `kind`?"],
  ])("%s as %s, in a mechanism", (pointer, name, message) => {
    const wrong = edited(edited(venue, pointer), pointer.replace(/[^/]*$/, name), "x");
    const [, meant] = /did you mean `(.*)`/.exec(message) ?? [];
    expect(told(readMechanism(wrong)).split("\n")).toEqual([`at ${message}`]);
    expect(pointer.endsWith(`/${meant ?? ""}`)).toBe(true);
  });

  it.each([
    ["/genesis/fund", "/genesis/fund: unknown key `fund`; known keys: accounts, "],
    ["/genesis/clams", "/genesis/clams: unknown key `clams`; did you mean `claims`?"],
    [
      "/genesis/accounts/ann/profit",
      "/genesis/accounts/ann/profit: unknown key `profit`; known keys: capital, pnl",
    ],
    [
      "/mechanism/waterfall/0/event_cap",
      "/mechanism/waterfall/0/event_cap: unknown key `event_cap`; did you mean `eventCap`?",
    ],
    ["/actions/0/acount", "/actions/0/acount: unknown key `acount`; known keys: type, account, amount"],
    ["/action", "/action: unknown key `action`; known keys: mechanism, genesis, actions"],
    ["/seed", "/seed: unknown key `seed`; known keys: mechanism, genesis, actions"],
  ])("%s, beside all that is needed, in a scenario", (pointer, message) => {
    expect(told(readScenario(edited(scenario, pointer, {})))).toContain(`at ${message}`);
  });

  it("and so is the value that tells layers and actions apart", () => {
    expect(told(readMechanism(edited(venue, "/waterfall/0/kind", "funds")))).toMatch(
      /^at \/waterfall\/0\/kind: expected one of "fund", .*, found "funds"; did you mean "fund"\?$/,
    );
    expect(told(readScenario(edited(scenario, "/actions/0/type", "Deposit")))).toContain(
      'found "Deposit"; did you mean "deposit"?',
    );
    expect(told(readScenario(edited(scenario, "/actions/0/type", "swap")))).not.toContain("did you mean");
  });

  it("also in what an implementation reports, which may say more than is asked", () => {
    const plain = mechanism([fund("ins"), haircut("h", "profit")]);
    const scenarioOf = {
      mechanism: plain,
      genesis: emptyState(plain),
      actions: [{ type: "resolve" }],
    } as const;
    const state = { accounts: { ann: { captial: "5", pnl: "0", note: "mine" } } };
    const trace = { steps: [{ outcome: "accepted", state }] };
    expect(told(readTrace(scenarioOf, trace.steps))).toMatch(
      /captial|capital: expected a value, found nothing; there is `captial`: did you mean `capital`\?/,
    );
  });

  it("but no key is guessed that is far from it, there as well, or too long to be one", () => {
    expect(likely("waterfal", ["surplus", "waterfall"])).toBe("waterfall");
    expect(likely("comment", ["surplus", "waterfall"])).toBeUndefined();
    expect(likely("", ["surplus"])).toBeUndefined();
    expect(likely("s".repeat(65), ["s".repeat(64)])).toBeUndefined();
    expect(told(readMechanism({ ...venue, waterfal: [] }))).toBe(
      "at /waterfal: unknown key `waterfal`; known keys: name, asset, markets, waterfall, remainder, exits, surplus",
    );
  });
});

describe("$schema", () => {
  const address = "https://example.com/schemas/mechanism.json";

  it("may stand in a mechanism and in a scenario, and is ignored", () => {
    expect(readMechanism({ $schema: address, ...venue })).toStrictEqual(readMechanism(venue));
    const within = { ...scenario, $schema: address, mechanism: { $schema: address, ...venue } };
    expect(readScenario(within)).toStrictEqual(readScenario(scenario));
  });

  it("is an address, and stands nowhere else", () => {
    expect(told(readMechanism({ $schema: 7, ...venue }))).toBe(
      "at /$schema: expected the address of a JSON Schema, as text, found 7",
    );
    expect(told(readMechanism(edited(venue, "/asset/$schema", address)))).toContain("unknown key `$schema`");
  });
});
