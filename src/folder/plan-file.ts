import Type from "typebox";
import { invariants } from "../../properties/index.ts";
import { readMechanism, specVersion } from "../../spec/index.ts";
import { type Asked, askedBy } from "../check/report.ts";
import { SupportsSchema } from "../protocol/hello.ts";
import type { Shard } from "../campaign/campaign.ts";
import { mostRuns, mostShards } from "../campaign/most.ts";
import type { Implementation } from "../protocol/implementation.ts";
import { readRequirement } from "../result/require-document.ts";
import { AboutSchema, AskedSchema } from "../result/result.ts";
import { writeSupports } from "../protocol/supports.ts";
import { askedDocument } from "../result/to-result.ts";
import { type SubjectDigest, SubjectSchema } from "../subject/subject.ts";
import { version } from "../protocol/version.ts";
import { documentReader, valueOf } from "./read-document.ts";

/** What a run is to do. Runs with the same plan, no matter who takes which shard, give the same result. */
export const PlanSchema = Type.Object({
  format: Type.Literal("paripassu/plan/1"),
  paripassu: Type.String({ description: "the version of the suite" }),
  spec: Type.String({ description: "the version of the specification" }),
  invariants: Type.Integer({ description: "how many the catalogue has" }),
  asked: Type.Object({
    ...AskedSchema.properties,
    runs: Type.Integer({ minimum: 0, maximum: mostRuns }),
  }),
  implementation: AboutSchema,
  supports: SupportsSchema,
  subject: Type.Optional(SubjectSchema),
  stored: Type.String({ description: "SHA-256 of the stored cases and the known failures that run first" }),
  shard: Type.Optional(
    Type.Object({
      number: Type.Integer({ minimum: 1, maximum: mostShards }),
      of: Type.Integer({ minimum: 1, maximum: mostShards }),
    }),
  ),
});
export type Plan = Type.Static<typeof PlanSchema>;

/** What the plan of a run is made of, beside who is asked. */
export interface PlanParts {
  readonly asked: Asked;
  readonly stored: string;
  readonly subject?: SubjectDigest;
  readonly shard?: Shard;
}

export const planOf = (
  { about, capabilities }: Pick<Implementation, "about" | "capabilities">,
  { asked, stored, subject, shard }: PlanParts,
): Plan => ({
  format: "paripassu/plan/1",
  paripassu: version,
  spec: specVersion,
  invariants: invariants.length,
  asked: askedDocument(asked),
  implementation: { ...about },
  supports: writeSupports(capabilities),
  ...(subject === undefined ? {} : { subject: subjectDocument(subject) }),
  stored,
  ...(shard === undefined ? {} : { shard: { number: shard.number, of: shard.of } }),
});

const subjectDocument = ({ name, digest, leftOut }: SubjectDigest): SubjectDigest => ({
  name,
  digest: { ...digest },
  ...(leftOut === undefined ? {} : { leftOut: [...leftOut] }),
});

/** The plan in a document. Throws FolderError. */
export const readPlan: (path: string, value: unknown) => Plan = documentReader(PlanSchema, "plan of a run");

/** Who made a plan: the rest of one of another version is not to be read. */
export const readMaker: (path: string, value: unknown) => Pick<Plan, "paripassu" | "spec"> = documentReader(
  Type.Pick(PlanSchema, ["paripassu", "spec"]),
  "plan of a run",
);

/** What was asked for, as `conclude` takes it. Throws FolderError. */
export const readAsked = (path: string, { mechanism, require, ...asked }: Plan["asked"]): Asked =>
  askedBy({
    ...asked,
    ...(require === undefined ? {} : { require: valueOf(path, "requirement", readRequirement(require)) }),
    ...(mechanism === undefined ? {} : { mechanism: valueOf(path, "mechanism", readMechanism(mechanism)) }),
  });

/** The first part in which two plans differ, by name; their shards apart. */
export const firstDifference = (a: Plan, b: Plan): string | undefined =>
  Object.keys({ ...a, ...b })
    .filter((name) => name !== "shard")
    .find((name) => text(a[name as keyof Plan]) !== text(b[name as keyof Plan]));

const text = (value: unknown): string | undefined => JSON.stringify(value);
