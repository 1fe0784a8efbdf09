import { describe, expect, it } from "vitest";
import { anything, invariants, stories } from "../../properties/index.ts";
import { actionTypes, presets } from "../../spec/index.ts";
import type { Counts } from "../../src/campaign/counts.ts";
import { coverage, type MarketCoverage } from "../../src/coverage/coverage.ts";
import { coverageDocument, coverageText } from "../../src/coverage/coverage-text.ts";
import { callCli } from "./call-cli.ts";

const total = (counts: Iterable<number>): number => [...counts].reduce((sum, n) => sum + n, 0);

const marketNamed = (name: string) => {
  const market = stories.find((one) => one.name === name);
  if (market === undefined) throw new Error(`no market ${name}`);
  return market;
};

describe("coverage", async () => {
  /** How often each story comes: some have more turns than others. */
  const rounds = 5;
  const runs = 2 * rounds * total(stories.map(({ turns = 1 }) => turns));
  const found = await coverage({ runs, seed: 1 });

  it("counts every scenario in one market, a half of them in anything at all", () => {
    expect(total([...found.markets.values()].map(({ scenarios }) => scenarios))).toBe(runs);
    expect(found.markets.get("anything")?.scenarios).toBe(runs / 2);
    for (const { name, turns = 1 } of stories)
      expect(found.markets.get(name)?.scenarios).toBe(rounds * turns);
  });

  it("counts no more haircuts than scenarios, and some", () => {
    for (const { scenarios, haircuts } of found.markets.values())
      expect(haircuts).toBeLessThanOrEqual(scenarios);
    expect(found.markets.get("trickle")?.haircuts).toBeGreaterThan(1);
  });

  it("counts each attempt as accepted, or refused for a reason", () => {
    const refusals = new Set<string>();
    const tried = new Set<string>();
    for (const { attempts } of found.markets.values())
      for (const [type, { accepted, refused }] of attempts) {
        tried.add(type);
        expect(accepted + total(refused.values())).toBeGreaterThan(0);
        for (const code of refused.keys()) refusals.add(code);
      }
    expect([...tried].sort()).toEqual([...actionTypes].sort());
    expect(refusals).toContain("exits-gated");
    expect(found.markets.get("trickle")?.attempts.get("resolve")).toMatchObject({ refused: new Map() });
  });

  it("counts cases that invariants name, and no others", () => {
    for (const { scenarios, cases } of found.markets.values())
      for (const [id, counts] of cases.counts().seen) {
        const named = invariants.find((invariant) => invariant.id === id)?.sometimes ?? [];
        for (const [label, n] of counts) {
          expect(named).toContain(label);
          expect(n).toBeLessThanOrEqual(scenarios);
        }
      }
  });

  it("is told in full: every market, action, invariant and case", () => {
    const text = coverageText(found);
    for (const { name } of [anything, ...stories]) expect(text).toContain(`actions of ${name}\n`);
    for (const { id, sentence, sometimes } of invariants) {
      expect(text).toContain(`${id}  ${sentence}\n`);
      for (const label of sometimes) expect(text).toContain(`  ${label} `);
    }
  });

  it("writes a percentage, the refusals by reason, and where a case was met", () => {
    const held = new Map([["somebody held a position", 5]]);
    const all: Counts = {
      judged: 8,
      applied: new Map([["MKT-1", 8]]),
      seen: new Map([["MKT-1", held]]),
      reachable: new Map([["MKT-1", new Map([["somebody held a position", 8]])]]),
      inPercent: true,
      reasons: new Map(),
    };
    const one: MarketCoverage = {
      scenarios: 8,
      haircuts: 3,
      attempts: new Map([["deposit", { accepted: 4, refused: new Map([["halted", 2]]) }]]),
      cases: { add: () => {}, counts: () => all },
    };
    const lines = coverageText({ markets: new Map([["whale", one]]), all }).split("\n");
    expect(lines).toContain("  whale                           8      37.5 %");
    expect(lines).toContain("  deposit             6        4        2  halted 2");
    expect(lines).toContainEqual(expect.stringMatching(/^ {2}somebody held a position +5 of 8 .*whale 5$/));
    expect(lines).toContainEqual(expect.stringMatching(/^ {2}somebody redeemed +0 of 0 .* {2}never$/));
  });

  it("of one market is what its own generator gives, under the mechanism", async () => {
    const preset = presets.find(({ name }) => name === "ccp-emir");
    if (preset === undefined) return expect.fail("no preset ccp-emir");
    const market = marketNamed("unpayable-assessment");
    const alone = await coverage({ runs: 40, seed: 2, market, mechanism: preset.mechanism });
    expect([...alone.markets.keys()]).toEqual(["unpayable-assessment"]);
    const { markets } = coverageDocument(alone);
    expect(markets).toHaveLength(1);
    expect(markets[0]).toMatchObject({ name: "unpayable-assessment", scenarios: 40 });
    expect(markets[0]?.actions).not.toHaveProperty("mark");
    expect(markets[0]?.cases["BND-1"]).toBeDefined();
  });
});

describe("paripassu coverage", () => {
  it("prints the counts and ends with 0; the same seed gives the same", async () => {
    const args = ["coverage", "--runs", "60", "--seed", "5"];
    const { code, stdout, stderr } = await callCli(args);
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toContain("60 scenarios of the reference model, seed 5\n");
    expect(stdout).toContain(coverageText(await coverage({ runs: 60, seed: 5 })));
  });

  it("takes one market, and prints JSON", async () => {
    const { code, stdout } = await callCli(["coverage", "--runs", "30", "--market", "bank-run", "--json"]);
    expect(code).toBe(0);
    const document = coverageDocument(await coverage({ runs: 30, seed: 1, market: marketNamed("bank-run") }));
    expect(JSON.parse(stdout)).toEqual({ runs: 30, seed: 1, ...document });
  });

  it.each([
    [["--market", "bank"], 'found "bank": did you mean bank-run?'],
    [["--market", "thin-tranche", "--mechanism", "okex-2018"], "the mechanism has no tranche layer"],
    [["--runs", "0"], "--runs: expected a whole number"],
  ])("refuses %j", async (args, message) => {
    const { code, stderr } = await callCli(["coverage", ...args]);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
  });
});
