/** The court: brings an implementation to the properties and reports what they say. */
export * from "./adapters/index.ts";
export { check, type CheckOptions, type Report } from "./check.ts";
export { storedConviction } from "./counterexample.ts";
export type { About, Answer, Failure, FailureKind, Implementation, Opening } from "./implementation.ts";
export { exitCodes, type Result } from "./result.ts";
export type { Conviction } from "./shrink.ts";
export { story } from "./story.ts";
export { summary } from "./summary.ts";
export { toResult } from "./to-result.ts";
