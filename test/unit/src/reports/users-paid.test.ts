import { beforeAll, describe, expect, it } from "vitest";
import { ledgerTier, observe } from "../../../../properties/index.ts";
import { atoms, emptyState, type Mechanism, run, type Scenario, type State } from "../../../../spec/index.ts";
import { check } from "../../../../src/check/check.ts";
import type { Report } from "../../../../src/check/report.ts";
import { reportFormats } from "../../../../src/reports/index.ts";
import { waterfallPart } from "../../../../src/reports/html/waterfall.ts";
import { usersPaidText } from "../../../../src/reports/users-paid.ts";
import { reportOf } from "../../../../src/result/read-result.ts";
import type { Result } from "../../../../src/result/result.ts";
import { toResult } from "../../../../src/result/to-result.ts";
import { implementationOf } from "../../../../src/mutants/implementation.ts";
import { withoutRoles } from "./html/without-roles.ts";

const receipts = (declared: boolean): Pick<Result, "supports"> => ({
  supports: {
    mechanisms: "any",
    actions: ["resolve"],
    genesis: true,
    receipts: declared,
    maxAccounts: 8,
  },
});

describe("in words, the scenarios in which users paid", () => {
  const text = (haircuts: number, notTold: number | undefined, declared = true) =>
    usersPaidText(
      { market: "trickle", scenarios: 40, haircuts, ...(notTold === undefined ? {} : { notTold }) },
      receipts(declared),
    );

  it("are a number and a share where all is told", () => {
    expect(text(10, 0, false)).toEqual({ count: "10", share: "25.0 %" });
    expect(text(0, 0, false)).toEqual({ count: "0", share: "0.0 %" });
  });

  it("are never 0 where nothing is told", () => {
    expect(text(0, 40)).toEqual({ count: "unknown", share: "unknown" });
    expect(text(0, 4)).toEqual({ count: "unknown in 4", share: "0.0 % to 10.0 %" });
    expect(text(10, 4)).toEqual({ count: "10; unknown in 4", share: "25.0 % to 35.0 %" });
  });

  it("of a result of an earlier version, which counted by receipts, are told where receipts were declared", () => {
    expect(text(0, undefined, false).count).toBe("unknown");
    expect(text(0, undefined, true).count).toBe("0");
  });
});

describe("an honest implementation without receipts", () => {
  const honest = implementationOf("honest", run);
  const silent = { ...honest, capabilities: { ...ledgerTier, receipts: false } };
  let report: Report;
  let result: Result;
  beforeAll(async () => {
    report = await check({ ok: true, implementation: silent }, { runs: 200, only: ["CONS-1"] });
    result = toResult(report);
  });

  it("has users pay in most hostile markets, in every report", () => {
    const { markets } = result.distribution;
    const silentMarkets = markets.filter(({ haircuts, notTold = 0 }) => haircuts + notTold === 0);
    expect(markets.length).toBeGreaterThan(5);
    expect(silentMarkets.length).toBeLessThan(markets.length / 2);
    const markdown = reportFormats.markdown.write(result);
    const page = withoutRoles(reportFormats.html.write(result));
    for (const of of markets) {
      const { count, share } = usersPaidText(of, result);
      expect(markdown).toContain(`| ${of.scenarios} | ${count} |`);
      expect(page).toContain(`<td class="number">${count}</td><td class="number">${share}</td>`);
    }
  });

  it("is told again from its document as it was", () => {
    const again = reportOf(result);
    expect(again.ok && toResult(again.value).distribution).toEqual(result.distribution);
  });

  it("can be read where a document does not have what was not told", () => {
    const markets = result.distribution.markets.map(({ market, scenarios, haircuts }) => ({
      market,
      scenarios,
      haircuts,
    }));
    const old = { ...result, distribution: { ...result.distribution, markets } };
    const again = reportOf(old);
    expect(again.ok && toResult(again.value).distribution).toEqual(old.distribution);
  });
});

describe("the waterfall of a resolve, drawn", () => {
  const mechanism: Mechanism = {
    name: "a fund, and two haircuts that take from capital",
    asset: { symbol: "USD", decimals: 2 },
    waterfall: [
      { kind: "fund", id: "insurance" },
      { kind: "haircut", id: "first", basis: "capital", rule: "proportional", rounding: "down", cap: "0.5" },
      { kind: "haircut", id: "second", basis: "equity", rule: "proportional", rounding: "down" },
    ],
    remainder: "park",
    exits: "open",
    surplus: "residue",
  };
  const genesis: State = {
    ...emptyState(mechanism),
    accounts: new Map([["ann", { capital: atoms(400n), pnl: atoms(0n) }]]),
    funds: new Map([["insurance", atoms(100n)]]),
    pending: atoms(700n),
  };
  const drawn = (receipts: boolean): string => {
    const scenario: Scenario = { mechanism, genesis, actions: [{ type: "resolve" }] };
    const trace = run(scenario);
    const observation = observe(scenario, trace, { ...ledgerTier, receipts });
    const [step, model] = [observation.steps[0], trace.steps[0]];
    if (step === undefined || model === undefined) throw new Error("there is no step");
    return withoutRoles(waterfallPart(observation, step, model).text);
  };
  const row = (layer: string, kind: string, expected: string, observed: string): string =>
    `<strong>${layer}</strong> (${kind})</th><td>altogether</td><td class="number">${expected}</td><td class="number">${observed}</td>`;

  it("without receipts shows what the fund took and what is left, and that nothing tells the haircuts apart", () => {
    const shown = drawn(false);
    expect(shown).toContain("the implementation declares no receipts");
    expect(shown).toContain(row("insurance", "fund", "1", "1"));
    expect(shown).toContain(row("first", "haircut", "2", "unknown"));
    expect(shown).toContain(row("second", "haircut", "2", "unknown"));
    expect(shown).toContain(row("left over", "deficit: nobody paid it", "2", "2"));
    expect(shown).not.toContain("differs");
  });

  it("shows all of it where receipts explain every change", () => {
    const shown = drawn(true);
    expect(shown).not.toContain("unknown");
    expect(shown).toContain(row("second", "haircut", "2", "2"));
  });
});
