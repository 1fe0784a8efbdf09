import { create } from "xmlbuilder2";
import type { XMLBuilder } from "xmlbuilder2/lib/interfaces.js";
import { levelsIn } from "../result/level-standing.ts";
import type { Result } from "../result/result.ts";
import { markedCommand, printableTexts } from "../text/printable.ts";
import { type Test, testsOf } from "./tests.ts";
import { timesOf } from "./times.ts";
import { storedText } from "./terminal/stored-text.ts";
import { aboutOf, type ReportOptions, withinTextOf } from "./told.ts";

/**
 * JUnit XML, as Jenkins, GitLab and others read it: a suite for the run, for
 * each level, and for whatever else went wrong. What is inconclusive is an
 * error, or is skipped where something else failed; what does not apply, or
 * failed as listed, is skipped.
 */
export const junitReport = (result: Result, options: ReportOptions = {}): string => {
  const tests = testsOf(result, options);
  const { start, stop } = timesOf(result);
  const root = create({ version: "1.0", encoding: "UTF-8" }).ele("testsuites", {
    name: "paripassu",
    time: ((stop - start) / 1000).toFixed(3),
    ...counts(tests),
  });
  for (const name of new Set(tests.map(({ suite }) => suite))) {
    const of = tests.filter(({ suite }) => suite === name);
    const suite = root.ele("testsuite", { name, ...counts(of), skipped: count(of, "skipped", "known") });
    if (name === "run") addProperties(suite, result);
    for (const test of of) addTest(suite, test);
  }
  return `${root.end({ prettyPrint: true }).replace(markedCommand, "&#35;#")}\n`;
};

const count = (tests: readonly Test[], ...of: readonly Test["status"][]): number =>
  tests.filter(({ status }) => of.includes(status)).length;

const counts = (tests: readonly Test[]) => ({
  tests: tests.length,
  failures: count(tests, "failed"),
  errors: count(tests, "errored"),
});

/** The builder escapes everything but what looks like a reference, such as `&x;`: that is left to the caller. */
const inXml = (text: string): string => text.replaceAll("&", "&amp;");

/** What was asked, and who was judged. */
const addProperties = (suite: XMLBuilder, result: Result): void => {
  const { result: name, level, paripassu, spec, runs, asked } = printableTexts(result);
  const values = {
    result: name,
    level,
    implementation: aboutOf(result),
    paripassu,
    spec,
    runs,
    seed: asked.seed,
    ...Object.fromEntries(Object.entries(levelsIn(result)).map(([of, text]) => [`level ${of}`, text])),
    within: withinTextOf(result) ?? "nothing: it never became usable",
    stored: storedText(result.stored),
    ...(asked.allowNarrower === undefined ? {} : { allowNarrower: asked.allowNarrower }),
  };
  const properties = suite.ele("properties");
  for (const [key, value] of Object.entries(values))
    properties.ele("property", { name: key, value: inXml(String(value)) });
};

const addTest = (
  suite: XMLBuilder,
  { suite: of, name, status, kind, message = "", lines = [] }: Test,
): void => {
  const test = suite.ele("testcase", { classname: `paripassu.${of}`, name: inXml(name) });
  const attributes = { type: kind, message: inXml(message) };
  switch (status) {
    case "passed":
      return;
    case "failed":
      test.ele("failure", attributes).txt(inXml(lines.join("\n")));
      return;
    case "errored":
      test.ele("error", attributes).txt(inXml(lines.join("\n")));
      return;
    case "skipped":
    case "known":
      test.ele("skipped").txt(inXml(message));
  }
};
