import { describe, expect, it } from "vitest";
import { type Capabilities, everything } from "../../properties/index.ts";
import {
  type ActionType,
  actionTypes,
  atoms,
  effectOf,
  formatFaults,
  type Layer,
  readScenario,
  refusalOf,
  type Rule,
  ruleOf,
  run,
  type Scenario,
  type Split,
  splitDown,
  splitInOrder,
  splitSequential,
  splitUp,
  step,
  type Trace,
  writeTrace,
} from "../../spec/index.ts";
import { check, inProcess, type PlainScenario, type Report } from "../../src/index.ts";
import { mutate, rounded, splitBy } from "../../src/mutants/mutant.ts";
import { totalOf } from "../../properties/observe/overflow.ts";
import { partOf } from "../acceptance.ts";

/** Variants that the specification allows: each must be acquitted. */
const checkVariant = (
  runVariant: (scenario: Scenario) => Trace,
  capabilities: Partial<Capabilities> = {},
): Promise<Report> =>
  check({
    ok: true,
    implementation: {
      about: { name: "innocent", version: "1", language: "typescript" },
      capabilities: { ...everything, ...capabilities },
      inFlight: 4,
      answer: (scenario) => Promise.resolve({ kind: "trace", trace: runVariant(scenario) }),
      close: () => Promise.resolve([]),
    },
  });

/** The scenario that a module was given, as the model takes it. */
const readBack = (plain: PlainScenario): Scenario => {
  const text = JSON.stringify(plain, (_, value: unknown) =>
    typeof value === "bigint" ? String(value) : value,
  );
  const reading = readScenario(JSON.parse(text));
  if (!reading.ok) throw new Error(formatFaults(reading.faults));
  return reading.value;
};

const guilty = ({ verdicts }: Report): readonly string[] =>
  verdicts.filter(({ verdict }) => verdict === "violated").map(({ invariant }) => invariant.id);

describe("an unspecified rounding may be", () => {
  /** Any rule, rounded otherwise: what a split makes of the two, rounded down and up. */
  const roundings: Readonly<Record<string, (down: Split, up: Split) => Split>> = {
    up: (_, up) => up,
    down: (down) => down,
    "down, except for the last with a fraction": (down, up) => (loss, bases) => {
      const shares = down(loss, bases);
      const ceilings = up(loss, bases);
      const last = shares.findLastIndex((share, i) => share !== ceilings[i]);
      return shares.map((share, i) => (i === last ? (ceilings[i] ?? share) : share));
    },
  };
  const loosely = (splitFor: (layer: Layer) => Split | undefined) =>
    splitBy((layer) =>
      "rounding" in layer && layer.rounding === "unspecified" ? splitFor(layer) : undefined,
    );

  it.each(partOf(Object.entries(roundings), 4))("%s", async (_, between) => {
    const report = await checkVariant(
      loosely((layer) => between(rounded(layer, "down") ?? splitDown, rounded(layer, "up") ?? splitUp)),
    );
    expect(guilty(report)).toEqual([]);
    expect(report).toMatchObject({ result: "conformant", level: "exact" });
  });

  it.each([
    ["sequential", splitSequential],
    ["a queue", splitInOrder],
  ])("but not %s, which leaves the quota", async (_, split) => {
    const proportionalOnly = (layer: Layer) => (ruleOf(layer) === "proportional" ? split : undefined);
    expect(guilty(await checkVariant(loosely(proportionalOnly)))).toContain("FAIR-1");
  });
});

