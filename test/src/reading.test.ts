import { describe, expect, it } from "vitest";
import { presets } from "../../spec/index.ts";
import { ccpEmir } from "../../spec/mechanisms/ccp-emir.ts";
import { readingOf } from "../../src/reading.ts";
import { waterfallText } from "../../src/waterfall-text.ts";
import { fund, haircut, mechanism, tranche } from "../spec/build.ts";

describe("a reading of a mechanism in plain words", () => {
  it("says of each layer who pays, in order", () => {
    const { layers } = readingOf(ccpEmir.mechanism);
    expect(layers.map((layer) => layer.split(" pay")[0])).toEqual([
      "defaulter-contribution: those who caused the loss",
      "skin-in-the-game: the fund",
      "default-fund: the stakes of all who are solvent",
      expect.stringContaining("assessments: all who are solvent and have a stake in default-fund are called"),
      expect.stringContaining("vm-gains: whoever has unrealized profit gives up a part of it, in proportion"),
    ]);
    expect(layers[3]).toContain("at most 1 times the stake");
  });

  it("tells amounts in whole units, and caps", () => {
    const of = mechanism([
      fund("insurance", { floor: 150n, eventCap: 10_000n }),
      haircut("winners", "profit", "up", "0.5"),
    ]);
    expect(readingOf(of).layers).toEqual([
      "insurance: the fund pays what it has above 1.5 USD, at most 100 USD in one resolve.",
      "winners: whoever has unrealized profit gives up a part of it, in proportion, at most 0.5 of it. Each part is rounded up; what that takes too much goes to the residue.",
    ]);
  });

  it("says where rounding leads: to the sink, to the next layer, or to nobody", () => {
    const of = mechanism([fund("f"), tranche("first", "down"), tranche("last", "down"), tranche("up")], {
      surplus: "f",
    });
    const { layers } = readingOf(of);
    expect(layers[1]).toContain("rounded down; what is missing falls to the next layer.");
    expect(layers[3]).toContain("what that takes too much goes to the fund f.");
    expect(readingOf(mechanism([tranche("only", "down")])).layers[0]).toContain(
      "what is missing is left over.",
    );
  });

  it.each([
    ["park", "can pay it at a later resolve"],
    ["halt", "the venue halts for good"],
    ["carry", "put to all layers again"],
  ] as const)("says what becomes of the rest: %s", (remainder, words) => {
    expect(readingOf(mechanism([fund("f")], { remainder })).policies[0]).toContain(words);
  });

  it("says when people can leave", () => {
    expect(readingOf(mechanism([], { exits: "gated" })).policies[1]).toContain("nobody can leave");
    expect(readingOf(mechanism([], { exits: "open" })).policies[1]).toContain("People can leave");
  });

  it("speaks of claims only where somebody can have one", () => {
    expect(readingOf(mechanism([fund("f")])).policies).toHaveLength(2);
    expect(readingOf(mechanism([fund("f"), tranche("t")])).policies[2]).toContain("in t stays its claim");
  });

  it("says of a waterfall without layers that nobody pays", () => {
    const { opening, layers, policies } = readingOf(mechanism([]));
    expect([opening, ...policies].join(" ")).toContain("beyond that nobody pays");
    expect(layers).toEqual([]);
    expect(waterfallText(mechanism([]))).toBe("(no layers)");
  });

  it("differs between any two presets that differ in more than name and asset", () => {
    const told = presets.map(({ mechanism: { name, asset, ...rest } }) => [
      JSON.stringify(rest),
      JSON.stringify(readingOf({ name, asset, ...rest })),
    ]);
    expect(new Set(told.map(([, reading]) => reading)).size).toBe(new Set(told.map(([rest]) => rest)).size);
  });
});
