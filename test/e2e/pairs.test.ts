import { describe, expect, it } from "vitest";
import { apart, features, pairs } from "../../properties/index.ts";
import {
  countPairs,
  failsPairs,
  type PairCounts,
  possiblePairs,
  runsForPairs,
  unreachedPairs,
  wronglyApart,
} from "../../src/coverage/pairs.ts";
import { pairsDocument, pairsText } from "../../src/coverage/pairs-text.ts";
import { callCli } from "./call-cli.ts";

const found = countPairs({ runs: runsForPairs, seed: 1 });

const named = ({ first, second }: { first: number; second: number }): string =>
  `${features[first]?.name ?? ""} + ${features[second]?.name ?? ""}`;

/** The counts, with another number of scenarios for one pair. */
const withCount = (counts: PairCounts, pair: string, scenarios: number): PairCounts => {
  expect(counts.pairs.filter((one) => named(one) === pair)).toHaveLength(1);
  return { ...counts, pairs: counts.pairs.map((one) => (named(one) === pair ? { ...one, scenarios } : one)) };
};

const possible = "rule talmud + rule queue";
const impossible = "no market + trade";

describe("2,000 scenarios of seed 1", () => {
  // Seeds 1 to 5: test/long/pairs.long.ts.
  it("reach every pair of features that can stand together, and no other", () => {
    expect(unreachedPairs(found).map(named)).toEqual([]);
    expect(wronglyApart(found).map(named)).toEqual([]);
  });

  it("reach a pair no more often than each of the two", () => {
    for (const { first, second, scenarios } of found.pairs) {
      const both = [first, second].map((place) => found.features[place] ?? 0);
      expect(scenarios).toBeLessThanOrEqual(Math.min(...both));
    }
  });
});

describe("pairs of features", () => {
  it("are all pairs of two, each once", () => {
    const all = pairs();
    expect(all).toHaveLength((features.length * (features.length - 1)) / 2);
    expect(new Set(all.map(named)).size).toBe(all.length);
    expect(new Set(features.map(({ name }) => name)).size).toBe(features.length);
  });

  it("are apart for reasons that are given, each of which keeps some apart", () => {
    const used = new Set(pairs().map((pair) => pair.apart));
    for (const { reason } of apart) expect(used).toContain(reason);
    expect(pairs().find((pair) => named(pair) === impossible)?.apart).toBe("there is no market");
    expect(pairs().find((pair) => named(pair) === possible)?.apart).toBeUndefined();
  });
});

describe("failsPairs", () => {
  it("is false where all is as it must be", () => expect(failsPairs(found, runsForPairs)).toBe(false));

  it("is true where a pair is missed, unless there were too few scenarios for that", () => {
    const missed = withCount(found, possible, 0);
    expect(failsPairs(missed, runsForPairs)).toBe(true);
    expect(failsPairs(missed, runsForPairs - 1)).toBe(false);
    expect(pairsText(missed)).toContain(`not reached\n  ${possible}`);
  });

  it("is true where a pair is reached that is said to be apart", () => {
    const wrong = withCount(found, impossible, 1);
    expect(failsPairs(wrong, 1)).toBe(true);
    expect(pairsText(wrong)).toContain(`reached, although they are said to be apart\n  ${impossible}`);
  });
});

describe("paripassu coverage --pairs", () => {
  const few = countPairs({ runs: 30, seed: 3 });

  it("prints the counts, the reasons, and what is rare", async () => {
    const { code, stdout, stderr } = await callCli(["coverage", "--pairs", "--runs", "30", "--seed", "3"]);
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toBe(`30 scenarios of the reference model, seed 3\n${pairsText(few)}\n`);
    const reached = possiblePairs(few).length - unreachedPairs(few).length;
    expect(stdout).toContain(`${reached} of ${possiblePairs(few).length} reached`);
    expect(stdout).toContain("  there is no market\n");
    expect(reached).toBeGreaterThan(500);
  });

  it("prints JSON", async () => {
    const { code, stdout } = await callCli(["coverage", "--pairs", "--runs", "30", "--seed", "3", "--json"]);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toEqual({ runs: 30, seed: 3, ...pairsDocument(few) });
  });

  it.each(["mechanism", "market"])("is of all mechanisms and markets: --%s is wrong usage", async (flag) => {
    const name = { mechanism: "derive-v2", market: "whale" }[flag] ?? "";
    const { code, stderr } = await callCli(["coverage", "--pairs", `--${flag}`, name]);
    expect(code).toBe(2);
    expect(stderr).toContain(`leave out --${flag}`);
  });
});
