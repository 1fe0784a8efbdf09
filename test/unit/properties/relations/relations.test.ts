import { describe, expect, it } from "vitest";
import {
  type Capabilities,
  draw,
  everything,
  invariants,
  observe,
  relatedTo,
  scenarios,
} from "../../../../properties/index.ts";
import { totalOf } from "../../../../properties/observe/overflow.ts";
import {
  atoms,
  formatFaults,
  readScenario,
  run,
  type Scenario,
  writeScenario,
} from "../../../../spec/index.ts";
import { check } from "../../../../src/check/check.ts";
import type { Implementation } from "../../../../src/protocol/implementation.ts";
import { storedConviction } from "../../../../src/result/counterexample.ts";
import { story } from "../../../../src/story/story.ts";
import { implementationOf } from "../../../../src/mutants/implementation.ts";
import { dustIsWaived } from "../../../../src/mutants/two-divisions.ts";

const relations = invariants.filter(({ related }) => related !== undefined);
const narrow: Capabilities = { ...everything, maxAccounts: 3, maxAmount: atoms(1000n) };

/** Every scenario that a relation compares one of the first of seed 1 with. */
const relatedOf = (capabilities: Capabilities): readonly Scenario[] => {
  const arbitrary = scenarios(capabilities);
  return Array.from({ length: 40 }, (_, i) => draw(arbitrary, 1, i).value).flatMap((scenario) => {
    const observation = observe(scenario, run(scenario), capabilities);
    return relations.flatMap((relation) => relatedTo(relation, observation).map((one) => one.scenario));
  });
};

describe("the scenarios that a trace is compared with", () => {
  it("follow from what was observed", () => {
    expect(relatedOf(everything)).toStrictEqual(relatedOf(everything));
  });

  it("are valid", () => {
    for (const scenario of relatedOf(everything)) {
      const reading = readScenario(writeScenario(scenario, String));
      expect(reading.ok ? "" : formatFaults(reading.faults)).toBe("");
    }
  });

  it("stay within what was declared", () => {
    const asked = relatedOf(narrow);
    expect(asked.length).toBeGreaterThan(50);
    for (const { genesis } of asked) {
      expect(genesis?.accounts.size ?? 0).toBeLessThanOrEqual(3);
      expect(genesis === undefined ? 0n : totalOf(genesis)).toBeLessThanOrEqual(1000n);
    }
    const withoutGenesis = relatedOf({ ...everything, genesis: false });
    expect(withoutGenesis.length).toBeGreaterThan(50);
    expect(withoutGenesis.filter(({ genesis }) => genesis !== undefined)).toEqual([]);
  });
});

it("a failure on a related scenario is a failure, and keeps that scenario", async () => {
  const isSplit = ({ genesis }: Scenario): boolean =>
    [...(genesis?.accounts.keys() ?? [])].some((id) => id.endsWith(".2"));
  const failing: Implementation = {
    ...implementationOf("fragile", run),
    answer: (scenario) =>
      Promise.resolve(
        isSplit(scenario)
          ? { kind: "failure", failure: { kind: "crash", message: "it ended" } }
          : { kind: "trace", trace: run(scenario) },
      ),
  };
  const { result, failures } = await check(
    { ok: true, implementation: failing },
    { runs: 60, only: ["FAIR-5"] },
  );
  expect(result).toBe("not-conformant");
  expect(failures[0]?.message).toContain("it ended");
  for (const { scenario } of failures) {
    if (scenario === undefined) return expect.fail("no scenario");
    expect(isSplit(scenario)).toBe(true);
  }
});

it("a violated relation is told with what it was compared with, and stored with it", async () => {
  const implementation = implementationOf(dustIsWaived.name, dustIsWaived.run);
  const report = await check({ ok: true, implementation }, { runs: 300, only: ["FAIR-5"] });
  const [conviction] = report.convictions;
  if (conviction === undefined) return expect.fail("no counterexample to FAIR-5");
  const told = story(conviction, "replay");
  expect(told).toMatch(/compared {3}with \S+ split into \S+ and \S+/);
  const stored = storedConviction(conviction, report);
  expect(stored.related?.length).toBe(conviction.counterparts.length);
  for (const { scenario } of stored.related ?? []) expect(readScenario(scenario).ok).toBe(true);
});
