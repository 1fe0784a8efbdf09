import { mkdirSync, renameSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { everything } from "../../properties/index.ts";
import { atoms, limits, readScenario } from "../../spec/index.ts";
import { referenceModel } from "../../src/adapters/reference-model.ts";
import { check } from "../../src/check/check.ts";
import type { CheckOptions } from "../../src/check/report.ts";
import { requirementFrom } from "../../src/cli/require-flag.ts";
import { readCorpus } from "../../src/check/corpus.ts";
import { statementsOf } from "../../src/evidence/statements.ts";
import { reportFormats } from "../../src/reports/index.ts";
import { exitCodes } from "../../src/check/result-name.ts";
import { summary } from "../../src/reports/terminal/summary.ts";
import { toResult } from "../../src/result/to-result.ts";
import { callCli } from "./call-cli.ts";
import { scratch } from "./run-cli.ts";

const mechanism = {
  name: "m",
  asset: { symbol: "USD", decimals: 2 },
  waterfall: [],
  remainder: "park",
  exits: "gated",
  surplus: "residue",
};
const recovers = { mechanism, actions: [{ type: "recover", amount: "1" }] };
const stored = JSON.stringify({ invariant: "ORD-2", scenario: recovers });

/** A check that passes, unless something beside the verdicts keeps it from passing. */
const checked = (options: CheckOptions, capabilities = everything) =>
  check(
    { ok: true, implementation: { ...referenceModel, capabilities } },
    { runs: 300, only: ["CONS-1"], ...options },
  );

const folderWith = (files: Readonly<Record<string, string>>): string => {
  const folder = scratch();
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(folder, name, ".."), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
};

describe("a declaration that is narrower than stored counterexamples", () => {
  const narrow = {
    ...everything,
    actions: everything.actions.filter((action) => action !== "recover"),
  };
  const corpusOf = () => readCorpus(folderWith({ "ORD-2/a.json": stored }));

  it("keeps the run from passing, and every format says so", async () => {
    const report = await checked({ corpus: await corpusOf() }, narrow);
    expect(report).toMatchObject({ result: "inconclusive", level: "none" });
    expect(summary(report)).toContain("asks for the action recover");
    for (const { write } of Object.values(reportFormats))
      expect(write(toResult(report))).toMatch(/narrower/i);
  });

  it("passes with a reason, which every format shows, and is WARNED of", async () => {
    const allowNarrower = "recoveries moved to the treasury";
    const report = await checked({ corpus: await corpusOf(), allowNarrower }, narrow);
    expect(exitCodes[report.result]).toBe(0);
    expect(summary(report)).toContain(allowNarrower);
    for (const { write } of Object.values(reportFormats))
      expect(write(toResult(report))).toContain("treasury");
  });

  it("is no matter where everything stored is declared", async () => {
    expect(await checked({ corpus: await corpusOf() })).toMatchObject({ result: "conformant" });
  });
});

describe("the folder of stored counterexamples", () => {
  it("is read as a ConfigMap mounts it: links to links, each file once", async () => {
    const folder = folderWith({ "..2026/ORD-2/a.json": stored });
    symlinkSync("..2026", join(folder, "..data"));
    symlinkSync("..data/ORD-2", join(folder, "ORD-2"));
    const { cases, stale } = await readCorpus(folder);
    expect(cases.map(({ path }) => path)).toEqual([join(folder, "ORD-2/a.json")]);
    expect(stale).toEqual([]);
  });

  it("is read through links that lead elsewhere, as Nix and Bazel make them", async () => {
    const folder = folderWith({ "README.md": "notes" });
    symlinkSync(join(folderWith({ "a.json": stored }), "a.json"), join(folder, "a.json"));
    expect(await readCorpus(folder)).toMatchObject({ cases: [{ invariant: "ORD-2" }], stale: [] });
  });

  it.each([
    ["a link that leads nowhere", (path: string) => symlinkSync("missing", path), /leads nowhere/],
    ["a link that leads to itself", (path: string) => symlinkSync("a.json", path), /leads to itself/],
    ["a case by another name", (path: string) => renameSync(path, `${path}.bak`), /does not end in/],
  ])("has %s as stale", async (_, change, reason) => {
    const folder = scratch();
    const path = join(folder, "a.json");
    if (String(change).includes("bak")) writeFileSync(path, stored);
    change(path);
    const { cases, stale } = await readCorpus(folder);
    expect(cases).toEqual([]);
    expect(stale.map((one) => one.reason)).toEqual([expect.stringMatching(reason) as string]);
  });

  it("that is named and not there is wrong usage", async () => {
    const { code, stderr } = await callCli(["check", "--model", "--regressions", join(scratch(), "nowhere")]);
    expect([code, stderr]).toEqual([2, expect.stringContaining("--regressions: cannot read")]);
  });

  it("is counted, also where it holds nothing", async () => {
    expect(summary(await checked({}))).toContain("0 stored counterexamples");
  });
});

describe("a requirement", () => {
  const small = { ...everything, maxAccounts: 4, maxAmount: atoms(1000n) };

  it.each([
    ["accounts=10", "accounts=10 is required, and 4 are declared"],
    ["amount=1001", "amount=1001 is required, and 1000 is declared"],
    ["laws=1000", /laws=1000 is required/],
  ])("%s that is not met keeps the run from passing", async (text, expected) => {
    const report = await checked({ require: await requirementFrom(text) }, small);
    expect(report.unmet).toEqual([expect.stringMatching(expected) as string]);
    expect(report.result).toBe("inconclusive");
  });

  it("that is met changes nothing", async () => {
    const require = await requirementFrom("accounts=10,actions=deposit+withdraw,mechanisms=any,laws=1");
    expect(await checked({ require })).toMatchObject({ result: "conformant" });
  });

  it.each(["accounts", "accounts=0", "acounts=1", "accounts=1,accounts=2", "actions=deposite", "amount=-1"])(
    "is refused where it is not understood: %s",
    async (text) => {
      await expect(requirementFrom(text)).rejects.toThrow(/^--require: /);
    },
  );
});

it("every format says within what was judged", async () => {
  const report = await checked({});
  expect(summary(report)).toMatch(/judged within: at most 64 accounts \(\d+ in what was judged\)/);
  for (const { write } of Object.values(reportFormats)) expect(write(toResult(report))).toMatch(/within/i);
});

it("what left a law out is WARNED of, never PASSED", async () => {
  const result = toResult(await checked({}));
  const subject = { name: "venue", digest: { sha256: "ab".repeat(32) } };
  const [left] = statementsOf(subject, result, "00");
  expect(left).toMatchObject({ predicate: { result: "WARNED" } });
  const asked = { seed: result.asked.seed, runs: result.asked.runs };
  const [whole] = statementsOf(subject, { ...result, asked }, "00");
  expect(whole).toMatchObject({ predicate: { result: "PASSED" } });
});

describe("a document", () => {
  it("with more actions than are read is refused, with the number", () => {
    const actions = Array.from({ length: limits.actions + 1 }, () => ({ type: "resolve" }));
    expect(readScenario({ mechanism, actions })).toMatchObject({
      ok: false,
      faults: [{ path: "/actions", found: "100001" }],
    });
  });

  it("with too many accounts for its actions is refused", () => {
    const accounts = Object.fromEntries(
      Array.from({ length: 1000 }, (_, i) => [`a${i}`, { capital: "0", pnl: "0" }]),
    );
    const actions = Array.from({ length: 4001 }, () => ({ type: "resolve" }));
    expect(readScenario({ mechanism, genesis: { accounts }, actions })).toMatchObject({
      ok: false,
      faults: [{ path: "/actions", expected: expect.stringContaining("1000 accounts") as string }],
    });
  });
});
