import { readFileSync } from "node:fs";
import Ajv from "ajv-draft-04";
import addFormats from "ajv-formats";
import { validate } from "ctrf";
import { describe, expect, it } from "vitest";
import { validateXML } from "xmllint-wasm";
import { reportFormats } from "../../../../src/reports/index.ts";
import { type Result } from "../../../../src/result/result.ts";
import { exitCodes } from "../../../../src/check/result-name.ts";
import { all, results } from "./documents.ts";

const schema = (name: string): string => readFileSync(new URL(`schemas/${name}`, import.meta.url), "utf8");

// The schema of SARIF has patterns that are none where regular expressions are read strictly.
const ajv = new Ajv.default({ strict: false, allErrors: true, unicodeRegExp: false });
addFormats.default(ajv);
const isSarif = ajv.compile(JSON.parse(schema("sarif-2.1.0-rtm.5.json")) as object);

interface Sarif {
  readonly runs: readonly [
    {
      readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } };
      readonly invocations: readonly [{ readonly executionSuccessful: boolean; readonly exitCode: number }];
      readonly results: readonly {
        readonly ruleId: string;
        readonly ruleIndex: number;
        readonly kind: string;
        readonly level: string;
        readonly message: { readonly text: string };
        readonly locations: readonly [
          { readonly physicalLocation: { readonly artifactLocation: { readonly uri: string } } },
        ];
        readonly partialFingerprints: Readonly<Record<string, string>>;
        readonly suppressions?: readonly unknown[];
      }[];
    },
  ];
}

const sarifOf = (result: Result): Sarif["runs"][0] =>
  (JSON.parse(reportFormats.sarif.write(result)) as Sarif).runs[0];

interface Ctrf {
  readonly results: {
    readonly summary: Readonly<Record<string, number>>;
    readonly tests: readonly { readonly name: string; readonly status: string; readonly rawStatus: string }[];
  };
}

const ctrfOf = (result: Result): Ctrf["results"] =>
  (JSON.parse(reportFormats.ctrf.write(result)) as Ctrf).results;

/** The numbers that the root of a JUnit report gives. */
const countsOf = (junit: string): Readonly<Record<string, number>> => {
  const root = /<testsuites [^>]*>/.exec(junit)?.[0] ?? "";
  return Object.fromEntries(
    [...root.matchAll(/(\w+)="(\d+)"/g)].map(([, name = "", n]) => [name, Number(n)]),
  );
};

const occurrences = (text: string, part: string): number => text.split(part).length - 1;

it("every JUnit report is valid by the schema that Jenkins publishes", async () => {
  const files = [...all.values()].map((result, i) => ({
    fileName: `${i}.xml`,
    contents: reportFormats.junit.write(result),
  }));
  const { errors } = await validateXML({
    xml: files,
    schema: schema("jenkins-junit.xsd"),
    // XML of some hundred kilobytes each.
    maxMemoryPages: 8192,
  });
  expect(errors).toEqual([]);
});

it("a JUnit report that breaks the schema is refused", async () => {
  const [result] = results.values();
  if (result === undefined) return expect.fail("no result");
  const broken = reportFormats.junit
    .write(result)
    .replace('<testcase classname="paripassu.run" name=', "<testcase nam=");
  expect((await validateXML({ xml: broken, schema: schema("jenkins-junit.xsd") })).valid).toBe(false);
});

