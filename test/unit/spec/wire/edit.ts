import { expect } from "vitest";
import type { Fault, Reading } from "../../../../spec/index.ts";

/** JSON text and back: what a document goes through between two programs. */
export const throughJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value)) as unknown;

/** The same document with one part replaced or, given nothing, without it. */
export const edited = (
  document: unknown,
  pointer: string,
  ...value: readonly [] | readonly [unknown]
): unknown => {
  const copy = throughJson(document);
  const keys = pointer.split("/").slice(1);
  const last = keys.pop() ?? "";
  const parent = keys.reduce<unknown>((node, key) => (node as Record<string, unknown>)[key], copy) as object;
  if (value.length === 0) Reflect.deleteProperty(parent, last);
  else
    Object.defineProperty(parent, last, {
      value: value[0],
      enumerable: true,
      configurable: true,
      writable: true,
    });
  return copy;
};

/** The reading is refused with this one fault and no other. */
export const expectFault = (
  reading: Reading<unknown>,
  path: string,
  expected: RegExp,
  found: string,
): void => {
  const faults: readonly Fault[] = reading.ok ? [] : reading.faults;
  expect(faults.map((fault) => fault.path)).toEqual([path]);
  expect(faults[0]?.expected).toMatch(expected);
  expect(faults[0]?.found).toBe(found);
};
