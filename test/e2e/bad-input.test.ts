import { describe, expect, it } from "vitest";
import { callCli } from "./call-cli.ts";

/** Documents that are refused whole, end to end: exit 2, nothing on standard output, the path and the reason. */

const haircut = (more: object = {}) => ({
  kind: "haircut",
  id: "h",
  basis: "profit",
  rule: "proportional",
  rounding: "up",
  ...more,
});
const fund = (more: object = {}) => ({ kind: "fund", id: "f", ...more });
const markets = [{ id: "btc", price: "100", initialMargin: "0.1" }];

const mechanism = (waterfall: readonly object[], more: object = {}) => ({
  name: "m",
  asset: { symbol: "USD", decimals: 2 },
  waterfall,
  remainder: "park",
  exits: "open",
  surplus: "residue",
  ...more,
});

type Row = readonly [name: string, document: object, path: string, reason: string];

const mechanisms: readonly Row[] = [
  [
    "a waterfall that names an unknown tranche",
    mechanism([{ kind: "defaulter-stake", id: "own", tranche: "mutual" }]),
    "/waterfall/0/tranche",
    'expected the id of a tranche layer of this waterfall, found "mutual"',
  ],
  [
    "a cap above 1",
    mechanism([haircut({ cap: "1.5" })]),
    "/waterfall/0/cap",
    'expected a ratio above 0 and at most 1, found "1.5"',
  ],
  [
    "one id twice",
    mechanism([haircut(), fund({ id: "h" })]),
    "/waterfall/1/id",
    'expected an id that no other layer has, found "h", the id of layer 0',
  ],
  [
    "a scope that names an unknown market",
    mechanism([fund({ market: "eth" })], { markets }),
    "/waterfall/0/market",
    'expected the id of a market of this mechanism, found "eth"',
  ],
  [
    "a scope without any market",
    mechanism([haircut({ market: "btc" })]),
    "/waterfall/0/market",
    'expected the id of a market of this mechanism, found "btc"',
  ],
  [
    "one market twice",
    mechanism([], { markets: [...markets, ...markets] }),
    "/markets/1/id",
    'expected an id that no other market has, found "btc", the id of market 0',
  ],
  [
    "positions to close, and no market",
    mechanism([{ kind: "deleverage", id: "adl", rank: "bitmex" }]),
    "/waterfall/0/kind",
    "expected a mechanism with markets, because positions are needed here, found no markets",
  ],
  [
    "a haircut on exit that is not the last layer",
    mechanism([haircut({ timing: "on-exit" }), fund()]),
    "/waterfall/0/timing",
    'expected "on-exit" in the last layer only, because it applies to what no layer could pay, found "on-exit" in layer 0 of 0 to 1',
  ],
  [
    "a haircut on exit of capital",
    mechanism([haircut({ timing: "on-exit", basis: "capital" })]),
    "/waterfall/0/basis",
    'expected "profit" or "equity", because the haircut is taken on exit, found "capital"',
  ],
];

describe("a mechanism that is no mechanism is refused with the path and the reason:", () => {
  it.each(mechanisms)("%s", async (_, document, path, reason) => {
    const ended = await callCli(["check", "--mechanism", "-"], { input: JSON.stringify(document) });
    expect([ended.code, ended.stdout]).toEqual([2, ""]);
    expect(ended.stderr).toContain(`at ${path}: ${reason}`);
  });

  it("and within a scenario, where the path begins with it", async () => {
    const input = JSON.stringify({
      mechanism: mechanism([fund({ market: "eth" })], { markets }),
      actions: [],
    });
    const ended = await callCli(["model", "-"], { input });
    expect([ended.code, ended.stdout]).toEqual([2, ""]);
    expect(ended.stderr).toContain("at /mechanism/waterfall/0/market: expected the id of a market");
  });

  it("and all its faults are told at once", async () => {
    const document = mechanism([haircut({ cap: "1.5", timing: "on-exit" }), fund({ id: "h" })]);
    const { stderr } = await callCli(["check", "--mechanism", "-"], { input: JSON.stringify(document) });
    for (const path of ["/waterfall/0/cap", "/waterfall/0/timing", "/waterfall/1/id"])
      expect(stderr).toContain(`at ${path}: `);
  });

  it("and the same without the fault is taken", async () => {
    const document = mechanism(
      [fund({ market: "btc" }), { kind: "deleverage", id: "adl", rank: "bitmex" }, haircut({ cap: "1" })],
      { markets },
    );
    const input = JSON.stringify({ mechanism: document, actions: [] });
    expect((await callCli(["model", "-"], { input })).code).toBe(0);
  });
});

it("a claims problem whose estate is more than is claimed is refused with the path and the reason", async () => {
  const input = JSON.stringify({ estate: "600.5", claims: ["100", "200", "300"] });
  const ended = await callCli(["divide", "--rule", "proportional", "-"], { input });
  expect([ended.code, ended.stdout]).toEqual([2, ""]);
  expect(ended.stderr).toContain('at /estate: expected at most the sum of the claims, 600, found "600.5"');
});