describe("an implementation may", () => {
  it("give no receipts", async () => {
    const silent = (scenario: Scenario): Trace => ({
      steps: run(scenario).steps.map((step) =>
        step.outcome === "accepted" ? { ...step, receipts: [] } : step,
      ),
    });
    const report = await checkVariant(silent, { receipts: false });
    expect(report).toMatchObject({ result: "conformant", level: "fair" });
  });

  it("keep no claims, if it recovers nothing", async () => {
    const forgetful = mutate((mechanism, state, action) => {
      const next = step(mechanism, state, action);
      return { ...next, state: { ...next.state, claims: new Map() } };
    });
    const actions = actionTypes.filter((type) => type !== "recover");
    expect(await checkVariant(forgetful, { actions })).toMatchObject({
      result: "conformant",
      level: "exact",
    });
    expect(guilty(await checkVariant(forgetful))).toContain("TRAN-1");
  });

  it.each<Rule>(["talmud", "queue"])("divide haircuts by one rule alone: %s", async (rule) => {
    const report = await checkVariant(run, { rules: [rule] });
    expect(guilty(report)).toEqual([]);
    expect(report).toMatchObject({ result: "conformant", level: "exact" });
  });

  it("be unable to load a genesis", async () => {
    const report = await checkVariant(run, { genesis: false });
    expect(guilty(report)).toEqual([]);
    expect(report.verdicts.filter(({ verdict }) => verdict === "inconclusive")).toEqual([]);
    expect(report).toMatchObject({ result: "conformant", level: "exact" });
  });

  const few: readonly (readonly ActionType[])[] = [
    ["deposit", "withdraw", "settle", "resolve"],
    ["loss", "resolve"],
    ["settle", "realize", "withdraw", "resolve", "recover"],
    actionTypes.filter((type) => type !== "loss"),
  ];
  it.each(partOf(few, 4).map((actions) => [actions.join(", "), actions] as const))(
    "take few actions: %s",
    async (_, actions) => {
      const report = await checkVariant(run, { actions });
      expect(guilty(report)).toEqual([]);
      expect(report.verdicts.filter(({ verdict }) => verdict === "inconclusive")).toEqual([]);
      expect(report.result).toBe("conformant");
    },
  );

  it.each(
    partOf([1000n, 2n ** 31n - 1n, 2n ** 53n - 1n, 2n ** 64n - 1n, 2n ** 256n - 1n, 10n ** 120n - 1n], 3),
  )("refuse with overflow what would pass its maximum of %s", async (maximum) => {
    let refusals = 0;
    const bounded = mutate((mechanism, state, action) => {
      const code = refusalOf(mechanism, state, action);
      if (code !== undefined) return { outcome: "refused", code, state };
      const effect = effectOf(mechanism, state, action);
      if (action.type === "resolve" || totalOf(effect.state) <= maximum)
        return { outcome: "accepted", ...effect };
      refusals += 1;
      return { outcome: "refused", code: "overflow", state };
    });
    const report = await checkVariant(bounded, { maxAmount: atoms(maximum) });
    expect(guilty(report)).toEqual([]);
    expect(report).toMatchObject({ result: "conformant", level: "exact" });
    expect(refusals).toBeGreaterThan(0);
  });

  it("hold only two accounts", async () => {
    const report = await checkVariant(run, { maxAccounts: 2 });
    expect(report.verdicts.filter(({ verdict }) => verdict === "inconclusive")).toEqual([]);
    expect(report).toMatchObject({ result: "conformant", level: "exact" });
  });

  it("hold only one, of which not every rule can be judged", async () => {
    const report = await checkVariant(run, { maxAccounts: 1 });
    expect(guilty(report)).toEqual([]);
    expect(report.result).toBe("inconclusive");
  });

  it("be unable to load a genesis, with few actions", async () => {
    const report = await checkVariant(run, {
      genesis: false,
      actions: ["deposit", "withdraw", "settle", "resolve"],
    });
    expect(report.verdicts.filter(({ verdict }) => verdict === "inconclusive")).toEqual([]);
    expect(report.result).toBe("conformant");
  });

  it("leave out of a state what is empty, and say more than is asked", async () => {
    const lean = (scenario: Scenario) => ({
      steps: writeTrace(run(scenario), BigInt).steps.map((step) => {
        const { accounts, ...parts } = step.state;
        const told = Object.entries(parts).filter(
          ([, part]) =>
            part !== 0n && part !== false && !(typeof part === "object" && Object.keys(part).length === 0),
        );
        return {
          ...step,
          state: { accounts, ...Object.fromEntries(told), equity: "of no interest" },
          took: 7,
        };
      }),
    });
    const implementation = inProcess({
      implementation: { name: "lean", version: "1", language: "typescript" },
      run: (scenario) => lean(readBack(scenario)),
    });
    const report = await check({ ok: true, implementation });
    expect(report.failures).toEqual([]);
    expect(report).toMatchObject({ result: "conformant", level: "exact" });
  });
});
