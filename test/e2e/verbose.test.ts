import { describe, expect, it } from "vitest";
import { invariants } from "../../properties/index.ts";
import { programLog } from "../../src/cli/program-log.ts";
import { reasonLines } from "../../src/reports/terminal/reason-lines.ts";
import type { Verdict } from "../../src/check/verdict.ts";
import { runCli } from "./run-cli.ts";

const [first, second, third, fourth] = invariants;
if (first === undefined || second === undefined || third === undefined || fourth === undefined)
  throw new Error("there are too few invariants");

const verdicts: readonly Verdict[] = [
  { invariant: first, verdict: "inconclusive", reason: "given up after 11 of 40 scenarios" },
  { invariant: second, verdict: "not-applicable", reason: "no exit is supported" },
  { invariant: third, verdict: "inconclusive", reason: "given up after 11 of 40 scenarios" },
  { invariant: fourth, verdict: "not-applicable", reason: "left out by --skip", leftOut: true },
];

describe("reasons", () => {
  it("that are the same are one line, with how many invariants share it", () => {
    expect(reasonLines(verdicts)).toEqual([
      "  ? 2        inconclusive: given up after 11 of 40 scenarios",
      `  - ${second.id.padEnd(8)} not-applicable: no exit is supported`,
      "  --verbose lists the invariants behind each count.",
    ]);
  });

  it("are listed one by one where that is asked for", () => {
    expect(reasonLines(verdicts, true)).toEqual([
      `  ? ${first.id.padEnd(8)} inconclusive: given up after 11 of 40 scenarios`,
      `  ? ${third.id.padEnd(8)} inconclusive: given up after 11 of 40 scenarios`,
      `  - ${second.id.padEnd(8)} not-applicable: no exit is supported`,
    ]);
  });
});

describe("what a program logs", () => {
  const shown = (...chunks: readonly (string | Buffer)[]): string => {
    let text = "";
    const log = programLog((more) => (text += more));
    for (const chunk of chunks) log(Buffer.from(chunk));
    return text;
  };

  it("is shown line by line behind a prefix, however it comes in", () => {
    const euro = Buffer.from("€");
    expect(shown("one\ntw", "o\r\n", euro.subarray(0, 1), euro.subarray(1), "\n")).toBe(
      "  | one\n  | two\n  | €\n",
    );
  });

  it("is escaped, and is no command to the runner of a workflow", () => {
    const text = shown("\u001b[31mred\n::error::x\n##[error]y\n\u202eevil\n");
    expect(text).toBe("  | \\u001b[31mred\n  | :\\u003aerror::x\n  | #\\u0023[error]y\n  | \\u202eevil\n");
  });

  it("is not shown without end", () => {
    const text = shown(...Array.from({ length: 40 }, () => "all is well\n".repeat(10_000)));
    expect(text.length).toBeLessThan(2_000_000);
    expect(text.endsWith("  | (it logged more than 1048576 bytes: the rest is not shown)\n")).toBe(true);
  });

  it("of a check or a smoke test comes to standard error with --verbose, and not without", async () => {
    const logging = ["--", process.execPath, "-e", "console.error('the database is down'); process.exit(1)"];
    const verbose = await runCli(["check", "--verbose", ...logging]);
    expect(verbose.stderr).toMatch(/^ {2}\| the database is down$/m);
    expect((await runCli(["smoke", "--verbose", ...logging])).stderr).toMatch(
      /^ {2}\| the database is down$/m,
    );
    expect((await runCli(["check", ...logging])).stderr).not.toMatch(/^ {2}\| /m);
  });
});
