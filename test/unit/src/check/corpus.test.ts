import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { everything } from "../../../../properties/index.ts";
import { readScenario, specVersion } from "../../../../spec/index.ts";
import { referenceModel } from "../../../../src/adapters/reference-model.ts";
import { check } from "../../../../src/check/check.ts";
import { readCorpus } from "../../../../src/check/corpus.ts";
import { type Stored, storedConviction, storedPath } from "../../../../src/result/counterexample.ts";
import { writeNew } from "../../../../src/files/files.ts";
import { implementationOf } from "../../../../src/mutants/implementation.ts";
import { usersCutBeforeTheFund } from "../../../../src/mutants/out-of-order.ts";
import { exitCodes } from "../../../../src/check/result-name.ts";
import { version } from "../../../../src/protocol/version.ts";

const guilty = implementationOf("guilty", usersCutBeforeTheFund.run);
const open = (implementation: typeof guilty) => ({ ok: true, implementation }) as const;

let folder: string;
let stored: Stored;
let path: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "corpus-"));
  const report = await check(open(guilty), { only: ["ORD-2"] });
  const [conviction] = report.convictions;
  if (conviction === undefined) return expect.fail("the mutant was not convicted");
  stored = storedConviction(conviction, report);
  path = storedPath(folder, stored);
  await writeNew(path, JSON.stringify(stored));
});

afterAll(() => rm(folder, { recursive: true }));

describe("a stored counterexample", () => {
  it("holds the scenario as it was shrunk and as it was found, versions, and the seed as a hint", () => {
    expect(stored).toMatchObject({ invariant: "ORD-2", seed: 1, spec: specVersion, paripassu: version });
    for (const scenario of [stored.scenario, stored.unshrunk]) expect(readScenario(scenario).ok).toBe(true);
    expect(JSON.stringify(stored.unshrunk).length).toBeGreaterThan(JSON.stringify(stored.scenario).length);
    expect(stored.origin).toMatch(/^[a-z-]+, scenario \d+$/);
  });

  it("stays as it was stored when it is found again", async () => {
    await writeNew(path, "{}");
    expect(JSON.parse(await readFile(path, "utf8"))).toEqual(stored);
  });
});

describe("the corpus", () => {
  it("is empty where there is no folder", async () => {
    expect(await readCorpus(join(folder, "nowhere"))).toEqual({ cases: [], stale: [] });
  });

  /** A seed whose first scenario does not show the fault. */
  const seedWithoutConviction = async (): Promise<number> => {
    for (let seed = 1; seed <= 50; seed += 1)
      if ((await check(open(guilty), { runs: 1, seed })).convictions.length === 0) return seed;
    return expect.fail("the first scenario of every seed shows the fault");
  };

  it("is run first, outside the budget: one scenario is enough to convict", async () => {
    const corpus = await readCorpus(folder);
    const seed = await seedWithoutConviction();
    const report = await check(open(guilty), { runs: 1, seed, corpus });
    expect(report).toMatchObject({ result: "not-conformant", runs: 1, stored: { judged: 2, left: 0 } });
    expect(report.convictions.map(({ invariant }) => invariant.id)).toContain("ORD-2");
    expect(report.convictions[0]?.origin).toBe(path);
  });

  it("counts for no coverage", async () => {
    const corpus = await readCorpus(folder);
    const report = await check(open(referenceModel), { runs: 1, corpus });
    expect(report).toMatchObject({ result: "inconclusive", stored: { judged: 2 } });
  });

  it("asks nothing that the implementation does not declare", async () => {
    const corpus = await readCorpus(folder);
    const small = { ...guilty, capabilities: { ...everything, genesis: false } };
    const report = await check(open(small), { runs: 1, seed: 2, corpus });
    expect(report.stored).toMatchObject({ judged: 0, left: 2 });
  });
});

describe("a file that is no case any more", () => {
  const broken: readonly (readonly [string, string, RegExp])[] = [
    ["not JSON", "{", /no JSON object/],
    ["nameless", "{}", /which invariant/],
    ["no scenario", '{"invariant": "ORD-2", "scenario": {"actions": 5}}', /scenario: at /],
  ];

  it.each(broken)("is stale, and says why: %s", async (name, text, reason) => {
    const other = await mkdtemp(join(tmpdir(), "stale-"));
    await mkdir(join(other, "ORD-2"));
    await writeFile(join(other, "ORD-2", `${name}.json`), text);
    const { cases, stale } = await readCorpus(other);
    expect(cases).toEqual([]);
    expect(stale).toEqual([
      { path: join(other, "ORD-2", `${name}.json`), reason: expect.stringMatching(reason) as string },
    ]);
    await rm(other, { recursive: true });
  });

  it("keeps a run from passing", async () => {
    const corpus = { cases: [], stale: [{ path: "a.json", reason: "it is no JSON object" }] };
    const options = { runs: 2000, only: ["ORD-2"], corpus };
    const report = await check(open(referenceModel), options);
    expect(report).toMatchObject({ result: "inconclusive", level: "none", stored: { stale: corpus.stale } });
    expect(exitCodes[report.result]).toBe(3);
    expect(await check(open(referenceModel), { ...options, corpus: { cases: [], stale: [] } })).toMatchObject(
      { result: "conformant" },
    );
  });
});
