import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Result } from "../../src/result/result.ts";
import { atMost } from "../acceptance.ts";
import { root, runCli, scratch } from "../e2e/run-cli.ts";
import { build, configureCargo, copyOf, describeWith } from "../toolchains.ts";

const checkInto = async (args: readonly string[]): Promise<{ code: number | null; result: Result }> => {
  const dir = scratch();
  const json = join(dir, "result.json");
  const { code } = await runCli(["check", "--json", json, "--regressions", dir, ...args]);
  return { code, result: JSON.parse(readFileSync(json, "utf8")) as Result };
};

/** An example that passes is run long. */
const whole = ["--runs", String(atMost(100_000, 1000))];

/** What is about haircuts on exit (5.6), and about markets and shutdowns (17). */
const beyondTheLedger = [
  "SHUT-1",
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

describeWith("python", "examples/python", () => {
  it("acquits honest.py at level exact", async () => {
    expectAcquitted(await checkInto([...whole, "--", "python3", "examples/python/honest.py"]));
  });

  it("convicts flawed.py of ORD-2 on a small market", async () => {
    expectConvictedOfOrder(await checkInto(["--", "python3", "examples/python/flawed.py"]));
  });

  it("runs the adapter that docs/guides/adapter.md shows, with a venue put in", async () => {
    const block =
      /```python\n([^]*?)```/.exec(readFileSync(join(root, "docs/guides/adapter.md"), "utf8"))?.[1] ?? "";
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
  it("is acquitted at level exact", async () => {
    const dir = copyOf(join(root, folder));
    if (step[0] === "cargo") configureCargo(dir);
    await build(dir, step);
    expectAcquitted(await checkInto([...whole, "--", join(dir, program)]), beyondTheLedger);
  });
};

describeWith("go", "examples/go", () =>
  acquitsOnceBuilt("examples/go", ["go", "build", "-o", "honest", "."], "honest"),
);

describeWith("rust", "examples/rust", () =>
  acquitsOnceBuilt("examples/rust", ["cargo", "build", "--release"], "target/release/paripassu-rust-honest"),
);

describe("examples/typescript", () => {
  it("acquits honest.ts at level exact", async () => {
    expectAcquitted(await checkInto([...whole, "--module", "dist/examples/typescript/honest.js"]));
  });

  it("convicts flawed.ts of ORD-2 on a small market", async () => {
    expectConvictedOfOrder(await checkInto(["--module", "dist/examples/typescript/flawed.js"]));
  });
});
