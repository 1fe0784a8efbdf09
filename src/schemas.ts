import type { TSchema } from "typebox";
import { ActionSchema, MechanismSchema, ScenarioSchema, StateSchema, StepSchema } from "../spec/index.ts";
import { StoredSchema } from "./counterexample.ts";
import { BlockSchema } from "./folder/block-file.ts";
import { PartSchema } from "./folder/part-file.ts";
import { PlanSchema } from "./folder/plan-file.ts";
import { ResultSchema } from "./result.ts";
import { ManifestSchema, VectorsSchema } from "./vectors/document.ts";
import { FoundSchema } from "./vectors/found.ts";

/** The published JSON Schemas, by file name. */
export const schemas: Readonly<Record<string, TSchema>> = {
  mechanism: MechanismSchema,
  state: StateSchema,
  action: ActionSchema,
  scenario: ScenarioSchema,
  step: StepSchema,
  result: ResultSchema,
  counterexample: StoredSchema,
  plan: PlanSchema,
  block: BlockSchema,
  part: PartSchema,
  vectors: VectorsSchema,
  "vectors-manifest": ManifestSchema,
  "vectors-found": FoundSchema,
};
