import { describe, it } from "vitest";
import { claimsRuleNames } from "../../spec/index.ts";
import { expectConformant, fund, haircut, readWaterfall } from "../conformant.ts";
import { partOf } from "../acceptance.ts";

describe("the model is conformant under a fund and winners who are cut by", () => {
  const roundings = ["up", "down", "largest-remainder", "sequential", "unspecified"];
  const pairs = claimsRuleNames.flatMap((rule) =>
    roundings
      .filter((rounding) => rule === "proportional" || rounding !== "sequential")
      .map((rounding) => ({ rule, rounding })),
  );

  it.each(partOf(pairs, 6))("$rule, rounded $rounding", ({ rule, rounding }) =>
    expectConformant(readWaterfall(rule, [fund("insurance"), haircut("profit", { rule, rounding })])),
  );
});
