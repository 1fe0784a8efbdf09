import { describe, expect, it } from "vitest";
import {
  atoms,
  type Layer,
  type Mechanism,
  min,
  type Remainder,
  splitOf,
  sum,
} from "../../../../spec/index.ts";
import { type Allocate } from "../../../../src/adapters/allocator/allocation.ts";
import { allocatorLayers } from "../../../../src/protocol/allocator.ts";
import { allocatorImplementation } from "../../../../src/adapters/allocator/allocator.ts";
import { check } from "../../../../src/check/check.ts";
import type { Report } from "../../../../src/check/report.ts";
import { fund, haircut, mechanism, resolve, state, tranche } from "../../spec/build.ts";

const about = { name: "splitter", version: "1", language: "typescript" };

/** A fund that pays first, and a split by the law of the last layer. */
const lawful =
  (layer: Layer): Allocate =>
  ({ loss, fund: reserve, bases }) => {
    const draw = loss < reserve ? loss : reserve;
    const amounts = bases.map(atoms);
    const part = min(atoms(loss - draw), sum(amounts));
    const cuts = splitOf(layer)(part, amounts);
    const covered = min(sum(cuts), part);
    return Promise.resolve({ draw, cuts, remainder: loss - draw - covered });
  };

const reportOn = (of: Mechanism, allocate: Allocate, runs = 150): Promise<Report> =>
  check(
    { ok: true, implementation: allocatorImplementation(allocate, of, about, 2n ** 256n - 1n) },
    { runs },
  );

const lastOf = ({ waterfall }: Mechanism): Layer => waterfall.at(-1) ?? fund("none");

const violated = (report: Report): readonly string[] =>
  report.verdicts.filter(({ verdict }) => verdict === "violated").map(({ invariant }) => invariant.id);

const verdictOn = (report: Report, id: string): string | undefined =>
  report.verdicts.find(({ invariant }) => invariant.id === id)?.verdict;

const bounded = fund("insurance", { floor: 3n, eventCap: 9n });

describe("the books around a function that divides a loss", () => {
  it.each<[string, readonly Layer[], Remainder, string]>([
    [
      "a fund and a haircut of profit",
      [fund("insurance"), haircut("cut", "profit", "up")],
      "park",
      "residue",
    ],
    ["a haircut alone", [haircut("cut", "capital", "largest-remainder")], "park", "residue"],
    ["a loss that is carried", [bounded, haircut("cut", "equity", "down", "0.5")], "carry", "residue"],
    ["a venue that halts", [bounded, haircut("cut", "equity", "up")], "halt", "insurance"],
    ["a tranche", [fund("insurance"), tranche("mutual", "up")], "park", "insurance"],
    ["another rule", [bounded, haircut("cut", "profit", "up", undefined, "talmud")], "park", "residue"],
  ])("are the model's: %s", async (_, waterfall, remainder, surplus) => {
    const of = mechanism(waterfall, { remainder, surplus });
    const report = await reportOn(of, lawful(lastOf(of)));
    expect(report.failures).toEqual([]);
    expect(violated(report)).toEqual([]);
    expect(verdictOn(report, "REF-1")).toBe("held");
    expect(verdictOn(report, "REJ-2")).toBe("not-applicable");
  });

  it.each<[string, (law: Allocate) => Allocate, readonly string[]]>([
    [
      "users before the fund",
      () =>
        ({ loss, fund: reserve, bases }) => {
          const part = sum([min(atoms(loss), sum(bases.map(atoms)))]);
          const cuts = splitOf(haircut("cut", "profit", "up"))(part, bases.map(atoms));
          const draw = min(atoms(loss - part), atoms(reserve));
          return Promise.resolve({ draw, cuts, remainder: loss - part - draw });
        },
      ["ORD-2"],
    ],
    [
      "a loss that is dropped",
      (law) => async (problem) => ({ ...(await law(problem)), remainder: 0n }),
      ["CONS-1"],
    ],
    [
      "a fund that is overdrawn",
      () =>
        ({ loss, bases }) =>
          Promise.resolve({ draw: loss, cuts: bases.map(() => 0n), remainder: 0n }),
      ["NNEG-1"],
    ],
    ["a refusal", () => () => Promise.resolve({ refused: "overflow" }), ["LIVE-1", "REJ-3"]],
  ])("hide nothing: %s", async (_, spoil, ids) => {
    const of = mechanism([fund("insurance"), haircut("cut", "profit", "up")]);
    const report = await reportOn(of, spoil(lawful(lastOf(of))), 100);
    expect(violated(report)).toEqual(expect.arrayContaining([...ids]));
  });
});

describe("what cannot be answered", () => {
  const of = mechanism([fund("insurance"), haircut("cut", "profit", "up")]);
  const genesis = state(of, { accounts: { a: [0n, 5n] }, pending: 3n });

  it("a scenario of another mechanism is declined", async () => {
    const other = { ...of, name: "another" };
    const mine = allocatorImplementation(lawful(lastOf(of)), of, about);
    expect(await mine.answer({ mechanism: other, genesis, actions: [resolve] })).toMatchObject({
      failure: {
        kind: "unsupported",
        message: expect.stringMatching(/^It implements "test" alone/) as string,
      },
    });
  });

  it("a throw is an error, printable", async () => {
    const mine = allocatorImplementation(() => Promise.reject(new Error("no\u001b")), of, about);
    expect(await mine.answer({ mechanism: of, genesis, actions: [resolve] })).toEqual({
      kind: "failure",
      failure: { kind: "error", message: "no\\u001b" },
    });
  });

  it("a draw on no fund is an error", async () => {
    const alone = mechanism([haircut("cut", "profit", "up")]);
    const mine = allocatorImplementation(
      ({ bases }) => Promise.resolve({ draw: 1n, cuts: bases.map(() => 0n), remainder: 0n }),
      alone,
      about,
    );
    const loaded = state(alone, { accounts: { a: [0n, 5n] }, pending: 3n });
    expect(await mine.answer({ mechanism: alone, genesis: loaded, actions: [resolve] })).toMatchObject({
      failure: { kind: "error", message: "Expected a draw of 0, for the mechanism has no fund; found 1." },
    });
  });
});

describe("the mechanisms that one function can serve", () => {
  const cut = haircut("cut", "profit", "up");
  it.each([
    ["a fund alone", [fund("a")]],
    ["two funds", [fund("a"), fund("b")]],
    ["a haircut before the fund", [cut, fund("a")]],
    ["two haircuts", [cut, haircut("more", "capital", "up")]],
    ["a haircut on exit", [{ ...cut, timing: "on-exit" } as const]],
    ["nothing", []],
  ])("are not %s", (_, waterfall) => {
    expect(allocatorLayers(mechanism(waterfall))).toBeUndefined();
    expect(() => allocatorImplementation(lawful(cut), mechanism(waterfall), about)).toThrow(
      /^expected a waterfall of a fund, or none, before one haircut/,
    );
  });
});
