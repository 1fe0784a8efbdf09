import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Compile } from "typebox/compile";
import { describe, expect, it } from "vitest";
import { coverageOf, countOf } from "../../properties/exhaustive/index.ts";
import { everything } from "../../properties/index.ts";
import {
  type Atoms,
  atoms,
  type Mechanism,
  type Scenario,
  splitOf,
  splitUp,
  type Trace,
  run,
  writeScenario,
} from "../../spec/index.ts";
import { referenceModel, toResult } from "../../src/index.ts";
import { exhaustive } from "../../src/check/exhaustive.ts";
import type { Implementation } from "../../src/protocol/implementation.ts";
import { ResultSchema } from "../../src/result/result.ts";
import { summary } from "../../src/reports/terminal/summary.ts";
import { callCli } from "./call-cli.ts";
import { scratch } from "./run-cli.ts";
import { implementationOf } from "../../src/mutants/implementation.ts";
import { splitBy } from "../../src/mutants/mutant.ts";
import { fund, haircut, mechanism } from "../unit/spec/build.ts";

const validator = Compile(ResultSchema);

const winners: Mechanism = mechanism([haircut("winners", "profit", "up")]);

const declaring = (mechanisms: readonly Mechanism[], other: (scenario: Scenario) => Trace): Implementation =>
  implementationOf("declaring", other, { ...everything, mechanisms });

const isProblem = (bases: readonly Atoms[], loss: Atoms, these: readonly bigint[], that: bigint): boolean =>
  loss === that && bases.length === these.length && bases.every((base, i) => base === these[i]);

const small = { accounts: 2, amount: 1 };

it("the model satisfies every invariant on the whole of a small scope, each trace judged by all", async () => {
  const report = await exhaustive({ ok: true, implementation: referenceModel }, { scope: small });
  const problems = coverageOf(everything, small).groups.reduce((sum, group) => sum + countOf(group), 0);
  expect(report).toMatchObject({
    result: "conformant",
    level: "none",
    runs: problems,
    convictions: [],
    failures: [],
  });
  expect(report.exhausted).toMatchObject({ expected: problems, equal: problems, judged: problems });
  const held = report.verdicts
    .filter(({ verdict }) => verdict === "held")
    .map(({ invariant }) => invariant.id);
  expect(held).toEqual(
    expect.arrayContaining([
      "CONS-1",
      "CONS-2",
      "ORD-1",
      "ORD-2",
      "ORD-4",
      "MIN-1",
      "BND-1",
      "FAIR-2",
      "TRAN-3",
      "REF-1",
    ]),
  );
  expect(summary(report)).toMatch(/^no violation on [\d,]+ problems, each judged by the invariants/);
});

describe("a fault on one problem alone", () => {
  // The bases of the winners, in ascending id, are 6, 6, 5, 1, and they lose 17: 5.67, 5.67, 4.72 and 0.94 each.
  const unfair = splitBy((layer) => (loss, bases) => {
    const shares = splitOf(layer)(loss, bases);
    return isProblem(bases, loss, [6n, 6n, 5n, 1n], 17n)
      ? [5n, 6n, 5n, 1n].map((share) => atoms(share))
      : shares;
  });

  it("is caught, by the invariants that it breaks, and told as a story of that problem", async () => {
    const report = await exhaustive({ ok: true, implementation: declaring([winners], unfair) });
    expect(report).toMatchObject({ result: "not-conformant", level: "none" });
    expect(report.exhausted).toMatchObject({ judged: 1, equal: report.runs - 1 });
    expect(report.convictions.map(({ invariant }) => invariant.id)).toEqual(
      expect.arrayContaining(["FAIR-2", "TRAN-2", "REF-1"]),
    );
    const [first] = report.convictions;
    const { accounts, pending } = first?.observation.genesis ?? {};
    expect([...(accounts?.values() ?? [])].map(({ pnl }) => pnl)).toEqual([6n, 6n, 5n, 1n]);
    expect(pending).toBe(17n);
    expect(validator.Errors(toResult(report))).toEqual([]);
  });

  it("beyond the scope is not, and the scope says how far it went", async () => {
    const report = await exhaustive(
      { ok: true, implementation: declaring([winners], unfair) },
      { scope: { accounts: 4, amount: 5 } },
    );
    expect(report.result).toBe("conformant");
    expect(summary(report)).toMatch(/^no difference on 3,(\d+) problems/);
    expect(summary(report)).toMatch(/amounts from 0 to 5/);
  });

  it("that breaks the model's tie alone is reported as REF-1", async () => {
    const tied = mechanism([haircut("winners", "profit", "largest-remainder")]);
    const other = splitBy((layer) => (loss, bases) => {
      const shares = splitOf(layer)(loss, bases);
      return isProblem(bases, loss, [3n, 3n], 3n) ? [...shares].reverse() : shares;
    });
    const report = await exhaustive(
      { ok: true, implementation: declaring([tied], other) },
      { scope: { accounts: 2, amount: 3 } },
    );
    expect(report.convictions.map(({ invariant }) => invariant.id)).toEqual(["TRAN-2", "REF-1"]);
  });
});

