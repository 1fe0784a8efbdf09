import { describe, expect, it } from "vitest";
import { readMechanism } from "../../../../spec/index.ts";
import { haircut, onExit } from "../build.ts";
import { edited, expectFault } from "./edit.ts";

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

describe("a haircut on exit (5.6)", () => {
  const exit = {
    kind: "haircut",
    id: "cut",
    basis: "profit",
    rule: "proportional",
    rounding: "up",
    timing: "on-exit",
  };
  const onExitLast = edited(document, "/waterfall/4", exit);
  const read = (pointer: string, ...value: readonly [] | readonly [unknown]) =>
    readMechanism(edited(onExitLast, pointer, ...value));

  it("is read", () => {
    const reading = read("/waterfall/4/basis", "equity");
    expect(reading.ok && reading.value.waterfall[4]).toStrictEqual(onExit("cut", "equity"));
    expect(read("/waterfall/4/basis", "profit").ok).toBe(true);
  });

  it("may say that it is none", () => {
    const reading = readMechanism(edited(document, "/waterfall/4/timing", "at-resolve"));
    expect(reading.ok && reading.value.waterfall[4]).toStrictEqual({
      ...haircut("cut", "profit", "sequential", "0.5"),
      timing: "at-resolve",
    });
  });

  it.each([
    ["/waterfall/4/basis", "capital", /"profit" or "equity", because .* on exit/, '"capital"'],
    ["/waterfall/4/rounding", "down", /"up", because .* on exit/, '"down"'],
    ["/waterfall/4/cap", "1", /no cap, because .* on exit/, '"1"'],
    ["/waterfall/4/timing", "later", /"at-resolve" or "on-exit"/, '"later"'],
    ["/waterfall/4/timing", null, /"at-resolve" or "on-exit"/, "null"],
  ] as const)("with %s %j is refused", (pointer, value, expected, found) => {
    expectFault(read(pointer, value), pointer, expected, found);
  });

  it("has no scope", () => {
    const market = { id: "m", price: "1", initialMargin: "0" };
    const scoped = edited(edited(onExitLast, "/markets", [market]), "/waterfall/4/market", "m");
    expectFault(readMechanism(scoped), "/waterfall/4/market", /no market, because .* on exit/, '"m"');
  });

  it("is refused before another layer, be that one on exit too", () => {
    for (const kind of [
      { kind: "fund", id: "late" },
      { ...exit, id: "second" },
    ]) {
      const reading = read("/waterfall/5", kind);
      expectFault(reading, "/waterfall/4/timing", /in the last layer only/, '"on-exit" in layer 4 of 0 to 5');
    }
  });

  it("tells every fault at once", () => {
    const reading = readMechanism(edited(document, "/waterfall/4/timing", "on-exit"));
    expect(reading.ok ? [] : reading.faults.map(({ path }) => path)).toEqual([
      "/waterfall/4/rounding",
      "/waterfall/4/cap",
    ]);
  });
});
