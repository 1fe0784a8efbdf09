import { describe, expect, it } from "vitest";
import { draw, everything, invariants, scenarios } from "../../../../properties/index.ts";
import { mutants } from "../../../../src/mutants/index.ts";

describe("the mutants", () => {
  it("convict, together, by every invariant", () => {
    const firing = new Set(mutants.flatMap(({ caughtBy }) => caughtBy));
    expect([...firing].sort()).toEqual(invariants.map(({ id }) => id).sort());
  });

  it("are named by their faults, each by its own", () => {
    expect(new Set(mutants.map(({ name }) => name)).size).toBe(mutants.length);
    for (const { name, fault } of mutants) {
      expect(name).toMatch(/^[a-z]+(-[a-z]+)+$/);
      expect(fault).toMatch(/^[A-Z].*\.$/);
    }
  });

  it.each(mutants.filter(({ caughtBy }) => !caughtBy.includes("TIME-2")))(
    "$name is deterministic",
    ({ run }) => {
      const arbitrary = scenarios(everything);
      for (let index = 0; index < 20; index += 1) {
        const { value } = draw(arbitrary, 1, index);
        expect(run(value)).toStrictEqual(run(value));
      }
    },
  );
});
