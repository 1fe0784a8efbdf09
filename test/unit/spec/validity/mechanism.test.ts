import { describe, expect, it } from "vitest";
import { type Layer, mechanismFaults, type Mechanism, presets } from "../../../../spec/index.ts";

const withWaterfall = (...waterfall: readonly Layer[]): Mechanism => ({
  name: "any",
  asset: { symbol: "USD", decimals: 2 },
  waterfall,
  remainder: "park",
  exits: "open",
  surplus: "residue",
});

describe("a mechanism is valid or not without any document", () => {
  it("every preset is valid", () => {
    for (const { mechanism } of presets) expect(mechanismFaults(mechanism)).toEqual([]);
  });

  it.each<[string, readonly Layer[], string]>([
    ["two layers of one id", [fund("a"), fund("a")], "/waterfall/1/id"],
    ["a reserved id", [fund("residue")], "/waterfall/0/id"],
    [
      "a tranche that is not there",
      [{ kind: "defaulter-stake", id: "a", tranche: "b" }],
      "/waterfall/0/tranche",
    ],
    ["a scope that is no market", [{ ...fund("a"), market: "m" }], "/waterfall/0/market"],
    ["a cap above 1", [{ ...haircut, cap: "1.5" }], "/waterfall/0/cap"],
    ["a haircut on exit of capital", [{ ...haircut, timing: "on-exit" }], "/waterfall/0/basis"],
  ])("%s", (_, waterfall, path) => {
    expect(mechanismFaults(withWaterfall(...waterfall)).map((fault) => fault.path)).toEqual([path]);
  });
});

function fund(id: string): Layer {
  return { kind: "fund", id };
}

const haircut: Layer = { kind: "haircut", id: "h", basis: "capital", rule: "proportional", rounding: "up" };
