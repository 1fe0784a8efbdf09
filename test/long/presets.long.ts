import { describe, expect, it } from "vitest";
import { presets } from "../../spec/index.ts";
import { check, referenceModel } from "../../src/index.ts";
import { runCli } from "../e2e/run-cli.ts";
import { partOf } from "../acceptance.ts";

describe("the model is conformant, and nothing is inconclusive, under the preset", () => {
  it.each(partOf(presets, 5).map(({ name, mechanism }) => ({ name, mechanism })))(
    "$name",
    async ({ mechanism }) => {
      const report = await check({ ok: true, implementation: referenceModel }, { mechanism });
      const unsettled = report.verdicts.filter(
        ({ verdict }) => verdict !== "held" && verdict !== "not-applicable",
      );
      expect(unsettled.map(({ invariant, reason }) => `${invariant.id}: ${reason ?? ""}`)).toEqual([]);
      expect(report).toMatchObject({ result: "conformant", level: "exact" });
    },
  );
});

it("paripassu check --model --mechanism NAME ends with 0", async () => {
  for (const name of ["ccp-emir", "hyperliquid", "derive-v2"]) {
    const { code, stdout } = await runCli(["check", "--model", "--mechanism", name]);
    expect(stdout).toContain("conformant, level exact: paripassu-reference-model");
    expect(code).toBe(0);
  }
});
