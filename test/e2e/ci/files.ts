import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse, parseAllDocuments } from "yaml";
import { root } from "../run-cli.ts";

/** The files that others run in their CI, and what is in them. */

export type Values = Readonly<Record<string, string>>;

/** A step of an action or of a workflow's job. */
export interface Step {
  readonly id?: string;
  readonly if?: string;
  readonly uses?: string;
  readonly with?: Readonly<Record<string, string | number | boolean>>;
  readonly run?: string;
  readonly shell?: string;
  readonly env?: Values;
  readonly "working-directory"?: string;
}

interface Action {
  readonly inputs: Readonly<Record<string, { readonly default?: string }>>;
  readonly outputs: Readonly<Record<string, { readonly value: string }>>;
  readonly runs: { readonly steps: readonly Step[] };
}

interface Workflow {
  readonly jobs: Readonly<
    Record<
      string,
      {
        readonly steps: readonly Step[];
        readonly strategy?: { readonly matrix: { readonly shard: readonly number[] } };
      }
    >
  >;
}

interface Job {
  readonly spec: {
    readonly completions?: number;
    readonly template: {
      readonly spec: {
        readonly containers: readonly [
          {
            readonly command: readonly string[];
            readonly env: readonly { readonly name: string; readonly value: string }[];
          },
        ];
      };
    };
  };
}

export const textOf = (path: string): string => readFileSync(join(root, path), "utf8");

export const actionFile = "action.yml";
export const workflowFile = "examples/ci/github-shards.yml";
export const kubernetesFile = "examples/ci/kubernetes-shards.yml";

export const action = parse(textOf(actionFile)) as Action;
export const workflow = parse(textOf(workflowFile)) as Workflow;
/** What kubectl is given: the claim, the Job of the shards, and the Job that merges. */
export const manifests = parseAllDocuments(textOf(kubernetesFile)).map(
  (one) => one.toJS() as Record<string, unknown>,
);
export const [, shardsJob, mergeJob] = manifests as unknown as [unknown, Job, Job];

export const containerOf = (job: Job) => job.spec.template.spec.containers[0];

export const workflowSteps = Object.values(workflow.jobs).flatMap(({ steps }) => steps);

/** Each script of the three files, by where it stands. */
export const scripts: readonly (readonly [string, string])[] = [
  ...action.runs.steps.flatMap(({ run }, i) =>
    run === undefined ? [] : [[`action, step ${i}`, run] as const],
  ),
  ...workflowSteps.flatMap(({ run }, i) =>
    run === undefined ? [] : [[`workflow, step ${i}`, run] as const],
  ),
  ...[shardsJob, mergeJob].map((job, i) => [`job ${i}`, containerOf(job).command[2] ?? ""] as const),
];
