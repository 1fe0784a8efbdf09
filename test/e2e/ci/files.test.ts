import { spawnSync } from "node:child_process";
import { validateAction, validateWorkflow } from "@action-validator/core";
import { Job } from "kubernetes-models/batch/v1";
import { PersistentVolumeClaim } from "kubernetes-models/v1";
import { expect, it } from "vitest";
import { callCli } from "../call-cli.ts";
import {
  action,
  actionFile,
  containerOf,
  manifests,
  mergeJob,
  scripts,
  shardsJob,
  textOf,
  workflow,
  workflowFile,
  workflowSteps,
} from "./files.ts";

it("action.yml is valid by its published schema, and not with a fault in it", () => {
  const text = textOf(actionFile);
  expect(validateAction(text).errors).toEqual([]);
  expect(validateAction(text.replace("using: composite", "using: composit")).errors).not.toEqual([]);
  expect(validateAction(text.replace("shell: bash", "shel: bash")).errors).not.toEqual([]);
});

it("the workflow is valid by its published schema, and not with a fault in it", () => {
  const text = textOf(workflowFile);
  expect(validateWorkflow(text).errors).toEqual([]);
  expect(validateWorkflow(text.replace("runs-on:", "run-on:")).errors).not.toEqual([]);
  expect(validateWorkflow(text.replace("contents: read", "contents: reed")).errors).not.toEqual([]);
});

type Fields = Record<string, unknown>;

/** Throws for what the API of Kubernetes has no place for; what it does not know it passes over. */
const validate = (kind: unknown, manifest: Fields): void =>
  (kind === "Job" ? new Job(manifest) : new PersistentVolumeClaim(manifest)).validate();

/** The fields of a manifest that the API does not know: those that may hold what no field of it may. */
const unknownIn = (kind: unknown, manifest: Fields, at = manifest, path = ""): readonly string[] =>
  Object.entries(at).flatMap(([key, value]) => {
    const here = `${path}/${key}`;
    const isKnown = isRefused(kind, () => void (at[key] = [[["nothing"]]]), manifest);
    at[key] = value;
    const isNested = typeof value === "object" && value !== null;
    const below = isNested ? unknownIn(kind, manifest, value as Fields, here) : [];
    return isKnown ? below : [here, ...below];
  });

const isRefused = (kind: unknown, spoil: () => void, manifest: Fields): boolean => {
  spoil();
  try {
    validate(kind, manifest);
    return false;
  } catch {
    return true;
  }
};

it("the Jobs are valid by the schema of Kubernetes, which knows every field of them", () => {
  for (const manifest of manifests) {
    const { kind } = manifest;
    validate(kind, manifest);
    expect(unknownIn(kind, manifest)).toEqual([]);
  }
  expect(manifests.map(({ kind }) => kind)).toEqual(["PersistentVolumeClaim", "Job", "Job"]);
});

it("a field that is misspelt is found", () => {
  const [, job] = manifests;
  const misspelt = { ...job, spec: { ...(job?.spec as Fields), complexion: 8 } };
  expect(unknownIn("Job", misspelt)).toEqual(["/spec/complexion"]);
});

it.each(scripts)("%s is bash that can be read, and takes nothing into its text", (_, script) => {
  expect(script).not.toContain("${{");
  const { status, stderr } = spawnSync("bash", ["-n"], { input: script, encoding: "utf8" });
  expect([status, stderr]).toEqual([0, ""]);
});

it("scripts of GitHub stop at what fails", () => {
  const ours = scripts.filter(([where]) => !where.startsWith("job"));
  expect(ours.length).toBeGreaterThanOrEqual(4);
  for (const [where, script] of ours) expect(script, where).toMatch(/^set -euo pipefail\n/);
});

it("a script that cannot be read is refused", () => {
  expect(spawnSync("bash", ["-n"], { input: "if true; then", encoding: "utf8" }).status).not.toBe(0);
});

/** The options that a command has, by its own help. */
const optionsOf = async (command: string): Promise<ReadonlySet<string>> => {
  const { stdout } = await callCli([command, "--help"]);
  return new Set(stdout.match(/--[a-z][a-z-]*/g));
};

it("uses only options that check and merge have", async () => {
  const ofCheck = await optionsOf("check");
  const ofMerge = await optionsOf("merge");
  const lines = scripts
    .flatMap(([, script]) => script.replaceAll("\\\n", " ").split("\n"))
    .filter((line) => !line.trimStart().startsWith("npm "));
  const used = (line: string): readonly string[] => line.match(/(?<![\w-])--[a-z][a-z-]*/g) ?? [];
  for (const line of lines)
    for (const option of used(line))
      expect(/\bmerge\b/.test(line) ? ofMerge : ofCheck, line).toContain(option);
  expect(new Set(lines.flatMap(used)).size).toBeGreaterThanOrEqual(12);
});

it("no other action is used than GitHub's own, by major version", () => {
  const used = [...action.runs.steps, ...workflowSteps].flatMap(({ uses = [] }) => uses);
  const others = used.filter((name) => name !== "OWNER/paripassu@COMMIT");
  expect(others.length).toBeGreaterThanOrEqual(5);
  for (const name of others) expect(name).toMatch(/^(actions|github)\/[a-z/-]+@v\d+$/);
});

it("the workflow gives the action only what it takes, and in every shard the same except for the shard", () => {
  const ours = workflowSteps.filter(({ uses }) => uses === "OWNER/paripassu@COMMIT");
  expect(ours).toHaveLength(2);
  for (const step of ours)
    for (const name of Object.keys(step.with ?? {})) expect(Object.keys(action.inputs)).toContain(name);
  const shards = workflow.jobs.shard?.strategy?.matrix.shard;
  expect(shards).toEqual(shards?.map((_, i) => i + 1));
});

it("every variable that the action's scripts read is given to them, or is GitHub's", () => {
  for (const { run = "", env = {} } of action.runs.steps) {
    const read = [...run.matchAll(/\$\{?#?([A-Z_]{2,})/g)].map(([, name = ""]) => name);
    const given = [...Object.keys(env), "GITHUB_ACTION_PATH", "GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY", "PWD"];
    expect(given).toEqual(expect.arrayContaining(read));
    for (const name of Object.keys(env)) expect(read).toContain(name);
  }
});

it("every input of the action is used, and every use is of one", () => {
  const used = [...textOf(actionFile).matchAll(/inputs\.([a-z-]+)/g)].map(([, name = ""]) => name);
  expect(new Set(used)).toEqual(new Set(Object.keys(action.inputs)));
});

it("the two Jobs speak of as many shards, and of one folder", () => {
  const valueOf = (job: typeof shardsJob, name: string) =>
    containerOf(job).env.find((one) => one.name === name)?.value;
  expect(valueOf(shardsJob, "SHARDS")).toBe(String(shardsJob.spec.completions));
  expect(valueOf(mergeJob, "FOLDER")).toBe(valueOf(shardsJob, "FOLDER"));
});
