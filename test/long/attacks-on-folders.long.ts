import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { referenceModel } from "../../src/adapters/reference-model.ts";
import type { CheckOptions } from "../../src/check/report.ts";
import { type KeptRun, keptRun } from "../../src/cli/kept-run.ts";
import type { StoredCase } from "../../src/check/corpus.ts";
import { beginIn, readKept } from "../../src/folder/run-folder.ts";
import { planOf } from "../../src/folder/plan-file.ts";
import type { Implementation } from "../../src/protocol/implementation.ts";
import { joined } from "../../src/check/join.ts";
import { flawed } from "../unit/src/evidence/attack-kit.ts";
import { scratch } from "../e2e/run-cli.ts";

const faulty = flawed("users-cut-before-the-fund");
const run = (
  folder: string,
  implementation: Implementation,
  options: CheckOptions,
  resume = false,
): Promise<KeptRun> =>
  keptRun(implementation, { runs: 500, ...options }, { folder, resume, confirm: () => Promise.resolve() });

/** A stored case that the faulty implementation fails. */
const storedCase = async (): Promise<StoredCase> => {
  const { report } = await run(join(scratch(), "run"), faulty, {});
  const scenarios = report.convictions.slice(0, 1).map(({ observation }) => observation.scenario);
  return { path: "regressions/ORD-2/0123456789ab.json", invariant: "ORD-2", scenarios };
};

describe("a run that goes on with all of its blocks there", () => {
  it("is not over where its stored cases were not run", async () => {
    const folder = join(scratch(), "run");
    const corpus = { cases: [await storedCase()], stale: [] };
    await run(folder, referenceModel, { corpus });
    rmSync(join(folder, "part.json"));
    const signal = AbortSignal.abort();
    const { report, isInterrupted } = await run(folder, referenceModel, { corpus, signal }, true);
    expect([report.result, isInterrupted]).toEqual(["inconclusive", true]);
    expect((await run(folder, referenceModel, { corpus }, true)).report.result).toBe("conformant");
  });
});

describe("a run that is over", () => {
  const over = async (options: CheckOptions) => {
    const folder = join(scratch(), "run");
    await run(folder, faulty, options);
    return folder;
  };

  it("may be asked for again, though its counterexamples are stored by now", async () => {
    const folder = await over({});
    const corpus = { cases: [await storedCase()], stale: [] };
    expect((await run(folder, faulty, { corpus }, true)).report.result).toBe("not-conformant");
  });

  it("is not asked for again with other known failures", async () => {
    const folder = await over({ known: [] });
    const corpus = { cases: [await storedCase()], stale: [] };
    await expect(run(folder, faulty, { corpus, known: [] }, true)).rejects.toThrow('"stored"');
  });

  it("is not asked for again with known failures, where it had none", async () => {
    const folder = await over({});
    const corpus = { cases: [await storedCase()], stale: [] };
    await expect(run(folder, faulty, { corpus, known: [] }, true)).rejects.toThrow('"stored"');
  });
});

describe("shards of which one alone fails a stored case", () => {
  it("come to what fails", async () => {
    const corpus = { cases: [await storedCase()], stale: [] };
    const parts = [];
    for (const number of [1, 2]) {
      const folder = join(scratch(), "shard");
      // The second shard answers the stored case, which runs first, as the faulty implementation does.
      let asked = 0;
      const answer: Implementation["answer"] = (scenario) =>
        (number === 2 && (asked += 1) <= 60 ? faulty : referenceModel).answer(scenario);
      await run(folder, { ...referenceModel, answer }, { corpus, shard: { number, of: 2 } });
      parts.push((await readKept(folder)).part);
    }
    const [first, second] = parts;
    if (first === undefined || second === undefined) throw new Error("no part");
    expect(first.findings).toEqual([]);
    const stored = second.findings.filter(({ index }) => index === undefined);
    expect(stored).not.toEqual([]);
    const whole = joined([first, second], { runs: 200, seed: 1 });
    const told = [...whole.convictions, ...whole.unconfirmed].map(({ invariant }) => invariant.id);
    for (const { invariant } of second.findings) expect(told).toContain(invariant.id);
  });
});

describe("two runs that begin in a folder at the same moment", () => {
  it("do not mix: one of them has it", async () => {
    const folder = join(scratch(), "run");
    const planWith = (seed: number) => planOf(referenceModel, { asked: { runs: 200, seed }, stored: "" });
    const began = await Promise.allSettled(
      [1, 2, 3, 4].map((seed) => beginIn(folder, planWith(seed), false)),
    );
    expect(began.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(readdirSync(folder)).toEqual(["plan.json"]);
  });
});
