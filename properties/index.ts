/** The adversary: markets, and the invariants that judge what was made of them. */
export * from "./capabilities.ts";
export * from "./generate/scenarios.ts";
export * from "./generate/shrinkable.ts";
export * from "./excuse.ts";
export * from "./explains.ts";
export * from "./invariant.ts";
export * from "./invariants/index.ts";
export * from "./judge.ts";
export { isWithin, relatedTo } from "./relations/fits.ts";
export * from "./observe/bookkeeping.ts";
export * from "./observe/breakdown.ts";
export * from "./observe/haircuts.ts";
export * from "./observe/loose.ts";
export * from "./observe/observation.ts";
export * from "./generate/trim.ts";
export * from "./markets/adversary.ts";
export * from "./markets/index.ts";
export { takesWholeLedger } from "./reach.ts";
