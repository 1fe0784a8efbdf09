import { describe, expect, it } from "vitest";
import { type Capabilities, everything, invariants, type Setting } from "../../../../properties/index.ts";
import { type ActionType, atoms, type Layer, type Mechanism, presets } from "../../../../spec/index.ts";
import { campaign } from "../../../../src/campaign/campaign.ts";
import { check, referenceModel } from "../../../../src/index.ts";
import { implementationOf } from "../../../../src/mutants/implementation.ts";
import { mutants } from "../../../../src/mutants/index.ts";
import { fund, haircut, mechanism, onExit } from "../../spec/build.ts";

const preset = (name: string): Mechanism =>
  presets.find((one) => one.name === name)?.mechanism ?? expect.fail(`no preset ${name}`);

const without = (...left: readonly ActionType[]): Pick<Capabilities, "actions"> => ({
  actions: everything.actions.filter((type) => !left.includes(type)),
});

/** Which of these invariants are judged in a setting. */
const judged = (ids: readonly string[], of: Mechanism, capabilities: Partial<Capabilities> = {}) => {
  const setting: Setting = { mechanism: of, capabilities: { ...everything, ...capabilities } };
  return invariants.flatMap(({ id, unless }) =>
    ids.includes(id) && unless?.(setting) === undefined ? [id] : [],
  );
};

/** Whether a case of an invariant is asked for in a setting. */
const isAsked = (id: string, label: string, of: Mechanism, capabilities: Partial<Capabilities>): boolean => {
  const { onlyIf, sometimes } = invariants.find((one) => one.id === id) ?? expect.fail(`no ${id}`);
  expect(sometimes).toContain(label);
  return onlyIf?.[label]?.({ mechanism: of, capabilities: { ...everything, ...capabilities } }) ?? true;
};

describe("what cannot come about is not asked for", () => {
  const positions = ["MKT-1", "ADL-1", "ADL-2", "ADL-3", "ADL-4", "ADL-5"];

  it("no positions of one account, and nobody closed in part of two", () => {
    const bitmex = preset("bitmex-adl");
    expect(judged(positions, bitmex).sort()).toEqual(["ADL-1", "ADL-2", "ADL-3", "ADL-4", "ADL-5", "MKT-1"]);
    expect(judged(positions, bitmex, { maxAccounts: 1 })).toEqual([]);
    expect(judged(["ADL-2"], bitmex, { maxAccounts: 2 })).toEqual([]);
    expect(judged(["ADL-2"], bitmex, { maxAccounts: 3 })).toEqual(["ADL-2"]);
  });

  it("two who share the loss of a market, where a third must have lost it", () => {
    const fractional = (of: Mechanism, maxAccounts: number): boolean =>
      isAsked("FAIR-1", "a quota was fractional", of, { maxAccounts });
    expect([2, 3].map((n) => fractional(preset("drift-perp"), n))).toEqual([false, true]);
    expect([1, 2].map((n) => fractional(preset("marginfi"), n))).toEqual([false, true]);
    expect([2, 3].map((n) => judged(["FAIR-3"], preset("drift-perp"), { maxAccounts: n }).length)).toEqual([
      0, 1,
    ]);
    expect([1, 2].map((n) => judged(["FAIR-3"], preset("marginfi"), { maxAccounts: n }).length)).toEqual([
      0, 1,
    ]);
    const three = (maxAccounts: number): boolean =>
      isAsked("FAIR-15", "three bills shared a loss", preset("drift-perp"), { maxAccounts });
    expect([3, 4].map(three)).toEqual([false, true]);
  });

  it("a split by positions or stakes that nobody can come to have", () => {
    const fair = ["FAIR-1", "FAIR-2", "FAIR-3", "FAIR-15", "MIN-3"];
    const drift = preset("drift-perp");
    expect(judged(fair, drift, without("trade")).length).toBe(5);
    expect(judged(fair, drift, { genesis: false }).length).toBe(5);
    expect(judged(fair, drift, { genesis: false, ...without("trade") })).toEqual([]);
    const poloniex = preset("poloniex-2019");
    expect(judged(fair, poloniex, { genesis: false }).length).toBe(5);
    expect(judged(fair, poloniex, { genesis: false, ...without("stake") })).toEqual([]);
  });

  it("but a cap so small that it seldom takes an atom is still judged", () => {
    const tiny = mechanism([haircut("winners", "profit", "up", "0.0000001")]);
    expect(judged(["FAIR-1", "FAIR-3", "MIN-3"], tiny).sort()).toEqual(["FAIR-1", "FAIR-3", "MIN-3"]);
  });
});

/** A market tier alone: nothing is settled, lost or loaded, and marks make profits and losses. */
const marksAlone: Partial<Capabilities> = {
  genesis: false,
  actions: ["deposit", "withdraw", "realize", "trade", "mark", "resolve", "shutdown", "redeem"],
};

