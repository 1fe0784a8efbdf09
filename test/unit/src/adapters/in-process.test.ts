import { expect, test } from "vitest";
import { atoms, readScenario, run, type Scenario, writeTrace } from "../../../../spec/index.ts";
import { inProcess } from "../../../../src/adapters/in-process.ts";
import type { PlainScenario } from "../../../../src/adapters/module/module.ts";
import { referenceModel } from "../../../../src/adapters/reference-model.ts";
import { marked, markets } from "./scenarios.ts";

const implementation = { name: "mine", version: "1", language: "typescript" };
const asText = (_: string, value: unknown): unknown => (typeof value === "bigint" ? String(value) : value);

/** From plain data to the model's own. */
const scenarioFrom = (plain: PlainScenario): Scenario => {
  const reading = readScenario(JSON.parse(JSON.stringify(plain, asText)));
  if (!reading.ok) throw new Error("not a scenario");
  return reading.value;
};

test.each([
  ["plain data", (plain: PlainScenario) => writeTrace(run(scenarioFrom(plain)), (amount) => amount)],
  ["the model's maps", (plain: PlainScenario) => run(scenarioFrom(plain))],
  ["a promise", (plain: PlainScenario) => Promise.resolve(run(scenarioFrom(plain)))],
])("a function that returns %s is an implementation", async (_, give) => {
  const mine = inProcess({ implementation, run: give });
  for (const scenario of markets(5))
    expect(await mine.answer(scenario)).toEqual({ kind: "trace", trace: run(scenario) });
  expect(mine).toMatchObject({ about: implementation, inFlight: 1, capabilities: { receipts: true } });
  expect(await mine.close()).toEqual([]);
});

test("a throw is an error", async () => {
  const mine = inProcess({
    implementation,
    run: () => {
      throw new Error("no\u001b such layer");
    },
  });
  const message = "run() failed: Error: no\\u001b such layer";
  const record = "run() failed with an error of its own.";
  const cause = {
    text: "Error: no\\u001b such layer",
    trace: [
      "Error: no\\u001b such layer",
      // Who called it explains nothing.
      expect.stringMatching(/^ {4}at Object\.run \(.*in-process\.test\.ts:\d+:\d+\)$/) as string,
    ],
  };
  expect(await mine.answer(marked)).toEqual({
    kind: "failure",
    failure: { kind: "error", message, record, cause },
  });
});

test("receipts that were not announced are not read", async () => {
  const mine = inProcess({
    implementation,
    supports: { mechanisms: "any", actions: ["deposit"] },
    run: (plain) => ({
      steps: run(scenarioFrom(plain)).steps.map((step) => ({ ...step, receipts: "none" })),
    }),
  });
  expect(await mine.answer(marked)).toEqual({ kind: "trace", trace: run(marked) });
});

test("amounts that are not bigints are refused", async () => {
  const mine = inProcess({ implementation, run: () => ({ steps: [5, 5.5] }) });
  expect(await mine.answer(marked)).toMatchObject({ failure: { kind: "protocol" } });
});

test("what the function does to its scenario stays with it", async () => {
  const scenario = markets(1)[0] ?? marked;
  const before = structuredClone(scenario);
  const mine = inProcess({
    implementation,
    run: (plain) => {
      Object.assign(plain.mechanism.asset, { symbol: "?" });
      Object.assign(plain.actions, { length: 0 });
    },
  });
  await mine.answer(scenario);
  expect(scenario).toEqual(before);
});

test("a module that does not describe itself is a TypeError", () => {
  expect(() => inProcess({ implementation: { ...implementation, name: "" }, run: () => 1 })).toThrow(
    /\/implementation\/name: expected a name, found ""/,
  );
});

test("maxAmount may be a bigint", () => {
  const supports = { mechanisms: "any", actions: ["deposit"], maxAmount: 5000n } as const;
  expect(inProcess({ implementation, supports, run: () => 1 }).capabilities.maxAmount).toBe(atoms(5000n));
});

test("the reference model answers as itself", async () => {
  expect(await referenceModel.answer(marked)).toEqual({ kind: "trace", trace: run(marked) });
  expect(await referenceModel.close()).toEqual([]);
});
