import * as fc from "fast-check";

type Arbitraries<T> = { readonly [K in keyof T]: fc.Arbitrary<T[K]> };

/**
 * An object with a value for each key, drawn in their order; simpler ones have
 * one value simpler, the first key's first. As fast-check's own record does
 * it, but always an ordinary object (ones without a prototype make no other
 * scenario, cost the most to read, and shrinking tries to get rid of them),
 * and in half the time: a scenario has some hundred of them.
 */
export const record = <T>(values: Arbitraries<T>): fc.Arbitrary<T> => new RecordArbitrary<T>(values);

class RecordArbitrary<T> extends fc.Arbitrary<T> {
  readonly #entries: readonly (readonly [string, fc.Arbitrary<unknown>])[];

  constructor(values: Arbitraries<T>) {
    super();
    this.#entries = Object.entries<fc.Arbitrary<unknown>>(values);
  }

  generate(random: fc.Random, biasFactor: number | undefined): fc.Value<T> {
    const drawn = this.#entries.map(([, arbitrary]) => arbitrary.generate(random, biasFactor));
    return this.#valueOf(drawn);
  }

  // Plans are drawn, never written: there is always a context to shrink by.
  canShrinkWithoutContext(_: unknown): _ is T {
    return false;
  }

  shrink(_: T, context: unknown): fc.Stream<fc.Value<T>> {
    const drawn = context as readonly fc.Value<unknown>[];
    return fc.stream(this.#simpler(drawn));
  }

  *#simpler(drawn: readonly fc.Value<unknown>[]): Generator<fc.Value<T>, void> {
    for (const [i, [, arbitrary]] of this.#entries.entries()) {
      const of = drawn[i];
      if (of === undefined) continue;
      for (const next of arbitrary.shrink(of.value_, of.context)) yield this.#valueOf(drawn.with(i, next));
    }
  }

  #valueOf(drawn: readonly fc.Value<unknown>[]): fc.Value<T> {
    const object: Record<string, unknown> = {};
    for (let i = 0; i < this.#entries.length; i += 1) object[this.#entries[i]?.[0] ?? ""] = drawn[i]?.value_;
    return new fc.Value(object as T, drawn);
  }
}
