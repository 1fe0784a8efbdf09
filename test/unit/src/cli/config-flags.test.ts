import { describe, expect, it } from "vitest";
import { namedCheck, settingsAlone } from "../../../../src/cli/config-flags.ts";
import type { CheckFlags } from "../../../../src/cli/check-flags.ts";
import type { CheckSettings, ImplementationConfig } from "../../../../src/config/config.ts";

const flagsFor = (
  forAll: CheckSettings,
  own: CheckSettings = {},
  flags: CheckFlags = {},
  reached: ImplementationConfig = { model: true },
): CheckFlags => {
  const implementation = { ...reached, ...own };
  const config = { ...forAll, implementations: { acme: implementation } };
  return namedCheck("acme", implementation, config, flags).flags;
};

describe("the flags of a named implementation", () => {
  it("are its settings over those for all, and the command line over both", () => {
    const forAll = { seed: 1, mechanism: "okex-2018", timeout: 5 };
    expect(flagsFor(forAll, { seed: 2, timeout: 6 }, { timeout: 7 })).toEqual({
      seed: 2,
      mechanism: "okex-2018",
      timeout: 7,
      model: true,
    });
  });

  it("write lists and requirements as the command line does", () => {
    const settings: CheckSettings = {
      only: ["ORD-1", "ORD-2"],
      skip: ["REF-1"],
      require: { accounts: 10, actions: ["deposit", "withdraw"], mechanisms: "any" },
    };
    expect(flagsFor(settings)).toEqual({
      only: "ORD-1,ORD-2",
      skip: "REF-1",
      require: "accounts=10,actions=deposit+withdraw,mechanisms=any",
      model: true,
    });
  });

  it("say how it is reached", () => {
    const reached = { rpc: "http://127.0.0.1:8545", address: "0x00", evm: "a.json" };
    expect(flagsFor({}, {}, {}, reached)).toEqual(reached);
    const config = { implementations: { acme: { command: ["python3", "adapter.py"] } } } as const;
    expect(namedCheck("acme", config.implementations.acme, config, {}).command).toEqual([
      "python3",
      "adapter.py",
    ]);
  });

  it("have a folder of their own in those for all, and the very folder that is their own", () => {
    expect(flagsFor({ reports: "reports", out: "runs" })).toMatchObject({
      reports: "reports/acme",
      out: "runs/acme",
    });
    expect(flagsFor({ reports: "reports" }, { reports: "mine" }).reports).toBe("mine");
    expect(flagsFor({ reports: "reports" }, {}, { reports: "here" }).reports).toBe("here");
  });

  it.each([
    [{ runs: 5 }, { profile: "quick" }],
    [{ profile: "ci" }, { runs: 7 }],
    [{ knownFailures: "known.txt" }, { failLevel: "safe" }],
    [{ failLevel: "safe" }, { knownFailures: "known.txt" }],
    [{ reports: "reports" }, { shard: { number: 1, of: 2 } }],
    [{ out: "runs" }, { watch: true }],
    [{ runs: 5, seed: 3, profile: "ci", failLevel: "safe", allowNarrower: "so" }, { exhaustive: true }],
  ] as const)("of %j leave nothing beside %j, which would be refused or win", (settings, flags) => {
    expect(flagsFor(settings, {}, flags)).toEqual({ ...flags, model: true });
    expect(settingsAlone({ ...settings, implementations: {} }, flags)).toEqual(flags);
  });

  it("of an implementation leave as little of those for all", () => {
    expect(flagsFor({ profile: "audit" }, { runs: 7 })).toEqual({ runs: 7, model: true });
  });

  it("that are undefined leave those for all", () => {
    const unset = { require: undefined, only: undefined, runs: undefined } as unknown as CheckSettings;
    const forAll: CheckSettings = { require: { accounts: 10 }, only: ["ORD-1"], profile: "quick" };
    expect(flagsFor(forAll, unset)).toEqual({
      require: "accounts=10",
      only: "ORD-1",
      profile: "quick",
      model: true,
    });
  });
});
