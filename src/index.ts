/** The court: brings an implementation to the properties and reports what they say. */
export * from "./adapters/index.ts";
export { check } from "./check/check.ts";
export { type Config, defineConfig, type ImplementationConfig } from "./config/config.ts";
export type { CheckOptions, Report } from "./check/report.ts";
export { storedConviction } from "./result/counterexample.ts";
export type {
  About,
  Answer,
  Failure,
  FailureKind,
  Implementation,
  Opening,
} from "./protocol/implementation.ts";
export { type Result } from "./result/result.ts";
export { exitCodes } from "./check/result-name.ts";
export type { Conviction } from "./campaign/conviction.ts";
export { story } from "./story/story.ts";
export { summary } from "./reports/terminal/summary.ts";
export { toResult } from "./result/to-result.ts";
