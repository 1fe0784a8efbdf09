import { beforeAll, describe, expect, it } from "vitest";
import { verify } from "../../../../src/evidence/verify/index.ts";
import { against, bundle, copyOf, edit } from "./attack-kit.ts";

let honest: string;
beforeAll(async () => {
  honest = await bundle();
});

describe("the plan of a bundle", () => {
  it.each([1e10, 1e15, 1e300])("that asks for %d scenarios is refused at once", async (runs) => {
    const folder = copyOf(honest);
    edit(folder, "plan.json", { "/asked/runs": runs });
    expect(await against(folder)).toContain("at /asked/runs: expected");
  });

  it("names its subject in a line, however long the name is", async () => {
    const folder = copyOf(honest);
    edit(folder, "plan.json", { "/subject/name": "A\u001b]0;x\u0007 ".repeat(100_000) });
    const { findings } = await verify(folder, { seed: 1 });
    for (const { text } of findings) expect(text.length).toBeLessThan(2000);
  });

  it("of another version is not read, and nothing is said against it", async () => {
    const folder = copyOf(honest);
    edit(folder, "plan.json", {
      "/paripassu": "7.0.0",
      "/format": "paripassu/plan/2",
      "/asked": "as another version puts it",
    });
    const { findings, told } = await verify(folder, { seed: 1 });
    expect(told).toBeUndefined();
    expect(findings.map(({ status }) => status)).toEqual(["contradicted", "not confirmed"]);
    expect(findings[1]?.text).toMatch(/made by paripassu 7\.0\.0.*Verify it with that version/);
  });
});
