import { spawn } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { patientEnvironment, plainEnvironment, root, scratch } from "../run-cli.ts";
import { action, type Step, type Values } from "./files.ts";

/** Runs action.yml as a runner of GitHub does: its scripts for real; other actions are told, with what they are given. */

/** What the steps of a job came to. */
export interface ActionRun {
  /** Of the first step that failed, or 0. */
  readonly code: number;
  readonly log: string;
  readonly summary: string;
  readonly outputs: Values;
  /** Other actions, with what they were given. */
  readonly used: readonly { readonly uses: string; readonly with: Values }[];
}

export interface Runner {
  /** Where the job's repository is checked out. */
  readonly cwd: string;
  /** The checkout of the action; default: this one, which is built. */
  readonly actionPath?: string;
  readonly env?: Values;
}

/** The text with each expression replaced by the value of what it names. */
export const filledIn = (text: string, values: Values): string =>
  text.replace(/\$\{\{ ([^}]*) \}\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`expected an expression that names a value, found "${name}"`);
    return value;
  });

/** Whether a step runs: what stands in `if`, of which only conjunctions are known here. */
const isDue = (condition: string, values: Values, hasFailed: boolean): boolean =>
  condition.split(" && ").every((part) => {
    if (part === "always()" || part === "!cancelled()") return true;
    if (part === "success()") return !hasFailed;
    const [, name = "", sign, expected] = /^([\w.-]+) (==|!=) '(.*)'$/.exec(part) ?? [];
    if (values[name] === undefined) throw new Error(`expected a condition on a value, found "${part}"`);
    return (values[name] === expected) === (sign === "==");
  });

const conditionOf = ({ if: text = "${{ success() }}" }: Step): string => {
  const inside = /^\$\{\{ (.*) \}\}$/.exec(text)?.[1] ?? text;
  return /\b(always|cancelled|success|failure)\(\)/.test(inside) ? inside : `success() && ${inside}`;
};

export const mapped = (values: NonNullable<Step["with"]> = {}, change: (value: string) => string): Values =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, change(String(value))]));

/** Runs the action on inputs. */
export const runAction = async (
  inputs: Values,
  { cwd, actionPath = root, env = {} }: Runner,
): Promise<ActionRun> => {
  const files = scratch();
  const values: Record<string, string> = {};
  for (const [name, { default: usual = "" }] of Object.entries(action.inputs))
    values[`inputs.${name}`] = inputs[name] ?? usual;
  // What no step has set is empty.
  for (const { value } of Object.values(action.outputs)) filledInName(value, values);
  values["steps.check.outputs.sarif"] = "";
  let [code, log, summary] = [0, "", ""];
  const used: { uses: string; with: Values }[] = [];
  for (const [i, step] of action.runs.steps.entries()) {
    if (!isDue(conditionOf(step), values, code !== 0)) continue;
    const fill = (text: string): string => filledIn(text, values);
    if (step.run === undefined) {
      used.push({ uses: step.uses ?? "", with: mapped(step.with, fill) });
      continue;
    }
    const of = (name: string): string => join(files, `${i}-${name}`);
    for (const name of ["output", "summary"]) writeFileSync(of(name), "");
    writeFileSync(of("script.sh"), step.run);
    const variables = {
      GITHUB_ACTION_PATH: actionPath,
      GITHUB_OUTPUT: of("output"),
      GITHUB_STEP_SUMMARY: of("summary"),
    };
    const place = join(cwd, fill(step["working-directory"] ?? "."));
    mkdirSync(place, { recursive: true });
    const ended = await bash(of("script.sh"), place, { ...env, ...mapped(step.env, fill), ...variables });
    code ||= ended.code;
    log += ended.log;
    summary += readFileSync(of("summary"), "utf8");
    for (const line of readFileSync(of("output"), "utf8").split("\n").filter(Boolean)) {
      const [, name = "", value = ""] = /^([\w-]+)=(.*)$/.exec(line) ?? [];
      values[`steps.${step.id ?? ""}.outputs.${name}`] = value;
    }
  }
  const outputs = mapped(
    Object.fromEntries(Object.entries(action.outputs).map(([name, { value }]) => [name, value])),
    (text) => filledIn(text, values),
  );
  return { code, log, summary, outputs, used };
};

const filledInName = (text: string, values: Record<string, string>): void => {
  const name = /^\$\{\{ (.*) \}\}$/.exec(text)?.[1];
  if (name === undefined) throw new Error(`expected an expression, found "${text}"`);
  values[name] ??= "";
};

/** A script, by the shell that GitHub takes for `shell: bash`. */
const bash = (script: string, cwd: string, env: Values): Promise<{ code: number; log: string }> =>
  new Promise((resolve, reject) => {
    const child = spawn("bash", ["--noprofile", "--norc", "-eo", "pipefail", script], {
      cwd,
      env: { ...plainEnvironment(), ...patientEnvironment, ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let log = "";
    for (const stream of [child.stdout, child.stderr])
      stream.on("data", (chunk: Buffer) => (log += chunk.toString("utf8")));
    child.on("error", reject);
    child.on("close", (code) => resolve({ code: code ?? 128, log }));
  });
