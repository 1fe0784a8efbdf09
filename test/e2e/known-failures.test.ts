import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Compile } from "typebox/compile";
import { beforeAll, describe, expect, it } from "vitest";
import { writeScenario } from "../../spec/index.ts";
import { referenceModel } from "../../src/adapters/reference-model.ts";
import { check } from "../../src/check/check.ts";
import type { CheckOptions, Report } from "../../src/check/report.ts";
import { toResult } from "../../src/result/to-result.ts";
import { hashOf } from "../../src/protocol/scenario-hash.ts";
import { readKnownFailures } from "../../src/check/known-failures.ts";
import { implementationOf } from "../../src/mutants/implementation.ts";
import { usersCutBeforeTheFund } from "../../src/mutants/out-of-order.ts";
import { ResultSchema } from "../../src/result/result.ts";
import { exitCodes } from "../../src/check/result-name.ts";
import type { KnownFailure } from "../../src/check/run-known.ts";
import { summary } from "../../src/reports/terminal/summary.ts";
import { callCli } from "./call-cli.ts";
import { scratch } from "./run-cli.ts";

describe("a line of known failures", () => {
  it("names an invariant and a counterexample, may have a last day, and says why", () => {
    const text =
      "# why\n\nORD-2 0123456789ab until:2026-12-31 the fund moves\n  REF-1 abcdef012345 it follows\r\n";
    expect(readKnownFailures(text)).toEqual({
      ok: true,
      lines: [
        { line: 3, invariant: "ORD-2", hash: "0123456789ab", until: "2026-12-31", reason: "the fund moves" },
        { line: 4, invariant: "REF-1", hash: "abcdef012345", reason: "it follows" },
      ],
    });
  });

  it.each([
    ["ORD-99 0123456789ab why", "an invariant's id, such as ORD-2", '"ORD-99"'],
    ["ORD-2", "the name of a stored counterexample: 12 hexadecimal digits", "nothing"],
    ["ORD-2 * why", "the name of a stored counterexample: 12 hexadecimal digits", '"*"'],
    ["ORD-2 0123456789ab until:2026-02-30 why", "until:YYYY-MM-DD", '"until:2026-02-30"'],
    ["ORD-2 0123456789ab until:tomorrow why", "until:YYYY-MM-DD", '"until:tomorrow"'],
    ["ORD-2 0123456789ab until:2026-12-31", "a reason", "nothing"],
    ["ORD-2 0123456789ab", "a reason", "nothing"],
  ])("is refused with its number: %s", (text, expected, found) => {
    expect(readKnownFailures(`# first\n${text}`)).toEqual({
      ok: false,
      faults: [{ line: 2, expected, found }],
    });
  });

  it("comes once", () => {
    const text = "ORD-2 0123456789ab one\nORD-2 0123456789ab two";
    expect(readKnownFailures(text)).toMatchObject({ ok: false, faults: [{ line: 2 }] });
  });
});

const guilty = implementationOf("guilty", usersCutBeforeTheFund.run);
const open = (implementation: typeof guilty) => ({ ok: true, implementation }) as const;
const options: CheckOptions = { runs: 100, only: ["ORD-2"], today: "2026-06-15" };

let listed: KnownFailure;

const withKnown = (
  failure: KnownFailure,
  implementation = guilty,
  more: CheckOptions = {},
): Promise<Report> => check(open(implementation), { ...options, known: [failure], ...more });

beforeAll(async () => {
  const { convictions } = await check(open(guilty), options);
  const [conviction] = convictions;
  if (conviction === undefined) return expect.fail("the mutant was not convicted");
  const { invariant, violation, observation } = conviction;
  listed = {
    line: 1,
    invariant: invariant.id,
    hash: hashOf(writeScenario(observation.scenario, String)),
    until: "2026-06-15",
    reason: "the fund moves",
    path: "regressions/ORD-2/0.json",
    scenario: observation.scenario,
    step: violation.step,
    expected: violation.expected,
    observed: violation.observed,
  };
});

describe("a known failure", () => {
  it("that fails as it did, on its last day, fails no run, and nothing is called conformant", async () => {
    const report = await withKnown(listed);
    expect(report).toMatchObject({
      result: "known-failures",
      level: "none",
      known: [{ status: "as listed" }],
    });
    expect(report.verdicts.find(({ invariant }) => invariant.id === "ORD-2")?.verdict).toBe("violated");
    expect(exitCodes[report.result]).toBe(0);
    expect(summary(report)).toContain("not conformant: it passes because nothing fails but what is listed");
    expect(Compile(ResultSchema).Errors(toResult(report))).toEqual([]);
  });

  it("fails the run once it passes", async () => {
    const report = await withKnown(listed, referenceModel);
    expect(report).toMatchObject({ result: "not-conformant", level: "none", known: [{ status: "passes" }] });
    expect(exitCodes[report.result]).toBe(1);
    expect(summary(report)).toContain("(line 1) passes: delete the line.");
  });

  it("fails the run once its day is past", async () => {
    const report = await withKnown(listed, guilty, { today: "2026-06-16" });
    expect(report).toMatchObject({ result: "not-conformant", known: [{ status: "expired" }] });
    expect(summary(report)).toContain("expired");
  });

  it.each([
    ["another step", { step: 1 }],
    ["something else expected", { expected: "something else" }],
    ["something else observed", { observed: "something else" }],
  ])("fails the run when it tells another story: %s", async (_, change) => {
    const report = await withKnown({ ...listed, ...change });
    expect(report).toMatchObject({ result: "not-conformant", known: [{ status: "another story" }] });
  });

  it("fails the run when there is no trace to judge", async () => {
    const crashing = implementationOf("crashing", (scenario) => {
      if (hashOf(writeScenario(scenario, String)) === listed.hash) throw new Error("out of memory");
      return usersCutBeforeTheFund.run(scenario);
    });
    const report = await withKnown(listed, crashing);
    expect(report).toMatchObject({ result: "not-conformant", known: [{ status: "another story" }] });
  });

  it("fails the run when the implementation does not declare what it asks for", async () => {
    const small = { ...guilty, capabilities: { ...guilty.capabilities, genesis: false } };
    const report = await withKnown(listed, small, { runs: 1 });
    expect(report).toMatchObject({ result: "not-conformant", known: [{ status: "not declared" }] });
  });

  it("is not looked at where its invariant is left out", async () => {
    const report = await withKnown(listed, guilty, { only: ["CONS-1"], runs: 1000 });
    expect(report).toMatchObject({ result: "conformant", level: "none", known: [{ status: "left out" }] });
  });

  it("is violated also where no drawn scenario shows it", async () => {
    const report = await withKnown(listed, guilty, { runs: 1, seed: 2 });
    expect(report.convictions).toEqual([]);
    expect(report.verdicts.find(({ invariant }) => invariant.id === "ORD-2")?.verdict).toBe("violated");
    expect(report.result).toBe("known-failures");
  });
});

