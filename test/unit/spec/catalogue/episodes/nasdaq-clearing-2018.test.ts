import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readScenario, run, writeScenario } from "../../../../../spec/index.ts";
import { nasdaqClearing2018 } from "../../../../../spec/catalogue/episodes/nasdaq-clearing-2018.ts";
import { totals } from "../../build.ts";

const episode = (name: string) => {
  const text = readFileSync(
    new URL(`../../../../../examples/episodes/${name}.json`, import.meta.url),
    "utf8",
  );
  const reading = readScenario(JSON.parse(text));
  if (!reading.ok) throw new Error(JSON.stringify(reading.faults));
  return reading.value;
};

describe("Nasdaq Clearing, September 2018: 114m EUR beyond the defaulter's own resources", () => {
  const million = 100_000_000n; // cents
  const scenario = episode("nasdaq-clearing-2018");
  const before = scenario.genesis;
  const [step, ...more] = run(scenario).steps;
  const paid = step?.outcome === "accepted" ? totals(step.receipts) : {};
  const stakes = [...(before?.stakes.get("default-fund") ?? [])];

  it("begins with 114m unpaid, 7m of junior capital and 166m of stakes, none of them the defaulter's", () => {
    expect(before?.accounts.get("defaulter")).toEqual({ capital: 0n, pnl: -114n * million });
    expect(before?.funds).toEqual(new Map([["junior-capital", 7n * million]]));
    expect(stakes.reduce((sum, [, stake]) => sum + stake, 0n)).toBe(166n * million);
    expect(stakes.length).toBeGreaterThanOrEqual(3);
    expect(stakes.map(([member]) => member)).not.toContain("defaulter");
  });

  it("is the scenario that paripassu episodes replays", () => {
    const [act, ...others] = nasdaqClearing2018.acts;
    expect(others).toEqual([]);
    if (act === undefined) return expect.fail("no act");
    expect(writeScenario(act.scenario, String)).toEqual(writeScenario(scenario, String));
    expect(act.scenario).toStrictEqual(scenario);
  });

  it("is one resolve", () => {
    expect(scenario.actions).toEqual([{ type: "resolve" }]);
    expect(more).toEqual([]);
    expect(step?.outcome).toBe("accepted");
  });

  it("takes 7m of the junior capital and covers 107m by the members' fund", () => {
    expect(paid["junior-capital"]).toBe(7n * million);
    const members = stakes
      .map(([member]) => paid[`default-fund/${member}`] ?? 0n)
      .reduce((sum, cut) => sum + cut, 0n);
    expect(members - (paid.surplus ?? 0n)).toBe(107n * million);
    expect(paid.deficit).toBeUndefined();
    expect([step?.state.deficit, step?.state.pending, step?.state.accounts.get("defaulter")?.pnl]).toEqual([
      0n,
      0n,
      0n,
    ]);
  });

  it("cuts each member by 107/166 of its stake, and less than a cent more", () => {
    for (const [member, stake] of stakes) {
      const excess = 166n * (paid[`default-fund/${member}`] ?? 0n) - 107n * stake; // in 166ths of a cent
      expect(excess, member).toBeGreaterThanOrEqual(0n);
      expect(excess, member).toBeLessThan(166n);
    }
  });

  it("to the cent", () => {
    // 7,000,000,000 * 107/166 = 4512048192.77; 5,100,000,000: 3287349397.59; 3,000,000,000: 1933734939.76;
    // 1,500,000,000: 966867469.88. Up: 10,700,000,001, one cent above 107m.
    expect(paid).toEqual({
      "junior-capital": 700_000_000n,
      "default-fund/member-a": 4_512_048_193n,
      "default-fund/member-b": 3_287_349_398n,
      "default-fund/member-c": 1_933_734_940n,
      "default-fund/member-d": 966_867_470n,
      surplus: 1n,
    });
    expect(step?.state.residue).toBe(1n);
  });
});
