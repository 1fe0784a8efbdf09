import { afterEach, describe, expect, it, vi } from "vitest";
import { referenceModel } from "../../../../src/adapters/reference-model.ts";
import type { Implementation } from "../../../../src/protocol/implementation.ts";
import { against, bundle } from "./attack-kit.ts";

let asked = 0;

/** It fails now and then, and tells of a folder of its own. */
const failing: Implementation = {
  ...referenceModel,
  answer: (scenario) => {
    asked += 1;
    const failure = { kind: "error", message: "cannot open /srv/prices/today.csv" } as const;
    return asked % 30 === 0 ? Promise.resolve({ kind: "failure", failure }) : referenceModel.answer(scenario);
  },
};

describe("the one who verifies", () => {
  afterEach(() => vi.restoreAllMocks());

  it("may have a folder that an error tells of", async () => {
    const folder = await bundle(failing, { runs: 130 });
    expect(await against(folder)).toBe("");
    vi.spyOn(process, "cwd").mockReturnValue("/srv/prices");
    expect(await against(folder)).toBe("");
  });
});
