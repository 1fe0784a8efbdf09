import { describe, expect, it } from "vitest";
import { everything } from "../../../../properties/index.ts";
import { run, type Scenario, type Trace, writeScenario, zero } from "../../../../spec/index.ts";
import { check, exitCodes, type Implementation, toResult } from "../../../../src/index.ts";
import { patientMs } from "../../../patience.ts";

const implementation = (answer: (scenario: Scenario) => Trace): Implementation => ({
  about: { name: "test", version: "1", language: "typescript" },
  capabilities: everything,
  inFlight: 4,
  answer: (scenario) => Promise.resolve({ kind: "trace", trace: answer(scenario) }),
  close: () => Promise.resolve([]),
});

/** The model's trace, but the last state forgets the residue, and what is in the funds. */
const forgetful = (trace: Trace): Trace => ({
  steps: trace.steps.map((step) => ({ ...step, state: { ...step.state, residue: zero, funds: new Map() } })),
});

it("a violation that does not come again is flaky: an error, not a verdict", async () => {
  const met = new Set<string>();
  const once = implementation((scenario) => {
    const key = JSON.stringify(writeScenario(scenario, String));
    const isNew = !met.has(key);
    met.add(key);
    return isNew ? forgetful(run(scenario)) : run(scenario);
  });
  const report = await check({ ok: true, implementation: once }, { runs: 40, only: ["CONS-1"] });
  expect(report.verdicts.filter(({ verdict }) => verdict === "violated")).toEqual([]);
  expect(report.failures.map(({ kind }) => kind)).toEqual(["flaky"]);
  expect(report.failures[0]?.message).toMatch(/^CONS-1 failed once \(.+, scenario \d+\), and held/);
  expect(report).toMatchObject({ result: "not-conformant", level: "none" });
});

it("one that does come again is convicted, with its counterexample", async () => {
  const report = await check(
    { ok: true, implementation: implementation((scenario) => forgetful(run(scenario))) },
    { runs: 40, only: ["CONS-1"] },
  );
  const found = toResult(report).invariants.find(({ id }) => id === "CONS-1");
  expect(found).toMatchObject({ verdict: "violated", counterexample: { step: 0 } });
  expect(report.failures).toEqual([]);
});

it("an interrupted check is inconclusive, never a pass", async () => {
  const interrupt = new AbortController();
  const report = await check(
    { ok: true, implementation: implementation(run) },
    { runs: 1000, signal: interrupt.signal, onProgress: (done) => done === 500 && interrupt.abort() },
  );
  expect(report).toMatchObject({ result: "inconclusive", level: "none" });
  expect(report.runs).toBeLessThan(1000);
});

describe("a level that is enough", () => {
  /** The model, but a recovery tells nobody who got what. */
  const silent = implementation((scenario) => ({
    steps: run(scenario).steps.map((step, i) =>
      step.outcome === "accepted" && scenario.actions[i]?.type === "recover"
        ? { ...step, receipts: [] }
        : step,
    ),
  }));
  const asked = (failLevel?: "fair" | "transparent") =>
    check(
      { ok: true, implementation: silent },
      { skip: ["REF-1"], shrink: { scenarios: 1, milliseconds: patientMs }, ...(failLevel && { failLevel }) },
    );

  it("passes when it is reached, under a name that does not say conformant", async () => {
    const report = await asked("fair");
    expect(report.verdicts.filter(({ verdict }) => verdict === "violated")).not.toEqual([]);
    expect(report).toMatchObject({ result: "level-reached", level: "fair" });
    expect(exitCodes[report.result]).toBe(0);
  });

  it("fails when it is not, and without one everything must hold", async () => {
    expect(await asked("transparent")).toMatchObject({ result: "not-conformant", level: "fair" });
    expect(await asked()).toMatchObject({ result: "not-conformant", level: "fair" });
  });

  it("is not reached by what nothing was seen of", async () => {
    const report = await check(
      { ok: true, implementation: implementation(run) },
      { runs: 40, only: ["CONS-1"], failLevel: "safe" },
    );
    expect(report).toMatchObject({ result: "inconclusive", level: "none" });
  });
});
