import { resolve } from "node:path";
import { expect, it } from "vitest";
import { isWrittenBy } from "../../../../src/cli/watched-files.ts";

const checks = [
  { name: "", command: [], watch: ["."], flags: { json: "out/result.json", reports: "reports" } },
];
const draft = ".0f8fad5b-d9cb-469f-a165-70867728950e.draft";

it.each([
  "out/result.json",
  `out/result.json${draft}`,
  "reports",
  `reports/run.json${draft}`,
  "regressions/a",
])("%s is written by a check, and no change", (path) => {
  expect(isWrittenBy(checks, resolve(path))).toBe(true);
});

it.each(["out", "out/result.json.draft", `out/other.json${draft}`, "src/venue.js"])(
  "%s is not written by a check",
  (path) => {
    expect(isWrittenBy(checks, resolve(path))).toBe(false);
  },
);
