import { beforeAll, describe, expect, it } from "vitest";
import {
  draw,
  everything,
  isExhausted,
  observe,
  type Observation,
  scenarios,
} from "../../../properties/index.ts";
import { refusalCodes, run } from "../../../spec/index.ts";
import { expectEveryCase } from "./every-case.ts";

/** What a scenario of the model reached, by name. */
const reachedBy = ({ steps, resolves }: Observation): ReadonlySet<string> => {
  const reached = new Set<string>();
  for (const { outcome } of steps)
    if (outcome.outcome === "refused") reached.add(`refused with ${outcome.code}`);
  for (const { breakdown } of resolves) {
    if (breakdown === undefined) continue;
    if (breakdown.recorded > 0n) reached.add("deficit recorded");
    for (const part of breakdown.parts) {
      if (part.paid <= 0n) continue;
      const { kind } = part.layer;
      reached.add(`${kind} paid`);
      if (isExhausted(part)) reached.add(`${kind} exhausted`);
      if (part.paid === part.capacity) reached.add(`${kind} at full capacity`);
    }
  }
  return reached;
};

const cases = [
  "fund exhausted",
  "haircut paid",
  "haircut at full capacity",
  "deficit recorded",
  ...refusalCodes.map((code) => `refused with ${code}`),
  ...["fund", "defaulter-stake", "tranche", "assessment", "haircut"].map((kind) => `${kind} paid`),
];

describe.each([1, 2, 3])("1,000 scenarios of seed %i", (seed) => {
  const counts = new Map<string, number>();

  beforeAll(() => {
    const arbitrary = scenarios(everything);
    for (let index = 0; index < 1000; index += 1) {
      const { value } = draw(arbitrary, seed, index);
      for (const name of reachedBy(observe(value, run(value), everything)))
        counts.set(name, (counts.get(name) ?? 0) + 1);
    }
  });

  it.each([...new Set(cases)])("reach ten times or more: %s", (name) => {
    expect(counts.get(name) ?? 0).toBeGreaterThanOrEqual(10);
  });
});

// Seeds 2 to 5: test/long/reference-model.long.ts.
describe("1,000 scenarios of seed 1", () => {
  it("reach every case that an invariant names", () => expectEveryCase(1));
});
