import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { invariants } from "../../properties/index.ts";
import { plainEnvironment, root, scratch } from "./run-cli.ts";

interface Outcome {
  readonly ancestorTitles: readonly string[];
  readonly title: string;
  readonly status: "passed" | "failed" | "skipped" | "pending";
  readonly failureMessages: readonly string[];
  readonly meta?: unknown;
}

let outcomes: readonly Outcome[];
let printed: string;
let code: number | null;

/** The outcome of one test of the fixture. */
const outcome = (suite: string, title: string): Outcome | undefined =>
  outcomes.find((one) => one.ancestorTitles.includes(suite) && one.title.startsWith(title));

/** Runs vitest on the fixture; what it printed, and its exit code. */
const runVitest = async (args: readonly string[]) => {
  const child = spawn("npx", ["vitest", "run", "--config", "test/fixtures/vitest.config.ts", ...args], {
    cwd: root,
    env: { ...plainEnvironment(), NO_COLOR: "1", VITEST: "" },
  });
  let text = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk: Buffer) => (text += chunk.toString("utf8")));
  const ended = await new Promise<number | null>((resolve) => child.on("close", resolve));
  return { printed: text, code: ended };
};

beforeAll(async () => {
  const json = join(scratch(), "vitest.json");
  ({ printed, code } = await runVitest([
    "--reporter=verbose",
    "--reporter=json",
    `--outputFile.json=${json}`,
  ]));
  const { testResults } = JSON.parse(readFileSync(json, "utf8")) as {
    testResults: { assertionResults: Outcome[] }[];
  };
  outcomes = testResults.flatMap(({ assertionResults }) => assertionResults);
});

describe("conformance", () => {
  it("registers a test for each invariant, one for the answers and one for the gates", () => {
    expect(outcomes).toHaveLength(10 * (invariants.length + 2));
    expect(code).toBe(1);
  });

  it("passes what holds, and skips what does not apply with its reason", () => {
    const honest = outcomes.filter(({ ancestorTitles }) => ancestorTitles.includes("an honest venue"));
    expect(honest.filter(({ status }) => status === "failed")).toEqual([]);
    expect(outcome("an honest venue", "ORD-2")?.status).toBe("passed");
    expect(outcome("an honest venue", "ADL-1")?.status).toMatch(/skipped|pending/);
    expect(printed).toMatch(/an honest venue > ADL-1 .*\[it needs exactly one deleverage layer\]/);
  });

  it("fails where less is declared than is required or stored cases ask, or one of them is stale", () => {
    const title = "declares what is required";
    const { failureMessages = [], status } = outcome("a venue that declares too little", title) ?? {};
    expect(status).toBe("failed");
    expect(failureMessages.join("\n")).toMatch(
      /required: .*1000000[^]*stale: CONS-1\/gone\.json: it is empty/,
    );
    expect(outcome("an honest venue", title)?.status).toBe("passed");
  });

  it("fails what is violated, with the story and without a stack", () => {
    const { failureMessages = [], status } = outcome("a flawed venue", "ORD-2") ?? {};
    expect(status).toBe("failed");
    for (const part of ["waterfall", "before", "then", "expected", "observed", "why", "vitest run -t ORD-2"])
      expect(failureMessages.join("\n")).toContain(part);
    expect(failureMessages.join("\n")).not.toMatch(/^\s+at .*:\d+/m);
    expect(outcome("a flawed venue", "CONS-1")?.status).toBe("passed");
    expect(printed).toMatch(/a flawed venue > FAIR-1 .*\[left out by --only\]/);
  });

  it("fails what is inconclusive, with the reason", () => {
    const { failureMessages = [], status } = outcome("too few scenarios", "REF-1") ?? {};
    expect(status).toBe("failed");
    expect(failureMessages.join("\n")).toMatch(/inconclusive: /);
  });

  it("skips what is inconclusive beside a violation, with both reasons", () => {
    const flawed = outcomes.filter(({ ancestorTitles }) =>
      ancestorTitles.includes("a flawed venue, too few scenarios"),
    );
    const failed = flawed.filter(({ status }) => status === "failed");
    expect(failed.length).toBeGreaterThan(0);
    expect(failed.flatMap(({ failureMessages }) => failureMessages).join("\n")).not.toContain("inconclusive");
    expect(printed).toMatch(
      /too few scenarios > .*\[inconclusive: never reached: .*\. First fix what failed: .*violated\]/,
    );
  });

  it("is red for a filter that leaves out what fails", async () => {
    const [unjudged] = /[A-Z]+-\d+(?=.*\[inconclusive: )/.exec(printed) ?? [];
    const filtered = await runVitest(["-t", `a flawed venue, too few scenarios ${unjudged ?? ""} `]);
    expect(filtered.code).toBe(1);
    expect(filtered.printed).toMatch(/Violation:\s+\S+ {2}inconclusive: .*First fix what failed: .*violated/);
  });

  it("tells once why a command never became usable", () => {
    const failed = outcomes.filter(
      ({ ancestorTitles, status }) => ancestorTitles.includes("a command") && status === "failed",
    );
    expect(failed.map(({ title }) => title)).toEqual(["answers every scenario as the protocol asks"]);
    expect(failed[0]?.failureMessages.join("\n")).toContain(
      "ended with exit code 0 before it had answered hello",
    );
  });

  it("takes what a module exports by default", () => {
    expect(outcome("a default export", "CONS-1")?.status).toBe("passed");
  });

  it("fails where the command or the path is empty, and says so", () => {
    for (const suite of ["an empty command", "an empty path"])
      expect(outcome(suite, "answers every scenario")?.status).not.toBe("passed");
    expect(printed).toMatch(/Failed Suites.*an empty command.*an empty path.*found an empty one/s);
  });

  it("says what it expected of a subject that is none", () => {
    expect(printed).toMatch(
      /Expected a module with the exports "implementation" and "run" .*; found nothing\./,
    );
    expect(printed).not.toContain("is not a function");
  });
});