describe("beside a known failure", () => {
  it("a counterexample of the same invariant under another name is new", async () => {
    const report = await withKnown({ ...listed, hash: "000000000000" });
    expect(report).toMatchObject({ result: "not-conformant", known: [{ status: "as listed" }] });
  });

  it("another invariant that fails on its market is new, though no drawn scenario shows it", async () => {
    const report = await withKnown(listed, guilty, { only: ["ORD-2", "REF-1"], runs: 1, seed: 2 });
    expect(report).toMatchObject({ result: "not-conformant", known: [{ status: "as listed" }] });
    expect(report.convictions.map(({ invariant, origin }) => [invariant.id, origin])).toEqual([
      ["REF-1", listed.path],
    ]);
  });

  it("whatever was not reached is still inconclusive", async () => {
    const report = await withKnown(listed, guilty, { only: ["ORD-2", "REC-1"], runs: 1, seed: 2 });
    expect(report.result).toBe("inconclusive");
  });
});

describe("check --known-failures", () => {
  let regressions: string;
  const flawed = ["--module", "dist/examples/typescript/flawed.js", "--only", "ORD-2,REF-1", "--runs", "100"];
  const list = (text: string): string => {
    const file = join(scratch(), "known.txt");
    writeFileSync(file, text);
    return file;
  };
  const run = (text: string, ...more: readonly string[]) =>
    callCli(["check", ...flawed, "--regressions", regressions, "--known-failures", list(text), ...more]);
  const nameOf = (id: string): string =>
    readdirSync(join(regressions, id))[0]?.replace(".json", "") ?? "no counterexample";

  beforeAll(async () => {
    regressions = scratch();
    const { code, stdout } = await run("# nothing yet");
    expect(code).toBe(1);
    expect(stdout).toContain(
      `to list what is new as known failures, with a reason each:\n  ORD-2 ${nameOf("ORD-2")} REASON`,
    );
  });

  it("ends with 0 where nothing fails but what is listed, and tells no story", async () => {
    const { code, stdout } = await run(
      `ORD-2 ${nameOf("ORD-2")} slow\nREF-1 ${nameOf("REF-1")} until:2999-01-01 it follows`,
    );
    expect(code).toBe(0);
    expect(stdout).toMatch(/^known-failures, level none/);
    expect(stdout).toContain(`REF-1 ${nameOf("REF-1")} known until 2999-01-01: it follows`);
    expect(stdout).not.toContain("✗");
  });

  it("ends with 1, and tells what is new, where something is not listed", async () => {
    const { code, stdout } = await run(`REF-1 ${nameOf("REF-1")} it follows`);
    expect(code).toBe(1);
    expect(stdout).toMatch(/^✗ ORD-2/);
    expect(stdout).toContain(`REF-1 ${nameOf("REF-1")} known: it follows`);
  });

  it.each([
    ["ORD-2", /malformed:\n {2}line 1: expected the name of a stored counterexample.*found nothing/],
    ["ORD-2 0123456789ab why", /line 1: expected the counterexample .* found none/],
  ])("ends with 2 where the list cannot be used: %s", async (text, message) => {
    const { code, stderr } = await run(text);
    expect(stderr).toMatch(message);
    expect(code).toBe(2);
  });

  it("ends with 2 where a stored counterexample was edited", async () => {
    const file = join(regressions, "ORD-2", `${nameOf("ORD-2")}.json`);
    const text = readFileSync(file, "utf8");
    writeFileSync(file, text.replace('"type": "resolve"', '"type": "shutdown"'));
    const { code, stderr } = await run(`ORD-2 ${nameOf("ORD-2")} why`);
    writeFileSync(file, text);
    expect(stderr).toContain("a scenario that was edited: its name does not fit it");
    expect(code).toBe(2);
  });

  it("ends with 2 beside --exhaustive", async () => {
    const { code, stderr } = await callCli(["check", "--exhaustive", "--known-failures", list("")]);
    expect(stderr).toContain("--known-failures means nothing with --exhaustive");
    expect(code).toBe(2);
  });
});
