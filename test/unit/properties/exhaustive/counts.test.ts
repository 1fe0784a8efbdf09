import { describe, expect, it } from "vitest";
import { coverageOf, countOf, problemsOf, scenarioOf } from "../../../../properties/exhaustive/index.ts";
import { everything } from "../../../../properties/index.ts";
import { presets, readScenario, writeScenario } from "../../../../spec/index.ts";

/** n over k. */
const over = (n: number, k: number): number => (k === 0 ? 1 : (over(n - 1, k - 1) * n) / k);

/** How many multisets of n numbers from 0 to m add up to s: the coefficients of the Gaussian binomial. */
const bySum = (n: number, m: number): readonly number[] => {
  if (n === 0 || m === 0) return [1];
  const without = bySum(n, m - 1);
  const withOne = bySum(n - 1, m);
  return Array.from({ length: n * m + 1 }, (_, s) => (without[s] ?? 0) + (withOne[s - m] ?? 0));
};

/** Losses run from 0 to one more than everything: a mean of sum + 2, and sums are symmetric about their mean. */
const ascending = (n: number, m: number): number => over(n + m, n) * ((n * m) / 2 + 2);

/** The constant multisets, which are the same in both orders. */
const constant = (n: number, m: number): number => (m + 1) * ((n * m) / 2 + 2);

const bothOrders = (n: number, m: number): number => 2 * ascending(n, m) - constant(n, m);

/** A reserve at nothing, half and all of the sum. */
const withReserve = (n: number, m: number): number =>
  bySum(n, m).reduce((count, sets, s) => {
    const amounts = [...new Set([0, Math.floor(s / 2), s])];
    return count + sets * amounts.reduce((losses, amount) => losses + s + amount + 2, 0);
  }, 0);

/** Two holdings, both from one multiset: the sum is twice that of the multiset. */
const crossed = (n: number, m: number): number => over(n + m, n) * (n * m + 2);

/** Two holders, each with any of k amounts in both holdings. */
const combined = (m: number): number => over((m + 1) ** 2 + 1, 2) * (2 * m + 2);

/** A fund alone, and two of them, each at every one of these amounts. */
const funds = (amounts: readonly number[]): number => {
  const one = amounts.reduce((count, a) => count + a + 2, 0);
  return one + amounts.reduce((count, a) => count + amounts.reduce((inner, b) => inner + a + b + 2, 0), 0);
};

const upTo = (top: number): readonly number[] => Array.from({ length: top + 1 }, (_, amount) => amount);

/** The shapes of one divided layer, one fund, two funds, and a reserve beside a divided layer, in a tiny market. */
const plain = (deficits: number): number =>
  deficits * (20 * ascending(2, 2) + funds([0, 2, 4]) + 50 * withReserve(2, 2));

describe("the problems of an implementation of any mechanism are as many as the formula says", () => {
  it.each([
    [4, 6],
    [3, 2],
    [3, 4],
  ])("up to %i accounts and amounts up to %i", (accounts, amount) => {
    const { groups } = coverageOf(everything, { accounts, amount });
    const [n, m] = [accounts, amount];
    expect(groups.map((group) => [group.mechanisms.length, countOf(group)])).toEqual([
      [20, 20 * bothOrders(n, m)],
      [2, funds(upTo(n * m))],
      [50, 50 * withReserve(n, m)],
      [75, 75 * ascending(3, m)],
      [375, 375 * (crossed(n, Math.min(m, 3)) + combined(2))],
      [72, plain(2)],
      [72, plain(3)],
      [72, plain(1)],
      [16, 16 * withReserve(2, 2)],
      [36, 36 * bothOrders(3, Math.min(m, 4))],
    ]);
  });

  it("1,161,598 in the full scope", () => {
    const { groups } = coverageOf(everything, { accounts: 4, amount: 6 });
    expect(groups.reduce((sum, group) => sum + countOf(group), 0)).toBe(1_161_598);
  });
});

describe("the problems", () => {
  const scope = { accounts: 3, amount: 1 };

  it("are as many as were counted, each another one, and each a valid document", () => {
    const coverage = coverageOf(everything, scope);
    const seen = new Set<string>();
    let count = 0;
    for (const problem of problemsOf(coverage)) {
      const text = JSON.stringify(writeScenario(scenarioOf(problem), String));
      seen.add(text);
      if (count % 50 === 0) expect(readScenario(JSON.parse(text))).toMatchObject({ ok: true });
      count += 1;
    }
    expect(count).toBe(coverage.groups.reduce((sum, group) => sum + countOf(group), 0));
    expect(seen.size).toBe(count);
  });

  it("of a declared mechanism have every amount of its fund, up to what the holders have", () => {
    const okex = presets.find(({ name }) => name === "marginfi")?.mechanism;
    const { groups } = coverageOf(
      { ...everything, mechanisms: okex === undefined ? [] : [okex] },
      { accounts: 2, amount: 3 },
    );
    const formula = bySum(2, 3).reduce((count, sets, s) => {
      const orders = 2 * sets - (s % 2 === 0 ? 1 : 0);
      const losses = Array.from({ length: s + 1 }, (_, fund) => s + fund + 2);
      return count + orders * losses.reduce((sum, one) => sum + one, 0);
    }, 0);
    expect(groups.map(countOf)).toEqual([formula]);
  });

  it.each([
    ["a mechanism with markets", "bitmex-adl", /it has markets/],
    ["a haircut on exit", "percolator", /taken on exit/],
  ])("leave out %s, and say so", (_, name, reason) => {
    const mechanisms = presets.flatMap((preset) => (preset.name === name ? [preset.mechanism] : []));
    const { groups, notCovered } = coverageOf({ ...everything, mechanisms }, scope);
    expect(groups).toEqual([]);
    expect(notCovered.join("\n")).toMatch(reason);
  });

  it("go no further than the accounts and the rules that the implementation takes", () => {
    const {
      scope: reached,
      groups,
      notCovered,
    } = coverageOf({ ...everything, maxAccounts: 3, rules: ["talmud"] }, { accounts: 4, amount: 2 });
    expect(reached).toEqual({ accounts: 2, amount: 2 });
    expect(notCovered.join("\n")).toMatch(/more than 2 holders/);
    expect(notCovered.join("\n")).toMatch(/haircuts in proportion/);
    const rules = new Set(
      groups
        .flatMap(({ mechanisms }) => mechanisms.flatMap(({ waterfall }) => waterfall))
        .flatMap((layer) => (layer.kind === "haircut" ? [layer.rule] : [])),
    );
    expect([...rules]).toEqual(["talmud"]);
  });
});
