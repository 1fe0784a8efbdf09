import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { checkMatrix } from "../../src/evidence/verify/matrix.ts";
import type { KillMatrix } from "../../src/mutants/kill-matrix-document.ts";
import { mutants } from "../../src/mutants/index.ts";
import { callCli } from "../e2e/call-cli.ts";
import { root, runCli, scratch, emptyFolder } from "../e2e/run-cli.ts";

const all = mutants.length;
const folder = join(scratch(), "audit");
const honest = join(root, "dist/examples/typescript/honest.js");
const textOf = (name: string): string => readFileSync(join(folder, name), "utf8");

/** A short audit: the profile is what it is for, not its scenarios. */
beforeAll(async () => {
  const { code, stderr } = await callCli([
    ...["check", "--profile", "audit", "--runs", "500", "--out", folder, "--subject", honest],
    ...["--regressions", emptyFolder(join(folder, "../regressions")), "--module", honest],
  ]);
  expect([code, stderr]).toEqual([0, expect.stringContaining(`${all} of ${all} mutants`)]);
});

describe("an audit", () => {
  it("tells how sharp the suite is, and is verified with a few of the mutants run again", async () => {
    const { code, stdout } = await runCli(["verify", folder, "--subject", honest, "--module", honest]);
    expect(stdout).toMatch(
      new RegExp(`confirmed {6}run again, 5 of ${all} mutants of the suite die as the kill matrix says`),
    );
    expect(code).toBe(0);
    expect(textOf("report.html")).toContain('<h2 id="mutants">Kill matrix</h2>');
  });

  it("is contradicted where mutants die as they do not, or are left out", async () => {
    const matrix = JSON.parse(textOf("kill-matrix.json")) as KillMatrix;
    const sooner = matrix.mutants.map((one) => ({ ...one, first: 1, kills: { "CONS-1": 1 } }));
    expect((await checkMatrix(matrix, 1)).status).toBe("confirmed");
    expect((await checkMatrix({ ...matrix, mutants: sooner }, 1)).status).toBe("contradicted");
    const fewer = { ...matrix, mutants: matrix.mutants.slice(1) };
    expect(await checkMatrix(fewer, 1)).toMatchObject({
      status: "contradicted",
      details: expect.arrayContaining(["its mutants are not those of this version"]) as unknown,
    });
    expect((await checkMatrix({ ...matrix, runs: 10_000_000 }, 1)).status).toBe("contradicted");
  });
});