describe("what marks alone bring about is asked for", () => {
  const markets = [{ id: "btc", price: atoms(10n), initialMargin: "0.1" }];
  const exits = ["EXIT-5", "EXIT-6", "EXIT-7", "EXIT-8", "EXIT-9"];

  it.each(["profit", "equity"] as const)("a cut of %s on exit", (basis) => {
    const cut = mechanism([onExit("cash", basis)], { markets });
    expect(judged(exits, cut, marksAlone).sort()).toEqual(exits);
    // Without markets nothing can be lost.
    expect(judged(exits, mechanism([onExit("cash", basis)]), marksAlone)).toEqual([]);
  });

  it("insolvency, and gains that leave", () => {
    const of = mechanism([fund("insurance")], { markets });
    expect(judged(["NNEG-2", "XTR-1"], of, marksAlone)).toEqual(["NNEG-2", "XTR-1"]);
    expect(judged(["NNEG-2", "XTR-1"], mechanism([fund("insurance")]), marksAlone)).toEqual([]);
    // A gain leaves by a redeem too, and not where neither is supported.
    const only = (...left: readonly ActionType[]) => ({
      actions: (marksAlone.actions ?? []).filter((type) => !left.includes(type)),
    });
    expect(judged(["XTR-1"], of, { ...marksAlone, ...only("withdraw") })).toEqual(["XTR-1"]);
    expect(judged(["XTR-1"], of, { ...marksAlone, ...only("withdraw", "redeem") })).toEqual([]);
  });

  it("a fund before a deleveraging", () => {
    const adl: Layer = { kind: "deleverage", id: "adl", rank: "profit" };
    const fundFirst = mechanism([fund("insurance"), adl], { markets });
    expect(judged(["ORD-2"], fundFirst)).toEqual(["ORD-2"]);
    expect(judged(["ORD-2"], mechanism([adl, fund("insurance")], { markets }))).toEqual([]);
    expect(isAsked("ORD-2", "a fund was exhausted and a haircut taken", fundFirst, {})).toBe(false);
    expect(isAsked("ORD-2", "a fund was exhausted and somebody was deleveraged", fundFirst, {})).toBe(true);
  });

  it("a deleveraging after one that spares who is not in profit", () => {
    const after = (first: "hyperliquid" | "profit") =>
      mechanism(
        [
          { kind: "deleverage", id: "first", rank: first },
          { kind: "deleverage", id: "second", rank: "profit" },
        ],
        { markets },
      );
    expect(judged(["ORD-1"], after("hyperliquid"))).toEqual(["ORD-1"]);
    expect(judged(["ORD-1"], after("profit"))).toEqual([]);
  });

  it("a fund that nobody pays into, and that is the sink", () => {
    const none = { genesis: false, ...without("topUp", "fee", "recover") };
    const layers = [fund("house", { floor: 1n }), haircut("all", "capital", "up")];
    expect(judged(["MIN-2", "ORD-2"], mechanism(layers), none)).toEqual([]);
    expect(judged(["MIN-2", "ORD-2"], mechanism(layers, { surplus: "house" }), none)).toEqual([
      "ORD-2",
      "MIN-2",
    ]);
    // It is judged, and no case is waited for that comes up by rounding alone.
    const label = "a fund was exhausted and a haircut taken";
    expect(isAsked("ORD-2", label, mechanism(layers, { surplus: "house" }), none)).toBe(false);
  });
});

describe("a haircut on exit that marks alone bring about", () => {
  it.each(["first-out-is-paid-in-full", "payout-rounded-up"])("convicts %s", async (name) => {
    const mutant = mutants.find((one) => one.name === name) ?? expect.fail(`no mutant ${name}`);
    const of = mechanism([fund("insurance"), onExit("cash", "equity")], {
      markets: [{ id: "btc", price: atoms(10n), initialMargin: "0.1" }],
    });
    const { findings } = await campaign(
      implementationOf(name, mutant.run, { ...everything, ...marksAlone, mechanisms: [of] }),
      { runs: 400, seed: 1, invariants: invariants.filter(({ id }) => id === "EXIT-5"), enough: 1 },
    );
    expect(findings.map(({ invariant }) => invariant.id)).toEqual(["EXIT-5"]);
  });
});

describe("a venue of few accounts settles every verdict under", () => {
  it.each([
    ["bitmex-adl", 2],
    ["drift-perp", 2],
    ["drift-perp", 3],
  ] as const)("%s with %i of them", async (name, maxAccounts) => {
    const capabilities = { ...referenceModel.capabilities, maxAccounts };
    const report = await check(
      { ok: true, implementation: { ...referenceModel, capabilities } },
      { mechanism: preset(name) },
    );
    const unsettled = report.verdicts.filter(({ verdict }) => verdict === "inconclusive");
    expect(unsettled.map(({ invariant, reason }) => `${invariant.id}: ${reason ?? ""}`)).toEqual([]);
    expect(report).toMatchObject({ result: "conformant", level: "exact" });
  });
});
