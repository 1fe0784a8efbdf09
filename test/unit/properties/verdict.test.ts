import { describe, expect, it } from "vitest";
import { type Invariant, invariants, type Level } from "../../../properties/index.ts";
import type { Mechanism } from "../../../spec/index.ts";
import { referenceModel } from "../../../src/adapters/reference-model.ts";
import { Distribution } from "../../../src/campaign/distribution.ts";
import type { Campaign } from "../../../src/campaign/fold.ts";
import { check } from "../../../src/check/check.ts";
import type { CheckOptions, Report } from "../../../src/check/report.ts";
import { exitCodes } from "../../../src/check/result-name.ts";
import { leftOut, levelOf, type Verdict, verdictOn } from "../../../src/check/verdict.ts";

const checkModel = (options: CheckOptions): Promise<Report> =>
  check({ ok: true, implementation: referenceModel }, options);

/** An invariant that says nothing, of a level. */
const law = (level: Level, sometimes: readonly string[] = []): Invariant => ({
  id: `TEST-${level}`,
  level,
  sentence: "it says nothing",
  formula: "true",
  why: "for tests",
  source: "here",
  sometimes,
  check: () => undefined,
});

const nothingSeen: Campaign = {
  judged: 10,
  reachable: new Map(),
  seen: new Map(),
  applied: new Map([["TEST-safe", 10]]),
  inPercent: true,
  reasons: new Map(),
  distribution: new Distribution(),
  findings: [],
  unanswered: [],
};

const seeing = (...labels: readonly string[]): Campaign => ({
  ...nothingSeen,
  seen: new Map([["TEST-safe", new Map(labels.map((label) => [label, 1]))]]),
});

describe("the verdict on an invariant", () => {
  const invariant = law("safe", ["near", "far"]);

  it("is held only when every case that it names was reached", () => {
    expect(verdictOn(invariant, seeing("near", "far"), false)).toMatchObject({ invariant, verdict: "held" });
  });

  it("is inconclusive while a case was never reached, and says which", () => {
    expect(verdictOn(invariant, seeing("near"), false)).toMatchObject({
      verdict: "inconclusive",
      reason: "never reached: far",
    });
    expect(verdictOn(invariant, nothingSeen, false)).toMatchObject({
      verdict: "inconclusive",
      reason: "never reached: near; far",
    });
  });

  it("does not wait for a case that no setting of the campaign can bring about", () => {
    const choosy: Invariant = { ...invariant, onlyIf: { far: () => false } };
    expect(verdictOn(choosy, seeing("near"), false)).toMatchObject({ verdict: "held" });
    const reachable = new Map([["TEST-safe", new Map([["far", 1]])]]);
    const seen: Campaign = { ...seeing("near"), reachable };
    expect(verdictOn(choosy, seen, false)).toMatchObject({
      verdict: "inconclusive",
      reason: "never reached: far",
    });
  });

  describe("where a percentage is asked for", () => {
    const frequent: Invariant = { ...invariant, sometimes: ["near"], cover: { near: 10 } };
    const sample = (seen: number, of: number): Campaign => ({
      ...nothingSeen,
      judged: of,
      applied: new Map([["TEST-safe", of]]),
      seen: new Map([["TEST-safe", new Map([["near", seen]])]]),
    });

    it("is held when the sample makes sure of it", () => {
      expect(verdictOn(frequent, sample(200, 1000), false)).toMatchObject({
        verdict: "held",
        cases: [{ label: "near", seen: 200, of: 1000, percent: 10, decision: "met" }],
      });
    });

    it("is inconclusive when the sample rules it out, or does not decide, and says which", () => {
      expect(verdictOn(frequent, sample(20, 1000), false)).toMatchObject({
        verdict: "inconclusive",
        reason: "too rare: near (20 of 1000, so 0.6 % to 6.9 % of all; expected at least 10 %)",
      });
      expect(verdictOn(frequent, sample(20, 100), false)).toMatchObject({
        verdict: "inconclusive",
        reason: "not decided: near (20 of 100, so 5.8 % to 50.5 % of all; expected at least 10 %)",
      });
    });

    it("is held without, where the implementation does not take the whole ledger", () => {
      const part: Campaign = { ...sample(20, 1000), inPercent: false };
      expect(verdictOn(frequent, part, false)).toMatchObject({ verdict: "held" });
    });

    it("counts those scenarios alone that could bring the case about", () => {
      const choosy: Invariant = { ...frequent, onlyIf: { near: () => true } };
      const seen: Campaign = {
        ...sample(90, 1000),
        reachable: new Map([["TEST-safe", new Map([["near", 300]])]]),
      };
      expect(verdictOn(choosy, seen, false)).toMatchObject({ verdict: "held" });
    });
  });

  it("is violated, reached or not", () => {
    expect(verdictOn(invariant, nothingSeen, true)).toEqual({ invariant, verdict: "violated" });
  });

  it("is not-applicable where it applied to nothing, with the reason", () => {
    const elsewhere = {
      ...nothingSeen,
      applied: new Map(),
      reasons: new Map([["TEST-safe", { index: 0, text: "there is no fund" }]]),
    };
    expect(verdictOn(invariant, elsewhere, false)).toMatchObject({
      verdict: "not-applicable",
      reason: "there is no fund",
    });
  });

  it("is inconclusive when no scenario was answered, or not all", () => {
    expect(verdictOn(invariant, { ...nothingSeen, judged: 0 }, false)).toMatchObject({
      verdict: "inconclusive",
    });
    expect(verdictOn(invariant, { ...seeing("near", "far"), cutShort: "interrupted" }, false)).toMatchObject({
      verdict: "inconclusive",
      reason: "interrupted",
    });
  });
});

