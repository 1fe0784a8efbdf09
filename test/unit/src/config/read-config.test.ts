import { describe, expect, it } from "vitest";
import { formatFaults } from "../../../../spec/index.ts";
import { type Config, defineConfig } from "../../../../src/config/config.ts";
import { readConfig } from "../../../../src/config/read-config.ts";

const faultsIn = (document: unknown): string => {
  const reading = readConfig(document);
  return reading.ok ? "" : formatFaults(reading.faults);
};

/** Every setting, and every way to reach an implementation. */
const full = defineConfig({
  $schema: "./node_modules/paripassu/dist/schemas/config.json",
  mechanism: "okex-2018",
  profile: "ci",
  runs: 10,
  seed: -1,
  only: ["ORD-1", "ORD-2"],
  skip: ["REF-1"],
  failLevel: "safe",
  require: {
    accounts: 10,
    amount: "1000",
    mechanisms: ["okex-2018", "./own.json"],
    actions: ["deposit"],
    rules: ["talmud"],
    features: ["genesis"],
    laws: 3,
  },
  allowNarrower: "the venue no longer lists it",
  knownFailures: "known.txt",
  regressions: "regressions",
  reports: "reports",
  out: "run",
  timeout: 1000,
  startupTimeout: 1000,
  timeBudget: 60,
  watch: ["src"],
  implementations: {
    program: { command: ["python3", "adapter.py"], seed: 2 },
    module: { module: "dist/venue.js" },
    artifact: { evm: "out/Venue.json", require: { mechanisms: "any" } },
    deployed: { rpc: "http://127.0.0.1:8545", address: "0x00", evm: "out/Venue.json" },
    model: { model: true },
  },
} as const);

describe("a configuration", () => {
  it("is read with every setting", () => {
    expect(faultsIn(full)).toBe("");
    expect(faultsIn(JSON.parse(JSON.stringify(full)))).toBe("");
  });

  it("has types that refuse what the reader refuses", () => {
    const typed: readonly Config[] = [
      // @ts-expect-error a key that is unknown
      { implementations: { acme: { model: true } }, profil: "ci" },
      // @ts-expect-error a profile that there is not
      { implementations: { acme: { model: true } }, profile: "nightly" },
      // @ts-expect-error a command that is no list
      { implementations: { acme: { command: "python3 adapter.py" } } },
      // @ts-expect-error nothing to reach it by
      { implementations: { acme: { runs: 10 } } },
      // @ts-expect-error two ways to reach it
      { implementations: { acme: { module: "dist/venue.js", model: true } } },
      // @ts-expect-error half of a deployed contract
      { implementations: { acme: { rpc: "http://127.0.0.1:8545" } } },
    ];
    for (const config of typed) expect(faultsIn(config), JSON.stringify(config)).not.toBe("");
  });

  it.each([
    [{ profil: "ci" }, "at /profil: unknown key `profil`; did you mean `profile`?"],
    [{ failLevel: "saef" }, '/failLevel: expected one of safe, fair, transparent, exact, found "saef"'],
    [{ runs: 0 }, "at /runs: expected a whole number from 1 to"],
    [{ only: "ORD-2" }, 'at /only: expected the id of an invariant, found "ORD-2"'],
    [{ reports: " " }, "at /reports: expected the folder of run.json"],
    [{ require: { mechanisms: ["a+b"] } }, "at /require/mechanisms"],
    [{ require: { account: 1 } }, "unknown key `account`; did you mean `accounts`?"],
    [{ implementations: {} }, "at /implementations: expected an object with at least one implementation"],
    [{ implementations: { "a/b": { model: true } } }, "expected a key of 1 to 64 letters"],
    [{ implementations: { acme: { modul: "x" } } }, "unknown key `modul`; did you mean `module`?"],
    [
      { implementations: { acme: {} } },
      "expected exactly one of command, module, evm, model, or rpc and address, found none",
    ],
    [{ implementations: { acme: { model: true, module: "x" } } }, "found module beside model"],
    [{ implementations: { acme: { address: "0x00" } } }, "at /implementations/acme/rpc: expected a value"],
  ])("%j is refused, and says where and why", (part, message) => {
    expect(faultsIn({ implementations: { acme: { model: true } }, ...part })).toContain(message);
  });

  it.each([undefined, null, "acme", [], 1])("%j is none", (document) => {
    expect(faultsIn(document)).toContain("expected what `paripassu check` does in a project");
  });

  it("has no implementation that is inherited, which would never be checked", () => {
    const implementations: unknown = Object.assign(Object.create({ skipped: { model: true } }), {
      acme: { model: true },
    });
    expect(faultsIn({ implementations })).toContain("expected names of its own, found `skipped` inherited");
    const named: unknown = JSON.parse('{"implementations":{"__proto__":{"model":true}}}');
    expect(faultsIn(named)).toBe("");
  });

  it("takes a way to an implementation that is undefined for none", () => {
    expect(faultsIn({ implementations: { acme: { model: true, module: undefined } } })).toBe("");
    expect(faultsIn({ implementations: { acme: { module: undefined } } })).toContain("found none");
  });
});
