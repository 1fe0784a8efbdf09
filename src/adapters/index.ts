/** How an implementation under test is brought to the suite. */
export { HelloSchema } from "../protocol/hello.ts";
export type { Allocation, AllocationProblem } from "./allocator/allocation.ts";
export { type Allocator, type AllocatorOptions, fromAllocator } from "./module/from-allocator.ts";
export { inProcess } from "./in-process.ts";
export { defaultLimits, type Limits } from "./limits.ts";
export type { ImplementationModule, PlainScenario, PlainTrace, Supports } from "./module/module.ts";
export { openCommand } from "./process/open-command.ts";
export { openModule } from "./module/open-module.ts";
export { referenceModel } from "./reference-model.ts";
