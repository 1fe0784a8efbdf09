import { describe, expect, it } from "vitest";
import { readTrace, run, type Scenario, writeTrace } from "../../../../spec/index.ts";
import { deposit, haircut, mechanism, resolve, state } from "../build.ts";
import { deleverage, mark, market, redeem, shutdown, trade } from "../markets/build.ts";
import { edited, expectFault, throughJson } from "./edit.ts";

describe("a trace with markets", () => {
  const full = mechanism([deleverage("adl", "bitmex"), haircut("cut", "exposure")], {
    markets: [market("btc", 100n, { positionLimit: 2n })],
  });
  const scenario: Scenario = {
    mechanism: full,
    genesis: state(full, { accounts: { a: [50n, 0n], b: [15n, 0n], c: [99n, 0n] } }),
    actions: [
      trade("btc", "a", "b", 1n, 100n),
      trade("btc", "a", "b", 2n, 100n),
      trade("btc", "c", "a", 3n, 100n),
      mark("btc", 120n),
      resolve,
      shutdown,
      redeem("a"),
    ],
  };
  const trace = run(scenario);
  const steps = (throughJson(writeTrace(trace, String)) as { steps: unknown }).steps;

  it("comes back from JSON as it was, with the reasons of its own", () => {
    expect(trace.steps.map((step) => (step.outcome === "refused" ? step.code : "accepted"))).toEqual([
      "accepted",
      "insufficient-margin", // b: 30 of 15
      "position-limit", // c: 3 of 2
      "accepted",
      "accepted",
      "accepted",
      "accepted",
    ]);
    expect(readTrace(scenario, steps)).toStrictEqual({ ok: true, value: trace });
  });

  it("may leave markets out where they are as they opened, and name a position of 0", () => {
    const opened: Scenario = { mechanism: full, actions: [deposit("a", 1n)] };
    const a = { capital: "1", pnl: "0" };
    const positions = { a: { lots: "0", cost: "0" } };
    const expected = state(full, { accounts: { a: [1n, 0n] } });
    for (const markets of [undefined, {}, { btc: { price: "100" } }, { btc: { price: "100", positions } }]) {
      const reading = readTrace(
        opened,
        [{ outcome: "accepted", state: { accounts: { a }, markets } }].map(throughJson),
      );
      expect(reading.ok ? reading.value.steps[0]?.state : reading.faults).toStrictEqual(expected);
    }
  });

  it("may say more of a market, a position and a redemption", () => {
    const more = edited(
      edited(edited(steps, "/0/state/markets/btc/volume", 7), "/0/state/markets/btc/positions/a/entry", 1.5),
      "/5/state/redemption/rate",
      0.5,
    );
    expect(readTrace(scenario, more)).toStrictEqual({ ok: true, value: trace });
  });

  it("is believed where its positions cannot be, for the invariants to judge", () => {
    const reading = readTrace(
      scenario,
      edited(steps, "/0/state/markets/btc/positions/a", { lots: "7", cost: "-1" }),
    );
    expect(reading.ok && reading.value.steps[0]?.state.markets.get("btc")?.positions.get("a")).toEqual({
      lots: 7n,
      cost: -1n,
    });
  });

  it.each<[string, string, readonly [] | readonly [unknown], RegExp, string]>([
    ["a market that is not there", "/0/state/markets/doge", [{ price: "1" }], /a market of the/, '"doge"'],
    ["a market without a price", "/0/state/markets/btc/price", [], /a value/, "nothing"],
    ["lots as a JSON number", "/0/state/markets/btc/positions/a/lots", [1], /as text/, "1"],
    ["a redemption without assets", "/5/state/redemption/assets", [], /a value/, "nothing"],
  ])("is refused with %s", (_, pointer, value, expected, found) => {
    expectFault(readTrace(scenario, edited(steps, pointer, ...value)), `/steps${pointer}`, expected, found);
  });
});
