import { expect, it } from "vitest";
import { layerText } from "../../src/story.ts";
import { haircut, onExit } from "../spec/build.ts";

it("a layer says whether it is taken at a resolve or on exit", () => {
  expect(layerText(haircut("winners", "profit", "down", "0.5"))).toBe(
    "winners (haircut of profit, cap 0.5, rounded down)",
  );
  expect(layerText({ ...haircut("winners", "profit"), timing: "at-resolve" })).toBe(
    "winners (haircut of profit, rounded up)",
  );
  expect(layerText(onExit("cash", "equity"))).toBe("cash (haircut of equity on exit)");
});
