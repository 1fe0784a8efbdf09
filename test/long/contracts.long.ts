import { describe, expect, it } from "vitest";
import { openContract } from "../../src/adapters/evm/open-contract.ts";
import { check } from "../../src/check/check.ts";
import type { Report } from "../../src/check/report.ts";
import { artifactNamed } from "../unit/src/adapters/evm/compile.ts";
import { accountsIn, verdictOn } from "../unit/src/adapters/evm/reports.ts";
import { patientMs } from "../patience.ts";

const reportOn = async (name: string, runs: number, only?: readonly string[]): Promise<Report> => {
  const opening = await openContract({ artifact: artifactNamed(name) });
  return check(opening, { runs, ...(only === undefined ? {} : { only }) });
};

it("amounts go as far as the types do, unless the contract declares less", async () => {
  const mostOf = async (name: string): Promise<bigint | undefined> => {
    const opening = await openContract({ artifact: artifactNamed(name) });
    return opening.ok ? opening.implementation.capabilities.maxAmount : undefined;
  };
  expect(await mostOf("HonestAllocator")).toBe(2n ** 256n - 1n);
  expect(await mostOf("HonestVenue")).toBe(2n ** 255n - 1n);
});

describe("the allocators that contracts/ ships", () => {
  it("acquits the honest one", async () => {
    const report = await reportOn("HonestAllocator", 400);
    expect(report.verdicts.filter(({ verdict }) => verdict === "inconclusive")).toEqual([]);
    expect(report).toMatchObject({ result: "conformant", level: "fair", failures: [] });
    expect(verdictOn(report, "REF-1")).toBe("held");
  });

  it("convicts the flawed one, whose product overflows, with one holder", async () => {
    const report = await reportOn("FlawedAllocator", 100, ["LIVE-1", "ORD-2", "FAIR-1"]);
    expect(verdictOn(report, "LIVE-1")).toBe("violated");
    expect(report.convictions[0]?.violation.observed).toBe("refused with overflow");
    expect(accountsIn(report, "LIVE-1")).toBe(1);
    expect([verdictOn(report, "ORD-2"), verdictOn(report, "FAIR-1")]).not.toContain("violated");
  });
});

describe("the venues that contracts/ ships", () => {
  it("acquits the honest one", async () => {
    const report = await reportOn("HonestVenue", 80);
    expect(report.verdicts.filter(({ verdict }) => verdict === "violated")).toEqual([]);
    expect(report.failures).toEqual([]);
    expect(verdictOn(report, "REF-1")).toBe("held");
    expect(verdictOn(report, "REJ-2")).toBe("held");
  });

  it("convicts the flawed one of ORD-2 with at most 3 accounts", async () => {
    const report = await reportOn("FlawedVenue", 30, ["ORD-2"]);
    expect(verdictOn(report, "ORD-2")).toBe("violated");
    expect(accountsIn(report, "ORD-2")).toBeLessThanOrEqual(3);
  });
});

/** A quarter of the usual: it is small enough by then. */
const shrink = { scenarios: 400, milliseconds: patientMs };

it("acquits and convicts the venues that contracts/ ships without load() too, where states are reached by actions", async () => {
  const opened = (name: string) => {
    const whole = artifactNamed(name);
    const abi = whole.abi.filter((item) => !("name" in item && item.name === "load"));
    return openContract({ artifact: { ...whole, abi } });
  };
  const honest = await check(await opened("HonestVenue"), { runs: 25 });
  expect(honest.verdicts.filter(({ verdict }) => verdict === "violated")).toEqual([]);
  expect(honest.failures).toEqual([]);
  const flawed = await check(await opened("FlawedVenue"), { runs: 20, only: ["ORD-2"], shrink });
  expect(verdictOn(flawed, "ORD-2")).toBe("violated");
  expect(flawed.convictions[0]?.observation.scenario.genesis).toBeUndefined();
  expect(accountsIn(flawed, "ORD-2")).toBeLessThanOrEqual(3);
});