describe.each([...all])("of a result: %s", (_, result) => {
  const code = exitCodes[result.result];

  it("the CTRF report is valid by its published schema, and counts what it holds", () => {
    const document: unknown = JSON.parse(reportFormats.ctrf.write(result));
    expect(validate(document)).toMatchObject({ valid: true, errors: [] });
    const { summary, tests } = ctrfOf(result);
    for (const status of ["passed", "failed", "skipped", "other"])
      expect(tests.filter((test) => test.status === status).length).toBe(summary[status]);
    expect(summary.tests).toBe(tests.length);
  });

  it("the SARIF report is valid by its published schema, and its rules are where it says", () => {
    const valid = isSarif(JSON.parse(reportFormats.sarif.write(result)));
    expect(isSarif.errors ?? []).toEqual([]);
    expect(valid).toBe(true);
    const { tool, results: found } = sarifOf(result);
    for (const { ruleId, ruleIndex, kind, level } of found) {
      expect(tool.driver.rules[ruleIndex]?.id).toBe(ruleId);
      // 3.27.10: what has not failed has no level.
      expect(kind === "fail").toBe(level !== "none");
    }
  });

  it("nothing is green unless the run passes", () => {
    const { failures = 0, errors = 0 } = countsOf(reportFormats.junit.write(result));
    const { summary } = ctrfOf(result);
    const { invocations, results: found } = sarifOf(result);
    const hasError = found.some(({ level, suppressions }) => level === "error" && suppressions === undefined);
    expect(invocations[0].exitCode).toBe(code);
    if (code === 0) expect(invocations[0].executionSuccessful).toBe(true);
    else {
      expect(failures + errors).toBeGreaterThan(0);
      expect(summary.failed).toBeGreaterThan(0);
      expect(hasError).toBe(true);
    }
    const [title = ""] = reportFormats.markdown.write(result).split("\n");
    expect(title).toBe(`## ${result.result}, level ${result.level}`);
  });

  it("nothing that is not held has passed", () => {
    const held = result.invariants.filter(({ verdict }) => verdict === "held").length;
    const passing = held + (code === 0 ? 1 : 0);
    const junit = reportFormats.junit.write(result);
    const { tests = 0, failures = 0, errors = 0 } = countsOf(junit);
    expect(tests - failures - errors - occurrences(junit, "<skipped")).toBe(passing);
    expect(ctrfOf(result).summary.passed).toBe(passing);
  });

  it("each report is the same every time", () => {
    for (const { write } of Object.values(reportFormats)) expect(write(result)).toBe(write(result));
  });
});

const resultNamed = (name: string): Result => results.get(name) ?? expect.fail(`no result is named ${name}`);

describe("SARIF", () => {
  const convicted = resultNamed("convicted");
  const [first] = sarifOf(convicted).results;

  it("names the stored counterexample, and is known by it", () => {
    expect(first).toMatchObject({ ruleId: "ORD-2", kind: "fail", level: "error" });
    const uri = first?.locations[0].physicalLocation.artifactLocation.uri ?? "";
    expect(uri).toMatch(/^regressions\/ORD-2\/[0-9a-f]{12}\.json$/);
    expect(uri).toBe(`regressions/${first?.partialFingerprints["paripassu/v1"] ?? ""}.json`);
  });

  it("names it where the caller keeps it", () => {
    const text = reportFormats.sarif.write(convicted, { regressions: "kept here" });
    expect(text).toContain('"uri": "kept%20here/ORD-2/');
  });

  it("has a rule for each invariant, with its formula, reason and source", () => {
    const { rules } = sarifOf(convicted).tool.driver;
    expect(rules.slice(0, convicted.invariants.length).map(({ id }) => id)).toEqual(
      convicted.invariants.map(({ id }) => id),
    );
    expect(JSON.stringify(rules[0])).toMatch(/Why: .*Source: spec/);
  });

  it("suppresses a known failure, and leaves open what is inconclusive", () => {
    const known = sarifOf(resultNamed("known")).results;
    expect(known.map(({ ruleId, suppressions }) => [ruleId, suppressions?.length])).toEqual([["ORD-2", 1]]);
    const open = sarifOf(resultNamed("short")).results.filter(({ kind }) => kind === "open");
    expect(open.length).toBeGreaterThan(0);
  });
});

describe("JUnit and CTRF", () => {
  it("tell the story of what was violated", () => {
    const junit = reportFormats.junit.write(resultNamed("convicted"));
    expect(junit).toMatch(/<failure type="violated" message="expected [^"]+; observed [^"]+">✗ ORD-2/);
    expect(junit).toContain("  waterfall  ");
  });

  it("tell what a relation compared with", () => {
    expect(reportFormats.junit.write(resultNamed("related"))).toContain("  compared   ");
  });

  it("say of what they skip beside a failure what to fix first", () => {
    const junit = reportFormats.junit.write(resultNamed("convicted"));
    expect(junit).toMatch(/<skipped>inconclusive: .+\. First fix what failed: ORD-2 and \d+ more violated</);
  });

  it.each([
    ["unusable", "crash", "failed"],
    ["short", "inconclusive", "failed"],
    ["unusable", "inconclusive", "skipped"],
    ["crashing", "inconclusive", "skipped"],
    ["convicted", "inconclusive", "skipped"],
    ["stale", "stale", "failed"],
    ["known", "known-failure", "other"],
    ["known", "as listed", "skipped"],
    ["expired", "expired", "failed"],
    ["another story", "another story", "failed"],
  ])("of %s call what is %s %s", (name, rawStatus, status) => {
    const found = ctrfOf(resultNamed(name)).tests.filter((test) => test.rawStatus === rawStatus);
    expect(found.length).toBeGreaterThan(0);
    expect(new Set(found.map((test) => test.status))).toEqual(new Set([status]));
  });
});
