import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { run as runHonest } from "../../examples/typescript/honest.ts";
import { run, type Scenario, writeScenario, writeTrace } from "../../spec/index.ts";
import { haircut, mechanism, resolve, state } from "../unit/spec/build.ts";
import { plainEnvironment, root } from "./run-cli.ts";
import { describeWith } from "../toolchains.ts";

// Whole campaigns against every example, and what must be built first: test/long/examples.long.ts.

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
});

describe("examples/typescript", () => {
  it("own-property.ts, which docs/guides/vitest.md shows, holds", () => {
    const source = readFileSync(join(root, "examples/typescript/own-property.ts"), "utf8")
      .replace("../../properties/index.ts", "paripassu/properties")
      .replace("../../spec/index.ts", "paripassu/spec");
    const shown = /```ts\n(import \* as fc [^]*?)```/.exec(
      readFileSync(join(root, "docs/guides/vitest.md"), "utf8"),
    )?.[1];
    expect(source).toContain(shown ?? "a property in docs/guides/vitest.md");
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
});
