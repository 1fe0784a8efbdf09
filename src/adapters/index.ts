/** How an implementation under test is brought to the suite. */
export { HelloSchema } from "./hello.ts";
export type { Allocation, AllocationProblem } from "./allocation.ts";
export { type Allocator, type AllocatorOptions, fromAllocator } from "./from-allocator.ts";
export { inProcess } from "./in-process.ts";
export { defaultLimits, type Limits } from "./limits.ts";
export type { ImplementationModule, PlainScenario, PlainTrace, Supports } from "./module.ts";
export { openCommand } from "./open-command.ts";
export { openModule } from "./open-module.ts";
export { referenceModel } from "./reference-model.ts";
