import { readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { everything } from "../../properties/index.ts";
import { type Action, atoms, run, type Scenario, writeScenario, zero } from "../../spec/index.ts";
import { readCorpus } from "../../src/check/corpus.ts";
import type { Report } from "../../src/check/report.ts";
import type { Answer, FailureKind, Implementation } from "../../src/protocol/implementation.ts";
import { check, type Result, toResult } from "../../src/index.ts";
import { shrinkFailure } from "../../src/failures/shrink-failure.ts";
import { defaultShrinkLimits } from "../../src/campaign/smallest.ts";
import { clockOfTheHung, silenceMs } from "../unit/src/adapters/hung.ts";
import { opened, program } from "../unit/src/adapters/programs.ts";
import { deposits } from "../unit/src/adapters/scenarios.ts";
import { callCli } from "./call-cli.ts";
import { scratch, emptyFolder } from "./run-cli.ts";

const checked = async (name: string, inFlight: number, runs: number): Promise<Report> => {
  const { command } = program(name, String(inFlight));
  return check({ ok: true, implementation: await opened(command) }, { runs });
};

const settled = ({ volatile: _, ...result }: Result): Omit<Result, "volatile"> => result;

const sizeOf = ({ genesis, actions }: Scenario): readonly [accounts: number, actions: number] => {
  const accounts = new Set(genesis?.accounts.keys());
  for (const action of actions) if ("account" in action) accounts.add(action.account);
  return [accounts.size, actions.length];
};

describe("a program that dies where a loss is divisible by ten", () => {
  it.each([1, 8])("is told once, on a small scenario (%i at once)", async (inFlight) => {
    const report = await checked("dies-on-tens", inFlight, 300);
    expect(report.failures).toHaveLength(1);
    const [failure] = report.failures;
    expect(failure).toMatchObject({
      kind: "crash",
      cause: { text: expect.stringMatching(/^RangeError: cannot split -?\d*0$/) as string },
    });
    expect(failure?.cause?.trace?.join("\n")).toContain("at splitLoss");
    expect(failure?.count).toBeGreaterThan(1);
    expect(failure?.dependsOn).toBeUndefined();
    const [accounts, actions] = sizeOf(failure?.scenario ?? expect.fail("no scenario"));
    expect(accounts).toBeLessThanOrEqual(3);
    expect(actions).toBeLessThanOrEqual(3);
    expect(report).toMatchObject({ result: "not-conformant", level: "none" });
  });
});

describe("a program that dies at every tenth scenario", () => {
  it("is said to depend on earlier scenarios, which are named, no matter how many are asked at once", async () => {
    const report = await checked("dies-at-every-tenth", 1, 60);
    expect(report.failures).toHaveLength(1);
    const [failure] = report.failures;
    expect(failure).toMatchObject({
      kind: "crash",
      cause: { text: "Error: too many connections" },
      count: 10,
    });
    expect(failure?.message).toMatch(/It depends on earlier scenarios.*anything, scenario 0;/s);
    expect(failure?.dependsOn).toHaveLength(9);
    expect(failure?.dependsOn?.[0]).toEqual({ origin: "anything, scenario 0", index: 0 });
    expect(failure?.before).toHaveLength(9);

    // Eight at once: in the end they are asked one by one, and what it comes to is the same.
    const { supports: _, ...one } = settled(toResult(report));
    const { supports: __, ...eight } = settled(toResult(await checked("dies-at-every-tenth", 8, 60)));
    expect(JSON.stringify(eight)).toBe(JSON.stringify(one));
  });

  it("is shown again by one command, and by every later check", async () => {
    const kept = emptyFolder(join(scratch(), "kept"));
    const { command } = program("dies-at-every-tenth", "4");
    const args = ["check", "--runs", "40", "--regressions", kept, "--", ...command];
    const { code, stdout } = await callCli(args);
    expect(code).toBe(1);
    expect(stdout).not.toContain("flaky");
    expect(stdout).toMatch(/^✗ crash {2}Error: too many connections\n/);
    expect(stdout).toContain("depends on earlier scenarios");
    expect(stdout).toContain("- anything, scenario 1\n");

    const replay = /npx paripassu (replay .*)/.exec(stdout)?.[1]?.split(" ") ?? [];
    const again = await callCli(replay);
    expect(again.code).toBe(1);
    expect(again.stdout).toContain("Error: too many connections");

    const corpus = await readCorpus(kept);
    expect(corpus.cases.map(({ before }) => before?.length)).toEqual([9]);
    const next = await check(
      { ok: true, implementation: await opened(command) },
      { runs: 1, corpus, only: ["CONS-1"] },
    );
    expect(next.failures).toMatchObject([{ kind: "crash", cause: { text: "Error: too many connections" } }]);
  });
});

it("a program that hangs where a loss is divisible by ten is told on a small scenario", async () => {
  const { command } = program("hangs-on-tens", "1", clockOfTheHung());
  const implementation = await opened(command, { scenarioMs: silenceMs, leaveMs: 1_000 });
  const market = deposits("ann", "bob");
  const losses = [17n, 30n, 4n].map((amount): Action => ({ type: "loss", amount: atoms(amount) }));
  const scenario: Scenario = { ...market, actions: [...market.actions, ...losses] };
  const found = await shrinkFailure(implementation, { scenario }, defaultShrinkLimits);
  expect(found).toMatchObject({ failure: { kind: "timeout" }, ranOutOfTime: false });
  const [accounts, actions] = sizeOf(found?.scenario ?? scenario);
  expect([accounts <= 3, actions <= 3]).toEqual([true, true]);
  // What does not hang is no failure.
  expect(
    await shrinkFailure(implementation, { scenario: deposits("ann") }, defaultShrinkLimits),
  ).toBeUndefined();
  await implementation.close();
});

/** Answers by `answer`, which hears whether it has answered this scenario before. */
const answering = (answer: (scenario: Scenario, isNew: boolean) => Answer): Implementation => {
  const met = new Set<string>();
  return {
    about: { name: "test", version: "1", language: "typescript" },
    capabilities: everything,
    inFlight: 1,
    answer: (scenario) => {
      const text = JSON.stringify(writeScenario(scenario, String));
      const isNew = !met.has(text);
      met.add(text);
      return Promise.resolve(answer(scenario, isNew));
    },
    close: () => Promise.resolve([]),
  };
};

const right = (scenario: Scenario): Answer => ({ kind: "trace", trace: run(scenario) });

/** The last state forgets what is in the funds: CONS-1 fails. */
const wrong = (scenario: Scenario): Answer => {
  const { steps } = run(scenario);
  return {
    kind: "trace",
    trace: {
      steps: steps.map((step) => ({ ...step, state: { ...step.state, residue: zero, funds: new Map() } })),
    },
  };
};

const failing = (kind: FailureKind, text: string): Answer => ({
  kind: "failure",
  failure: { kind, message: `It failed.\n${text}`, cause: { text } },
});

const asked = { runs: 40, only: ["CONS-1"] };

describe("a violation whose scenario is run again and not answered", () => {
  it.each(["crash", "timeout", "protocol"] as const)("has not held, and is not flaky: %s", async (kind) => {
    const implementation = answering((scenario, isNew) => (isNew ? wrong(scenario) : failing(kind, "no")));
    const report = await check({ ok: true, implementation }, asked);
    expect(report.verdicts.find(({ invariant }) => invariant.id === "CONS-1")).toMatchObject({
      verdict: "inconclusive",
      reason: "it failed once, and the scenario was not answered when it was run again",
    });
    expect(report.failures).toMatchObject([{ kind, cause: { text: "no" } }]);
    expect(JSON.stringify(toResult(report))).not.toMatch(/flaky|and held when/);
    expect(report.result).toBe("not-conformant");
  });

  it("is convicted where only smaller scenarios are not answered, and both are told", async () => {
    const implementation = answering((scenario) =>
      scenario.actions.length < 2 ? failing("crash", "too short") : wrong(scenario),
    );
    const report = await check({ ok: true, implementation }, { runs: 40, only: ["CONS-1"] });
    const [conviction] = report.convictions;
    expect(conviction?.observation.steps.length).toBeGreaterThanOrEqual(2);
    expect(report.failures).toMatchObject([{ kind: "crash", cause: { text: "too short" } }]);
    expect(report.failures[0]?.scenario?.actions.length).toBeLessThan(2);
  });
});

describe("an error that the implementation answers with", () => {
  const hasLoss = ({ actions }: Scenario): boolean => actions.some(({ type }) => type === "loss");

  it("is told once for all its scenarios, on the smallest", async () => {
    const implementation = answering((scenario) =>
      hasLoss(scenario) ? failing("error", `no loss ${scenario.actions.length}`) : right(scenario),
    );
    const report = await check({ ok: true, implementation }, asked);
    expect(report.failures).toHaveLength(1);
    const [failure] = report.failures;
    expect(failure).toMatchObject({ kind: "error", cause: { text: "no loss 1" } });
    expect(failure?.count).toBeGreaterThan(2);
    expect(failure?.scenario?.actions).toMatchObject([{ type: "loss" }]);
    expect(failure?.unshrunk?.actions.length).toBeGreaterThan(1);
  });

  it("is two causes where it is two", async () => {
    const implementation = answering((scenario) => {
      if (hasLoss(scenario)) return failing("error", "no loss");
      return scenario.actions.some(({ type }) => type === "settle")
        ? failing("error", "no settlement")
        : right(scenario);
    });
    const { failures } = await check({ ok: true, implementation }, { ...asked, runs: 100 });
    expect(failures.map(({ cause }) => cause?.text).sort()).toEqual(["no loss", "no settlement"]);
  });

  it("is flaky where the same scenario is answered when it is run again", async () => {
    const implementation = answering((scenario, isNew) =>
      isNew && hasLoss(scenario) ? failing("error", "no loss") : right(scenario),
    );
    const { failures } = await check({ ok: true, implementation }, asked);
    expect(failures).toMatchObject([{ kind: "flaky", cause: { text: "no loss" } }]);
    expect(failures[0]?.message).toMatch(/^It failed once, and not when its scenario was run again/);
  });
});

describe("a run that is kept", () => {
  const plain = (folder: string): unknown =>
    settled(JSON.parse(readFileSync(join(folder, "run.json"), "utf8")) as Result);

  it("tells the same causes after a resume, and put together from shards", async () => {
    const dir = scratch();
    const { command } = program("dies-on-tens", "4");
    const runIn = (folder: string, ...more: readonly string[]) =>
      callCli([
        ...[
          "check",
          "--runs",
          "200",
          "--out",
          join(dir, folder),
          "--regressions",
          emptyFolder(join(dir, `${folder}-kept`)),
        ],
        ...[...more, "--", ...command],
      ]);
    expect((await runIn("whole")).code).toBe(1);
    const whole = plain(join(dir, "whole"));
    expect(whole).toMatchObject({
      errors: [{ kind: "crash", cause: expect.stringMatching(/^RangeError: cannot split/) as string }],
    });

    rmSync(join(dir, "whole/run.json"));
    await runIn("whole", "--resume");
    expect(plain(join(dir, "whole"))).toEqual(whole);

    await runIn("first", "--shard", "1/2");
    await runIn("second", "--shard", "2/2");
    await callCli(["merge", join(dir, "first"), join(dir, "second"), "--out", join(dir, "merged")]);
    expect(plain(join(dir, "merged"))).toEqual(whole);
    const stored = readdirSync(join(dir, "merged/counterexamples/crash"));
    expect(stored).toEqual(readdirSync(join(dir, "whole/counterexamples/crash")));
    expect(stored).toHaveLength(1);
  });
});
