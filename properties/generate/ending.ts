import * as fc from "fast-check";
import type { Action } from "../../spec/index.ts";
import type { Capabilities } from "../applicability/capabilities.ts";
import { type BankRun, exitsFrom } from "./bank-run.ts";
import type { Stage } from "./steps.ts";

/** How a scenario ends. */
export interface EndingPlan {
  readonly closing: "resolve" | "resolve twice" | "nothing" | "shutdown";
  readonly run: BankRun;
}

/** Most are resolved in the end. */
export const closings = ({ actions }: Capabilities): fc.Arbitrary<EndingPlan["closing"]> =>
  fc.constantFrom(
    ...(["resolve", "resolve", "resolve", "resolve", "resolve twice", "resolve twice"] as const),
    ...(["nothing", "nothing"] as const),
    ...(actions.includes("shutdown") ? (["shutdown"] as const) : []),
  );

/** What is open is resolved, and everybody leaves where that has a price, or where the venue shuts down. */
export const endingActions = function* ({ closing, run }: EndingPlan, stage: Stage): Generator<Action> {
  if (closing === "resolve" || closing === "resolve twice") yield { type: "resolve" };
  if (closing === "resolve twice") yield { type: "resolve" };
  yield* exitsFrom(run, stage);
  if (closing !== "shutdown") return;
  yield { type: "shutdown" };
  for (const account of stage.state.accounts.keys()) yield { type: "redeem", account };
};
