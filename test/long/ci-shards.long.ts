import { spawnSync } from "node:child_process";
import { cpSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { filledIn, mapped, runAction } from "../e2e/ci/composite.ts";
import { containerOf, mergeJob, shardsJob, type Step, type Values, workflow } from "../e2e/ci/files.ts";
import { lastingResult } from "../unit/src/folder/kept.ts";
import { patientEnvironment, plainEnvironment, root, runCli, scratch, emptyFolder } from "../e2e/run-cli.ts";

/** The two examples of split campaigns are run as they stand, with another program and fewer scenarios. */

const flawed = { runs: "120", code: 1, result: "not-conformant" };
const file = join(root, "examples/python/flawed.py");
const words = ["python3", file];

/** One run of the same. */
const runWhole = async (...flags: readonly string[]): Promise<string> => {
  const folder = scratch();
  const out = join(folder, "out");
  const args = [
    "--runs",
    flawed.runs,
    "--out",
    out,
    "--regressions",
    emptyFolder(join(folder, "regressions")),
  ];
  expect((await runCli(["check", ...flags, ...args, "--", ...words])).code).toBe(flawed.code);
  return lastingResult(out);
};

describe("a split campaign", () => {
  it("comes on GitHub to the verdict of one run", async () => {
    const { runs, code, result } = flawed;
    const { shard: shardJob, merge } = workflow.jobs;
    const ours = (steps: readonly Step[] = [], context: Values = {}): Values => {
      const given = steps.find(({ uses }) => uses === "OWNER/paripassu@COMMIT")?.with ?? {};
      return mapped(given, (text) => filledIn(text, context));
    };
    const numbers = shardJob?.strategy?.matrix.shard ?? [];
    const artifacts = join(scratch(), "artifacts");
    const codes: number[] = [];
    const subject = { command: words.join(" "), subject: file, profile: "quick", runs };
    for (const number of numbers) {
      const context = {
        "matrix.shard": String(number),
        "strategy.job-total": String(numbers.length),
        "github.run_number": "7",
      };
      const given = ours(shardJob?.steps, context);
      // What is replaced here must be there to be replaced.
      expect(Object.keys(given)).toEqual(expect.arrayContaining(["command", "subject", "profile"]));
      const ended = await runAction({ ...given, ...subject }, { cwd: scratch() });
      codes.push(ended.code);
      for (const { uses, with: upload } of ended.used)
        if (uses.startsWith("actions/upload-artifact@"))
          cpSync(upload.path ?? "", join(artifacts, upload.name ?? ""), { recursive: true });
    }
    // Of a few scenarios, not every shard meets the fault.
    expect(codes).toContain(code);
    for (const one of codes) expect([0, code]).toContain(one);
    const download = merge?.steps.find(({ uses }) => uses?.startsWith("actions/download-artifact@"))?.with;
    expect(download).toEqual({ pattern: "shard-*", path: "shards" });
    const cwd = scratch();
    cpSync(artifacts, join(cwd, "shards"), { recursive: true });

    const merged = await runAction(ours(merge?.steps), { cwd });
    expect([merged.code, merged.outputs.result]).toEqual([code, result]);
    expect(merged.summary).toContain("ORD-2");
    expect(merged.used.map(({ uses }) => uses.split("@")[0])).toContain("github/codeql-action/upload-sarif");
    const one = await runWhole("--profile", "quick", "--seed", "7");
    expect(lastingResult(merged.outputs.path ?? "")).toBe(one);
  });

  it("comes on Kubernetes to the verdict of one run, also where a pod is run twice", async () => {
    const volume = scratch();
    /** Starts a container as it says, in a folder of the pod's own. */
    const start = (job: typeof shardsJob, more: Values, args: readonly string[] = []): number | null => {
      const { command, env } = containerOf(job);
      const words = job === shardsJob ? [...command.slice(0, 4), ...args] : command;
      const given = Object.fromEntries(env.map((one) => [one.name, one.value]));
      const ours = {
        SUITE: root,
        FOLDER: join(volume, "campaign"),
        RUNS: flawed.runs,
        SUBJECT: file,
      };
      const variables = { ...plainEnvironment(), ...patientEnvironment, ...given, ...ours, ...more };
      return spawnSync(words[0] ?? "", words.slice(1), {
        cwd: scratch(),
        env: variables,
        encoding: "utf8",
      }).status;
    };
    expect(containerOf(shardsJob).command[3]).toBe("shard");
    const indexes = Array.from({ length: shardsJob.spec.completions ?? 0 }, (_, i) => String(i));
    for (const JOB_COMPLETION_INDEX of ["1", ...indexes])
      expect(start(shardsJob, { JOB_COMPLETION_INDEX }, words)).toBe(0);
    expect(start(mergeJob, {})).toBe(flawed.code);
    expect(lastingResult(join(volume, "campaign/whole"))).toBe(await runWhole("--seed", "1"));
    expect(readFileSync(join(volume, "campaign/whole/report.md"), "utf8")).toContain(flawed.result);
  });
});
