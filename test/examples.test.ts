import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { run as runHonest } from "../examples/typescript/honest.ts";
import { run, type Scenario, writeScenario, writeTrace } from "../spec/index.ts";
import type { Result } from "../src/result.ts";
import { haircut, mechanism, resolve, state } from "./spec/build.ts";
import { plainEnvironment, root, runCli, scratch } from "./src/run-cli.ts";
import { build, buildTimeout, copyOf, describeWith, configureCargo } from "./toolchains.ts";

const checkInto = async (args: readonly string[]): Promise<{ code: number | null; result: Result }> => {
  const dir = scratch();
  const json = join(dir, "result.json");
  const { code } = await runCli(["check", "--json", json, "--regressions", dir, ...args]);
  return { code, result: JSON.parse(readFileSync(json, "utf8")) as Result };
};

/** What is about haircuts on exit (5.6), and about markets and shutdowns (17). */
const beyondTheLedger = [
  ...["EXIT-3", "EXIT-5", "EXIT-6", "EXIT-7", "EXIT-8", "EXIT-9"],
  ...["ADL-1", "ADL-2", "ADL-3", "ADL-4", "ADL-5", "ISO-1", "MKT-1", "NCW-1"],
];

const expectAcquitted = (
  { code, result }: Awaited<ReturnType<typeof checkInto>>,
  notApplicable: readonly string[] = [],
): void => {
  const others = result.invariants.filter(({ verdict }) => verdict !== "held");
  expect(new Set(others.map(({ id, verdict }) => `${id} ${verdict}`))).toEqual(
    new Set(notApplicable.map((id) => `${id} not-applicable`)),
  );
  expect(result).toMatchObject({ result: "conformant", level: "exact", errors: [] });
  expect(code).toBe(0);
};

const expectConvictedOfOrder = ({ code, result }: Awaited<ReturnType<typeof checkInto>>): void => {
  const order = result.invariants.find(({ id }) => id === "ORD-2");
  expect(order?.verdict).toBe("violated");
  expect(Object.keys(order?.counterexample?.scenario.genesis?.accounts ?? {}).length).toBeLessThanOrEqual(3);
  expect(order?.counterexample?.scenario.actions.length).toBeLessThanOrEqual(2);
  expect(result).toMatchObject({ result: "not-conformant", level: "none" });
  expect(code).toBe(1);
};

/** Ten winners by random arrival, which divides them in proportion (13.11): more than generated markets have. */
const tenWinners = (): Scenario => {
  const of = mechanism([haircut("cut", "profit", "largest-remainder", undefined, "random-arrival")]);
  const winners = Array.from({ length: 10 }, (_, i) => [`w${i}`, [0n, BigInt(3 * i + 1)]] as const);
  return {
    mechanism: of,
    genesis: state(of, { accounts: Object.fromEntries(winners), pending: 50n }),
    actions: [resolve],
  };
};

/** What the model pays, as the protocol says it. */
const modelReceipts = (scenario: Scenario): unknown => {
  const [step] = writeTrace(run(scenario), String).steps;
  return step?.outcome === "accepted" ? step.receipts : undefined;
};

describeWith("python", "examples/python", () => {
  it("acquits honest.py at level exact", async () => {
    expectAcquitted(await checkInto(["--", "python3", "examples/python/honest.py"]));
  });

  it("convicts flawed.py of ORD-2 on a small market", async () => {
    expectConvictedOfOrder(await checkInto(["--", "python3", "examples/python/flawed.py"]));
  });

  it("honest.py divides among more than nine random arrivals in proportion", () => {
    const message = { type: "run", id: "1", scenario: writeScenario(tenWinners(), String) };
    const { stdout } = spawnSync("python3", [join(root, "examples/python/honest.py")], {
      input: `${JSON.stringify(message)}\n`,
      encoding: "utf8",
    });
    const { steps } = JSON.parse(stdout) as { steps: { receipts: { amount: string }[] }[] };
    const paid = steps[0]?.receipts.filter(({ amount }) => amount !== "0");
    expect(paid).toEqual(modelReceipts(tenWinners()));
  });

  it("runs the adapter that README.md shows, with a venue put in", async () => {
    const block = /```python\n([^]*?)```/.exec(readFileSync(join(root, "README.md"), "utf8"))?.[1] ?? "";
    expect(block.split("\n").length).toBeLessThanOrEqual(40);
    const venue = readFileSync(join(root, "test/programs/readme_venue.py"), "utf8");
    const file = join(scratch(), "adapter.py");
    writeFileSync(file, `${venue}\n${block}`);
    const { result } = await checkInto(["--", "python3", file]);
    expect(result.errors).toEqual([]);
    expect(result.result).toBe("conformant");
  });
});

const acquitsOnceBuilt = (folder: string, step: readonly string[], program: string): void => {
  it(
    "is acquitted at level exact",
    async () => {
      const dir = copyOf(join(root, folder));
      if (step[0] === "cargo") configureCargo(dir);
      await build(dir, step);
      expectAcquitted(await checkInto(["--", join(dir, program)]), beyondTheLedger);
    },
    buildTimeout,
  );
};

describeWith("go", "examples/go", () =>
  acquitsOnceBuilt("examples/go", ["go", "build", "-o", "honest", "."], "honest"),
);

describeWith("rust", "examples/rust", () =>
  acquitsOnceBuilt("examples/rust", ["cargo", "build", "--release"], "target/release/paripassu-rust-honest"),
);

describe("examples/typescript", () => {
  it("own-property.ts, which README.md shows, holds", () => {
    const source = readFileSync(join(root, "examples/typescript/own-property.ts"), "utf8")
      .replace("../../properties/index.ts", "paripassu/properties")
      .replace("../../spec/index.ts", "paripassu/spec");
    const shown = /```ts\n(import \* as fc [^]*?)```/.exec(
      readFileSync(join(root, "README.md"), "utf8"),
    )?.[1];
    expect(source).toContain(shown ?? "a property in README.md");
    const file = join(root, "dist/examples/typescript/own-property.js");
    const { status, stderr } = spawnSync(process.execPath, [file], { encoding: "utf8" });
    expect([status, stderr]).toEqual([0, ""]);
  });

  it("demo.ts, which npm start runs, shows what README.md shows, and ends well", () => {
    const { stdout, status } = spawnSync(process.execPath, [join(root, "dist/examples/typescript/demo.js")], {
      encoding: "utf8",
      env: plainEnvironment(),
    });
    const shown = /```\n(✗[^]*?)\n```/.exec(readFileSync(join(root, "README.md"), "utf8"))?.[1];
    expect(stdout).toContain(shown ?? "a story in README.md");
    expect(stdout.match(/^conformant, level exact/gm)).toHaveLength(2);
    expect(status).toBe(0);
  });

  it("honest.ts divides among more than nine random arrivals in proportion", () => {
    const scenario = tenWinners();
    const [step] = runHonest(writeScenario<bigint>(scenario, (amount) => amount)).steps;
    const receipts = step?.outcome === "accepted" ? step.receipts : [];
    expect(receipts.map((receipt) => ({ ...receipt, amount: String(receipt.amount) }))).toEqual(
      modelReceipts(scenario),
    );
    expect(receipts.reduce((sum, { amount }) => sum + amount, 0n)).toBe(50n);
  });

  it("acquits honest.ts at level exact", async () => {
    expectAcquitted(await checkInto(["--module", "dist/examples/typescript/honest.js"]));
  });

  it("convicts flawed.ts of ORD-2 on a small market", async () => {
    expectConvictedOfOrder(await checkInto(["--module", "dist/examples/typescript/flawed.js"]));
  });
});
