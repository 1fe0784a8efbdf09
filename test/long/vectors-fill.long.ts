import { cp, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { root, runCli, scratch } from "../e2e/run-cli.ts";

it("paripassu vectors fill --check ends with 1 where a file is too many", async () => {
  const out = scratch();
  await cp(join(root, "vectors/tiny"), join(out, "tiny"), { recursive: true });
  const args = ["vectors", "fill", "--check", "--size", "tiny", "--out", out];
  await writeFile(join(out, "tiny", "extra.json"), "{}");
  const { code, stdout } = await runCli(args);
  expect(code).toBe(1);
  expect(stdout).toContain("run paripassu vectors fill, and look at what changed");
});
