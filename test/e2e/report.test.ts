import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { reportFormats } from "../../src/reports/index.ts";
import type { Result } from "../../src/result/result.ts";
import { callCli } from "./call-cli.ts";
import { type Ended, runCli, scratch, emptyFolder } from "./run-cli.ts";

const folder = scratch();
const file = join(folder, "result.json");
const regressions = emptyFolder(join(folder, "kept"));
const flawed = ["--module", "dist/examples/typescript/flawed.js"];
let checked: Ended;

beforeAll(async () => {
  const args = ["--runs", "100", "--only", "ORD-2,REF-1", "--json", file, "--regressions", regressions];
  checked = await callCli(["check", ...args, ...flawed]);
});

const document = (): Result => JSON.parse(readFileSync(file, "utf8")) as Result;

describe("paripassu report", () => {
  it("tells a stored result as check told it", async () => {
    expect(checked.code).toBe(1);
    const { code, stdout } = await callCli(["report", file, "--regressions", regressions]);
    expect(code).toBe(0);
    expect(stdout).toBe(checked.stdout.replace(flawed.join(" "), "-- COMMAND"));
  });

  it.each(Object.entries(reportFormats))(
    "prints %s, which names the stored counterexample",
    async (format, { write }) => {
      const { code, stdout } = await callCli([
        "report",
        file,
        "--format",
        format,
        "--regressions",
        regressions,
      ]);
      expect(code).toBe(0);
      expect(stdout).toBe(write(document(), { regressions }));
      expect(stdout).toMatch(/ORD-2(\/|&#47;)[0-9a-f]{12}/);
      const [, hash = ""] = /ORD-2(?:\/|&#47;)([0-9a-f]{12})/.exec(stdout) ?? [];
      expect(existsSync(join(regressions, "ORD-2", `${hash}.json`))).toBe(true);
    },
  );

  it("writes to a file, and to that alone", async () => {
    const out = join(folder, "new", "junit.xml");
    const { code, stdout } = await callCli(["report", file, "--format", "junit", "--out", out]);
    expect([code, stdout]).toEqual([0, ""]);
    expect(readFileSync(out, "utf8")).toBe(reportFormats.junit.write(document()));
  });

  it("writes no colours to a file", async () => {
    const out = join(folder, "result.txt");
    await runCli(["report", file, "--out", out], { env: { FORCE_COLOR: "1" } });
    expect(readFileSync(out, "utf8")).toMatch(/^✗ ORD-2/);
  });

  it("reads standard input", async () => {
    const { stdout } = await callCli(["report", "-", "--format", "ctrf"], {
      input: readFileSync(file, "utf8"),
    });
    expect(stdout).toBe(reportFormats.ctrf.write(document()));
  });
});

describe("paripassu report refuses", () => {
  const other = (change: object): string => {
    const path = join(folder, "other.json");
    writeFileSync(path, JSON.stringify({ ...document(), ...change }));
    return path;
  };

  it("a format that it does not have", async () => {
    const { code, stderr } = await callCli(["report", file, "--format", "pdf"]);
    expect([code, stderr]).toEqual([
      2,
      'paripassu: --format: expected one of terminal, markdown, junit, ctrf, html, sarif, found "pdf"\n',
    ]);
  });

  it("a file that is not there, or no JSON", async () => {
    expect((await callCli(["report", join(folder, "none.json")])).stderr).toContain("cannot read");
    const { code, stderr } = await callCli(["report", "-"], { input: "{" });
    expect(code).toBe(2);
    expect(stderr).toContain("is not JSON");
  });

  it("another document, with the path of what is wrong", async () => {
    const { code, stderr } = await callCli(["report", other({ result: "fine" }), "--format", "sarif"]);
    expect(code).toBe(2);
    expect(stderr).toMatch(
      /is not a valid result of a run \(run\.json\):\n {2}at \/result: expected .*found "fine"/,
    );
  });

  it("to tell what only another version knows", async () => {
    const [first, ...rest] = document().invariants;
    const invariants = [{ ...first, id: "NEW-1" }, ...rest];
    const { code, stderr } = await callCli(["report", other({ invariants })]);
    expect(code).toBe(2);
    expect(stderr).toMatch(
      /at \/invariants\/0\/id: expected an invariant of the specification \S+, found "NEW-1"/,
    );
  });

  it("a place that cannot be written", async () => {
    const { code, stderr } = await callCli(["report", file, "--out", join(file, "x")]);
    expect(code).toBe(2);
    expect(stderr).toContain("--out: cannot write");
  });
});
