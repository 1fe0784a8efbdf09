import { describe, expect, it } from "vitest";
import { step } from "../../../../spec/index.ts";
import { bar, waterfallChart } from "../../../../src/text/waterfall-chart.ts";
import {
  after,
  fund,
  haircut,
  loss,
  mechanism,
  onExit,
  realize,
  resolve,
  state,
  topUp,
  tranche,
} from "../../spec/build.ts";

describe("a bar", () => {
  it.each([
    [0n, 8n, 2, ""],
    [8n, 8n, 2, "██"],
    [4n, 8n, 2, "█"],
    [5n, 8n, 2, "█▎"],
    [1n, 1_000_000n, 2, "▏"],
    [10n ** 40n, 2n * 10n ** 40n, 4, "██"],
    [1n, 0n, 2, ""],
  ])("of %s in %s, %i wide", (amount, whole, width, drawn) => {
    expect(bar(amount, whole, width)).toBe(drawn);
  });
});

const of = mechanism([fund("insurance"), tranche("mutual"), haircut("winners", "profit")]);
const chart = (from: ReturnType<typeof state>, width = 60): readonly string[] => {
  const next = step(of, from, resolve);
  if (next.outcome === "refused") return expect.fail(next.code);
  return waterfallChart(of, next, width);
};

describe("the chart of a resolve", () => {
  const before = state(of, {
    accounts: { ann: [0n, 20n], bob: [0n, 0n], cat: [0n, -1600n] },
    funds: { insurance: 400n },
    stakes: { mutual: { ann: 100n, bob: 300n } },
  });

  it("shows every layer, who paid, the amount and its part of the loss, and last what is left", () => {
    // 1600: 400, 400, 20; 780 are left. 60 - 9 - 10 - 3 - 6 = 32 columns are 8, 8, 0.4 and 15.6.
    expect(chart(before)).toEqual([
      "insurance  the fund    4    ████████",
      "mutual     2 accounts  4    ████████",
      "winners    ann         0.2  ▍",
      "left over              7.8  ███████████████▌",
    ]);
  });

  it("says where rounding leads", () => {
    // 101 of 400: 25.25 and 75.75, up.
    const small = state(of, {
      accounts: { ann: [0n, 0n], bob: [0n, 0n], cat: [0n, -101n] },
      stakes: { mutual: { ann: 100n, bob: 300n } },
    });
    expect(chart(small)).toEqual([
      expect.stringMatching(/^insurance {2}the fund {4}0$/),
      expect.stringMatching(/^mutual {5}2 accounts {2}1\.02 {2}█+$/),
      expect.stringMatching(/^winners {4}nobody {6}0$/),
      expect.stringMatching(/^rounding {3}to residue {2}0\.01$/),
      expect.stringMatching(/^left over {14}0$/),
    ]);
  });

  it("shows an old deficit that is paid, and what is left of it", () => {
    const owing = after(of, state(of, {}), loss(800n), resolve, topUp("insurance", 200n));
    const lines = chart(owing, 61);
    expect(lines[0]).toMatch(/^insurance {4}the fund {5}2 {2}█+/);
    expect(lines.at(-1)).toMatch(/^old deficit {2}still there {2}6 {2}█+/);
    const length = (line = ""): number => line.replaceAll(/[^█]/g, "").length;
    expect(length(lines.at(-1))).toBe(3 * length(lines[0]));
  });

  it("never is wider than it may be", () => {
    for (const line of [...chart(before), ...chart(before, 40)]) expect(line.length).toBeLessThanOrEqual(60);
    for (const line of chart(before, 40)) expect(line.length).toBeLessThanOrEqual(40);
  });
});

describe("the chart of a resolve with a haircut on exit", () => {
  const converting = mechanism([fund("insurance"), onExit("profits-at-h", "profit")]);
  const lost = state(converting, {
    accounts: { ann: [0n, 33n], bob: [0n, 67n], cat: [0n, -30n] },
    funds: { insurance: 10n },
  });
  const linesOf = (from: ReturnType<typeof state>, width = 60): readonly string[] => {
    const next = step(converting, from, resolve);
    return next.outcome === "refused" ? expect.fail(next.code) : waterfallChart(converting, next, width);
  };

  it("draws what was paid and what is left, and tells the ratio below, which is no part of it", () => {
    // 59 - 12 - 8 - 3 - 6 = 30 columns are 10 and 20.
    expect(linesOf(lost, 59)).toEqual([
      "insurance     the fund  0.1  ██████████",
      "left over               0.2  ████████████████████",
      "profits-at-h  exits are paid at 0.8, 0.8 of 1",
    ]);
  });

  it("marks a ratio that does not end, and stays within its width", () => {
    const one = after(converting, lost, resolve, realize("ann"), loss(1n));
    // 54/67, and a new loss of 1: 53/67 = 0.79104477...
    expect(linesOf(one).at(-1)).toBe("profits-at-h  exits are paid at 0.791044…, 0.53 of 0.67");
    expect(linesOf(one, 40).slice(-2)).toEqual([
      "profits-at-h  exits are paid at",
      "              0.791044…, 0.53 of 0.67",
    ]);
  });

  it("says that exits are paid in full where nothing is owed, or nothing is there", () => {
    const full = "profits-at-h  exits are paid in full";
    expect(linesOf(state(converting, {})).at(-1)).toBe(full);
    expect(linesOf(after(converting, lost, topUp("insurance", 20n))).at(-1)).toBe(full);
  });
});
