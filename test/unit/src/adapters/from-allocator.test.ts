import { describe, expect, it } from "vitest";
import { run } from "../../../../spec/index.ts";
import type { Allocation, AllocationProblem } from "../../../../src/adapters/allocator/allocation.ts";
import { type Allocator, fromAllocator } from "../../../../src/adapters/module/from-allocator.ts";
import { fundThenEquity } from "../../../../src/protocol/allocator.ts";
import { inProcess } from "../../../../src/adapters/in-process.ts";
import { openCommand } from "../../../../src/adapters/process/open-command.ts";
import { check } from "../../../../src/check/check.ts";
import type { CheckOptions, Report } from "../../../../src/check/report.ts";
import { summary } from "../../../../src/reports/terminal/summary.ts";
import { presets } from "../../../../spec/index.ts";
import { allGone, limits } from "./programs.ts";

const min = (a: bigint, b: bigint): bigint => (a < b ? a : b);
const total = (amounts: readonly bigint[]): bigint => amounts.reduce((sum, amount) => sum + amount, 0n);

/** In proportion, every cut rounded up. */
const fair: Allocator = ({ loss, fund, bases }) => {
  const draw = min(loss, fund);
  const all = total(bases);
  const part = min(loss - draw, all);
  const cuts = bases.map((base) => (part * base + all - 1n) / all);
  return { draw, cuts, remainder: loss - draw - part };
};

/** The fair one with something done to its answer. */
const spoiled =
  (spoil: (split: Allocation, problem: AllocationProblem) => Partial<Allocation>): Allocator =>
  async (problem) => {
    const split = await fair(problem);
    return { ...split, ...spoil(split, problem) };
  };

const checked = (allocate: Allocator, options: CheckOptions = {}): Promise<Report> =>
  check({ ok: true, implementation: inProcess(fromAllocator(allocate)) }, { runs: 400, ...options });

const violated = ({ verdicts }: Report): readonly string[] =>
  verdicts.filter(({ verdict }) => verdict === "violated").map(({ invariant }) => invariant.id);

describe("fromAllocator", () => {
  it("takes a fair one to the highest level that there is for it, and says which that is", async () => {
    const report = await checked(fair, { runs: 1000 });
    expect(
      report.verdicts.filter(({ verdict }) => verdict !== "held" && verdict !== "not-applicable"),
    ).toEqual([]);
    expect(report).toMatchObject({ result: "conformant", level: "fair", failures: [] });
    expect(summary(report)).toContain("fair is the highest level that can be reached here");
    const silent = report.verdicts.filter(
      ({ verdict, reason }) => verdict === "not-applicable" && reason === undefined,
    );
    expect(silent).toEqual([]);
  });

  it.each<[string, string, Parameters<typeof spoiled>[0]]>([
    [
      "takes from holders before the fund",
      "ORD-2",
      ({ draw, cuts }, { bases }) => {
        const spare = min(draw, bases.length > 0 ? (bases[0] ?? 0n) - (cuts[0] ?? 0n) : 0n);
        return { draw: draw - spare, cuts: cuts.map((cut, i) => (i === 0 ? cut + spare : cut)) };
      },
    ],
    [
      "loses an atom",
      "CONS-1",
      ({ cuts }) => ({ cuts: cuts.map((cut, i) => (i === 0 && cut > 0n ? cut - 1n : cut)) }),
    ],
    [
      "draws more than the fund has",
      "NNEG-1",
      ({ draw }, { fund }) => ({ draw: draw === fund ? draw + 1n : draw }),
    ],
    [
      "takes all of it from the first",
      "FAIR-1",
      ({ cuts }, { bases }) => {
        const first = min(total(cuts), bases[0] ?? 0n);
        return { cuts: cuts.map((_, i) => (i === 0 ? first : 0n)), remainder: 0n };
      },
    ],
  ])("convicts one that %s of %s", async (_, id, spoil) => {
    expect(violated(await checked(spoiled(spoil), { only: [id] }))).toEqual([id]);
  });

  it("equals the model where the rounding is told", async () => {
    const [fund, holders] = fundThenEquity.waterfall;
    if (fund === undefined || holders?.kind !== "haircut") throw new Error("expected a fund and a haircut");
    const mechanism = { ...fundThenEquity, waterfall: [fund, { ...holders, rounding: "up" as const }] };
    const implementation = inProcess(fromAllocator(fair, { mechanism }));
    const report = await check({ ok: true, implementation }, { runs: 400, only: ["REF-1"] });
    expect(violated(report)).toEqual([]);
    expect(
      report.verdicts.find(({ invariant }) => invariant.id === "REF-1")?.cases?.[0]?.seen,
    ).toBeGreaterThan(50);
  });

  it("refuses a mechanism that one function cannot stand for", () => {
    const mechanism = presets.find(({ mechanism: { waterfall } }) => waterfall.length > 2)?.mechanism;
    expect(() => fromAllocator(fair, mechanism === undefined ? {} : { mechanism })).toThrow(
      /expected a .* for one function splits one loss/,
    );
  });

  it("tells an answer that is none", async () => {
    const short = await checked(
      spoiled(({ cuts }) => ({ cuts: cuts.slice(1) })),
      { runs: 100 },
    );
    expect(short.failures[0]?.message).toMatch(/Expected a cut for each of \d+ bases/);
    const number = await checked(
      spoiled(() => ({ draw: 1 as unknown as bigint })),
      { runs: 100 },
    );
    expect(number.failures[0]?.message).toMatch(/expected a bigint as draw, found number/);
  });
});

describe("an allocator over the protocol", () => {
  const open = (fault: string) => {
    const token = `token-${process.pid}-allocator-${fault}`;
    return {
      token,
      opening: openCommand([process.execPath, "test/fixtures/allocator.mjs", token, fault], limits),
    };
  };

  it("is judged like any other", async () => {
    const { opening, token } = open("none");
    const report = await check(await opening, { runs: 600 });
    expect(report).toMatchObject({ result: "conformant", level: "fair", failures: [] });
    expect(await allGone(token)).toBe(true);
  });

  it.each([
    ["crash", /ended with exit code 3/],
    ["short", /at \/cuts: expected \d+ amounts, one for each base/],
    ["number", /at \/draw: expected an integer as text/],
  ])("with the fault %s is told", async (fault, says) => {
    const { opening, token } = open(fault);
    const report = await check(await opening, { runs: 40 });
    expect(report.failures[0]?.message).toMatch(says);
    expect(await allGone(token)).toBe(true);
  });

  it("that claims a whole venue is refused", async () => {
    const opening = await open("whole-venue").opening;
    expect(opening.ok ? "" : opening.failure.message).toMatch(
      /at \/supports\/mechanisms: expected one mechanism, of an allocator, found "any"/,
    );
  });
});

it("an empty scenario is answered", async () => {
  const scenario = { mechanism: fundThenEquity, actions: [] };
  expect(await inProcess(fromAllocator(fair)).answer(scenario)).toEqual({
    kind: "trace",
    trace: run(scenario),
  });
});
