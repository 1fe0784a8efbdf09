/** Every allocation problem up to a scope, and what that covers in words. */
export * from "./coverage.ts";
export * from "./problems.ts";
export * from "./scenario-of.ts";
export * from "./scope.ts";
export * from "./words.ts";
