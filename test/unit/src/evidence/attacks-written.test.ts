import { appendFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { differencesFrom, manifestOf } from "../../../../src/evidence/manifest.ts";
import { against, bundle, copyOf, documentIn, edit, reseal } from "./attack-kit.ts";

let honest: string;
beforeAll(async () => {
  honest = await bundle();
});

const files = ["plan.json", "part.json", "environment.json", "blocks/000000.json"];

describe("a file of a run, sealed as it was changed", () => {
  it.each(files)("%s says nothing beside", async (path) => {
    const copy = copyOf(honest);
    edit(
      copy,
      path,
      path === "environment.json" ? { "/0/note": "audited by X" } : { "/note": "audited by X" },
    );
    await reseal(copy);
    expect(await against(copy)).toContain(`${path} is not written as a run writes it`);
  });

  it.each(files)("%s has nothing after its end, and no other ends of lines", async (path) => {
    const appended = copyOf(honest);
    appendFileSync(join(appended, path), "\n");
    await reseal(appended);
    expect(await against(appended)).toContain(`${path} is not written as a run writes it`);
    const other = copyOf(honest);
    writeFileSync(join(other, path), readFileSync(join(other, path), "utf8").replaceAll("\n", "\r\n"));
    await reseal(other);
    expect(await against(other)).toContain(`${path} is not written as a run writes it`);
  });

  it("says nothing twice", async () => {
    const copy = copyOf(honest);
    const path = join(copy, "plan.json");
    writeFileSync(path, readFileSync(path, "utf8").replace("{", '{\n  "asked": {},'));
    await reseal(copy);
    expect(await against(copy)).toContain("plan.json is not written as a run writes it");
  });

  it("says how many invariants there are", async () => {
    const copy = copyOf(honest);
    edit(copy, "plan.json", { "/invariants": 3 });
    await reseal(copy);
    expect(await against(copy)).toContain("plan.json is not written as a run writes it");
  });

  it.each([
    ["started", "2001-01-01T00:00:00.000Z"],
    ["seconds", 1],
    ["notShrunkToTheEnd", ["ORD-1"]],
    ["auditor", "X"],
    ["node", "v99.0.0"],
    ["platform", "none \u001b[31m"],
  ])("run.json has the %s of the run", async (name, value) => {
    const copy = copyOf(honest);
    edit(copy, "run.json", { [`/volatile/${name}`]: value });
    expect(await against(copy)).toContain("run.json does not follow");
    expect(documentIn(copy, "run.json")).toHaveProperty("volatile");
    expect(await differencesFrom(copy, await manifestOf(copy))).toEqual([]);
  });
});