it("an unspecified rounding may differ from the model, and is judged where it does", async () => {
  const loose = mechanism([haircut("winners", "profit", "unspecified")]);
  const report = await exhaustive(
    {
      ok: true,
      implementation: declaring(
        [loose],
        splitBy(() => splitUp),
      ),
    },
    { scope: { accounts: 3, amount: 3 } },
  );
  expect(report).toMatchObject({ result: "conformant", convictions: [] });
  expect(report.exhausted?.judged).toBe(report.runs - (report.exhausted?.equal ?? 0));
  expect(report.exhausted?.judged).toBeGreaterThan(10);
  expect(summary(report)).toMatch(/^no violation on .* differ from the model as an unspecified rounding may/);
});

it("once something is violated, ten thousand differences are judged, and the rest are counted", async () => {
  const never = splitBy(() => (_, bases) => bases.map(() => atoms(0n)));
  const report = await exhaustive(
    {
      ok: true,
      implementation: declaring([mechanism([fund("insurance"), haircut("winners", "profit")])], never),
    },
    { scope: { accounts: 4, amount: 4 }, shrink: { scenarios: 0, milliseconds: 0 } },
  );
  const { equal = 0, judged, passedOver = 0 } = report.exhausted ?? {};
  expect(judged).toBe(10_000);
  expect(passedOver).toBe(report.runs - equal - 10_000);
  expect(passedOver).toBeGreaterThan(0);
  expect(report.result).toBe("not-conformant");
});

it("receipts are compared too: a wrong one is judged, and convicted", async () => {
  const silent = (scenario: Scenario): Trace => ({
    steps: run(scenario).steps.map((step) =>
      step.outcome === "accepted" ? { ...step, receipts: [] } : step,
    ),
  });
  const scope = { accounts: 2, amount: 1 };
  const report = await exhaustive({ ok: true, implementation: declaring([winners], silent) }, { scope });
  expect(report.convictions.map(({ invariant }) => invariant.id)).toContain("TRAN-1");
});

