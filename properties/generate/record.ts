import * as fc from "fast-check";

/**
 * An object with a value for each key. Always an ordinary one: objects without
 * a prototype, which fast-check else draws as often, make no other scenario,
 * cost the most to read, and shrinking tries to get rid of them.
 */
export const record = <T>(values: { readonly [K in keyof T]: fc.Arbitrary<T[K]> }): fc.Arbitrary<T> =>
  fc.record<T>(values, { noNullPrototype: true });
