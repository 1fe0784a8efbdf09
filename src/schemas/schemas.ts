import type { TSchema } from "typebox";
import { ActionSchema, MechanismSchema, ScenarioSchema, StateSchema, StepSchema } from "../../spec/index.ts";
import { AllocationSchema } from "../adapters/allocator/allocator-answer.ts";
import { ConfigSchema } from "../config/config-schema.ts";
import { HelloSchema } from "../protocol/hello.ts";
import { RequestSchema } from "../protocol/requests.ts";
import { StoredSchema } from "../result/counterexample.ts";
import { EnvironmentSchema } from "../subject/environment.ts";
import { ManifestSchema } from "../evidence/manifest.ts";
import { KillMatrixSchema } from "../mutants/kill-matrix-document.ts";
import { BlockSchema } from "../folder/block-file.ts";
import { PartSchema } from "../folder/part-file.ts";
import { PlanSchema } from "../folder/plan-file.ts";
import { ResultSchema } from "../result/result.ts";
import { ManifestSchema as VectorsManifestSchema, VectorsSchema } from "../vectors/document.ts";
import { FoundSchema } from "../vectors/found.ts";

/** The published JSON Schemas, by file name. */
export const schemas: Readonly<Record<string, TSchema>> = {
  mechanism: MechanismSchema,
  state: StateSchema,
  action: ActionSchema,
  scenario: ScenarioSchema,
  step: StepSchema,
  // Of the protocol: any message of the suite, and answers (of run: steps).
  request: RequestSchema,
  hello: HelloSchema,
  allocation: AllocationSchema,
  result: ResultSchema,
  counterexample: StoredSchema,
  config: ConfigSchema,
  "kill-matrix": KillMatrixSchema,
  "evidence-manifest": ManifestSchema,
  environment: EnvironmentSchema,
  plan: PlanSchema,
  block: BlockSchema,
  part: PartSchema,
  vectors: VectorsSchema,
  "vectors-manifest": VectorsManifestSchema,
  "vectors-found": FoundSchema,
};
