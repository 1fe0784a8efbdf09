import { describe, expect, it } from "vitest";
import { referenceModel } from "../../../../src/adapters/reference-model.ts";
import { verify } from "../../../../src/evidence/verify/index.ts";
import type { Implementation } from "../../../../src/protocol/implementation.ts";
import { against, bundle, copyOf, edit, flawed, reseal } from "./attack-kit.ts";

/** It never answers many actions. */
const failing: Implementation = {
  ...referenceModel,
  answer: (scenario) =>
    scenario.actions.length > 6
      ? Promise.resolve({ kind: "failure", failure: { kind: "crash", message: "it ended" } })
      : referenceModel.answer(scenario),
};

const again = (implementation: Implementation) => ({
  again: { implementation, blocks: 10, seed: 1 },
});

describe("an implementation that is asked again", () => {
  it("gives the same result where the run was given up", async () => {
    const folder = await bundle(failing);
    expect(await against(folder, again(failing))).toBe("");
    const { findings } = await verify(folder, { seed: 1, ...again(failing) });
    expect(findings.map(({ text }) => text).join("\n")).toMatch(
      /run again, the 10 scenarios .* unanswered as they did/,
    );
    expect(await against(folder, again(referenceModel))).toContain("it was crash, and now it is answered");
  });

  it("is another one, though the bundle says what it says", async () => {
    const folder = await bundle(referenceModel, { runs: 100 });
    const { about, capabilities } = referenceModel;
    const other = { ...flawed("users-cut-before-the-fund"), about, capabilities };
    expect(await against(folder, again(other))).toContain("block 0: the traces are not the same");
  });

  it("is asked the blocks, also where each is said to have a scenario less", async () => {
    const folder = copyOf(await bundle(referenceModel, { runs: 100 }));
    edit(folder, "blocks/000000.json", { "/ran": 99, "/judged": 99 });
    await reseal(folder);
    expect(await against(folder, again(referenceModel))).toContain("block 0 has 99 scenarios, expected 100");
  });
});