describe("nothing but a whole run is a pass", () => {
  const scope = { accounts: 3, amount: 2 };
  const honest = declaring([winners], run);

  it("interrupted: inconclusive", async () => {
    const interrupt = new AbortController();
    const report = await exhaustive(
      { ok: true, implementation: honest },
      { scope, signal: interrupt.signal, onProgress: (done) => done === 20 && interrupt.abort() },
    );
    expect(report).toMatchObject({ result: "inconclusive", runs: 20 });
    expect(summary(report)).toMatch(/^inconclusive: interrupted after 20 problems/);
  });

  it("one problem unanswered: not conformant, and told with the others covered", async () => {
    const asked = new Set<string>();
    const report = await exhaustive(
      {
        ok: true,
        implementation: {
          ...honest,
          answer: (scenario) => {
            const text = JSON.stringify(writeScenario(scenario, String));
            if (asked.size < 7) asked.add(text);
            return [...asked][6] === text
              ? Promise.resolve({ kind: "failure", failure: { kind: "timeout", message: "too slow" } })
              : honest.answer(scenario);
          },
        },
      },
      { scope },
    );
    expect(report).toMatchObject({ result: "not-conformant", failures: [{ kind: "timeout", count: 1 }] });
    expect(report.runs).toBe((report.exhausted?.expected ?? 0) - 1);
  });

  it.each([
    ["no genesis and no loss", { genesis: false, actions: ["deposit" as const, "resolve" as const] }],
    ["no genesis and no deposit", { genesis: false, actions: ["loss" as const, "resolve" as const] }],
    ["no resolve", { actions: ["deposit" as const] }],
  ])("%s: inconclusive, for nothing is covered", async (_, less) => {
    const implementation = { ...honest, capabilities: { ...honest.capabilities, ...less } };
    const report = await exhaustive({ ok: true, implementation }, { scope });
    expect(report).toMatchObject({ result: "inconclusive", runs: 0 });
    expect(summary(report)).toMatch(/^inconclusive: no problem is covered/);
  });

  it("with many at once, the first problem that fails is the one that is told", async () => {
    const broken = splitBy(() => (loss, bases) => bases.map(() => atoms(loss > 0n ? 1n : 0n)));
    const implementation: Implementation = {
      ...declaring([winners], broken),
      inFlight: 8,
      answer: async (scenario) => {
        await new Promise((settle) => setTimeout(settle, Math.random() * 3));
        return { kind: "trace", trace: broken(scenario) };
      },
    };
    const limits = { scenarios: 0, milliseconds: 0 };
    const inTurn = await exhaustive(
      { ok: true, implementation: declaring([winners], broken) },
      { scope, shrink: limits },
    );
    const atOnce = await exhaustive({ ok: true, implementation }, { scope, shrink: limits });
    expect(inTurn.convictions.length).toBeGreaterThan(0);
    expect(atOnce.convictions.map(({ invariant, origin }) => [invariant.id, origin])).toEqual(
      inTurn.convictions.map(({ invariant, origin }) => [invariant.id, origin]),
    );
  });
});

describe("paripassu check --exhaustive", () => {
  const flawed = ["--module", "dist/examples/typescript/flawed.js"];

  it("over a process: counts before it starts, a story, a file, and what was covered", async () => {
    const dir = scratch();
    const json = join(dir, "result.json");
    const { code, stdout, stderr } = await callCli([
      ...["check", "--exhaustive", "--accounts", "2", "--amounts", "2", "--mechanism", "marginfi"],
      ...["--json", json, "--regressions", dir, ...flawed],
    ]);
    expect(code).toBe(1);
    expect(stderr).toMatch(/^\d+ problems to run\n/);
    expect(stdout).toMatch(/ORD-2[^]*replay[^]*not-conformant[^]*Covered[^]*Not covered/);
    expect(existsSync(join(dir, "ORD-2"))).toBe(true);
    const result: unknown = JSON.parse(readFileSync(json, "utf8"));
    expect(validator.Errors(result)).toEqual([]);
    const { runs, exhaustive: covered } = result as { runs: number; exhaustive: { problems: number } };
    expect(runs).toBe(covered.problems);
  });

  it.each([
    [["--exhaustive", "--runs", "5"], /--runs means nothing with --exhaustive/],
    [["--scope", "small"], /--scope belongs to --exhaustive/],
    [["--exhaustive", "--scope", "huge"], /expected full or small, found "huge"/],
    [["--exhaustive", "--accounts", "7"], /--accounts: expected a whole number from 1 to 6/],
  ])("%j is wrong usage", async (flags, message) => {
    const { code, stderr } = await callCli(["check", ...flags]);
    expect(code).toBe(2);
    expect(stderr).toMatch(message);
  });
});