describe("the level", () => {
  const held = (level: Level): Verdict => ({ invariant: law(level), verdict: "held" });
  const not = (level: Level, verdict: Verdict["verdict"]): Verdict => ({ invariant: law(level), verdict });
  const all = [held("safe"), held("fair"), held("transparent"), held("exact")];

  it("is the highest whose invariants, and those before, all held", () => {
    expect(levelOf(all)).toBe("exact");
    expect(levelOf(all.slice(0, 2))).toBe("fair");
    expect(levelOf([])).toBe("none");
  });

  it.each([
    ["safe", "none"],
    ["fair", "safe"],
    ["transparent", "fair"],
    ["exact", "transparent"],
  ] as const)("stays below %s when one of its invariants did not hold: %s", (level, reached) => {
    for (const verdict of ["violated", "inconclusive"] as const)
      expect(levelOf([...all, not(level, verdict)])).toBe(reached);
    expect(levelOf([...all, leftOut(law(level), "--skip")])).toBe(reached);
  });

  it("does not mind an invariant that does not apply, but needs one that held", () => {
    expect(levelOf([...all, not("safe", "not-applicable")])).toBe("exact");
    expect(levelOf([held("safe"), not("fair", "not-applicable"), held("transparent")])).toBe("safe");
  });
});

describe("a check of the model", () => {
  it("with one scenario is inconclusive, never conformant", async () => {
    const report = await checkModel({ runs: 1 });
    expect(report).toMatchObject({ result: "inconclusive", level: "none", runs: 1 });
    expect(exitCodes[report.result]).toBe(3);
    const vacuous = report.verdicts.filter(({ verdict }) => verdict === "inconclusive");
    expect(vacuous.length).toBeGreaterThan(10);
    for (const { reason } of vacuous) expect(reason).toMatch(/^(never reached|not decided): /);
  });

  it("with no scenario at all is inconclusive in everything", async () => {
    const report = await checkModel({ runs: 0 });
    expect(report).toMatchObject({ result: "inconclusive", level: "none", runs: 0 });
    expect(new Set(report.verdicts.map(({ verdict }) => verdict))).toEqual(new Set(["inconclusive"]));
  });

  it("that is interrupted is inconclusive", async () => {
    const report = await checkModel({ runs: 2000, signal: AbortSignal.abort() });
    expect(report).toMatchObject({ result: "inconclusive", level: "none" });
  });

  it("by one invariant awards no level: the others were left out", async () => {
    const report = await checkModel({ only: ["ORD-2"] });
    expect(report).toMatchObject({ result: "conformant", level: "none" });
    expect(report.verdicts.find(({ invariant }) => invariant.id === "ORD-2")?.verdict).toBe("held");
    const others = report.verdicts.filter(({ invariant }) => invariant.id !== "ORD-2");
    expect(others).toHaveLength(invariants.length - 1);
    for (const verdict of others)
      expect(verdict).toMatchObject({
        verdict: "not-applicable",
        leftOut: true,
        reason: "left out by --only",
      });
  });

  it.each([
    ["CONS-1", "none"],
    ["FAIR-1", "safe"],
    ["TRAN-2", "fair"],
    ["REF-1", "transparent"],
  ])("that skips %s awards %s", async (id, level) => {
    const report = await checkModel({ skip: [id] });
    expect(report).toMatchObject({ result: "conformant", level });
    expect(report.verdicts.find(({ invariant }) => invariant.id === id)).toMatchObject({
      verdict: "not-applicable",
      leftOut: true,
    });
  });

  it("under a mechanism says what does not apply to it, and why", async () => {
    const mechanism: Mechanism = {
      name: "a fund alone",
      asset: { symbol: "USD", decimals: 2 },
      waterfall: [{ kind: "fund", id: "insurance" }],
      remainder: "park",
      exits: "gated",
      surplus: "residue",
    };
    const { verdicts } = await checkModel({ mechanism });
    const ord2 = verdicts.find(({ invariant }) => invariant.id === "ORD-2");
    expect(ord2).toMatchObject({
      verdict: "not-applicable",
      reason: "no fund that can pay stands before a haircut or a deleveraging that can",
    });
    expect(ord2?.leftOut).toBeUndefined();
  });
});
