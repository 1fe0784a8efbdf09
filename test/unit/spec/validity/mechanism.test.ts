import { describe, expect, it } from "vitest";
import { type Layer, mechanismFaults, presets } from "../../../../spec/index.ts";
import { defaulterStake, fund, haircut, mechanism } from "../build.ts";

describe("a mechanism is valid or not without any document", () => {
  it("every preset is valid", () => {
    for (const preset of presets) expect(mechanismFaults(preset.mechanism)).toEqual([]);
  });

  it.each<[string, readonly Layer[], string]>([
    ["two layers of one id", [fund("a"), fund("a")], "/waterfall/1/id"],
    ["a reserved id", [fund("residue")], "/waterfall/0/id"],
    ["a tranche that is not there", [defaulterStake("a", "b")], "/waterfall/0/tranche"],
    ["a scope that is no market", [{ ...fund("a"), market: "m" }], "/waterfall/0/market"],
    ["a cap above 1", [haircut("h", "capital", "up", "1.5")], "/waterfall/0/cap"],
    [
      "a haircut on exit of capital",
      [{ ...haircut("h", "capital"), timing: "on-exit" }],
      "/waterfall/0/basis",
    ],
  ])("%s", (_, waterfall, path) => {
    expect(mechanismFaults(mechanism(waterfall)).map((fault) => fault.path)).toEqual([path]);
  });
});
