import { describe, expect, it } from "vitest";
import { type Episode, played, type State } from "../../../../../spec/index.ts";
import { aaveCrv2022 } from "../../../../../spec/catalogue/episodes/aave-crv-2022.ts";
import { deriveExample } from "../../../../../spec/catalogue/episodes/derive-example.ts";
import { drift2022 } from "../../../../../spec/catalogue/episodes/drift-2022.ts";
import { eulerExample } from "../../../../../spec/catalogue/episodes/euler-example.ts";
import { marginfiExample } from "../../../../../spec/catalogue/episodes/marginfi-example.ts";
import { okex2018 } from "../../../../../spec/catalogue/episodes/okex-2018.ts";
import { umbrellaExample } from "../../../../../spec/catalogue/episodes/umbrella-example.ts";
import { totals } from "../../build.ts";

/** What each accepted step of an act paid, and the last state. */
const traceOf = ({ acts }: Episode, n = 0) => {
  const act = acts[n] ?? expect.fail(`no act ${n}`);
  const { steps, states } = played(act.scenario);
  const paid = steps.map((step) => (step.outcome === "accepted" ? totals(step.receipts) : step.code));
  return { paid, states, end: states.at(-1) ?? expect.fail("no state") };
};

/** [capital, pnl] by account. */
const accounts = ({ accounts: all }: State) =>
  Object.fromEntries([...all].map(([id, { capital, pnl }]) => [id, [capital, pnl]]));

const million = 1_000_000_000000n; // of USDC, in atoms

describe("episodes to the atom, computed apart from the model", () => {
  it("okex-2018", () => {
    // 416,851,500 * 537 / (7483 * 8020) BTC = 3729.971734769...; 1219.97173477 over 7176.3 at 4000, 2500, 676.3, up.
    const { paid, end } = traceOf(okex2018);
    expect(paid).toEqual([
      {
        insurance: 10_00000000n,
        venue: 2_500_00000000n,
        "clawback/winner-a": 680_00040956n,
        "clawback/winner-b": 425_00025598n,
        "clawback/winner-c": 114_97106925n,
        surplus: 2n,
      },
    ]);
    expect(accounts(end)).toEqual({
      whale: [0n, 0n],
      "winner-a": [0n, 3_319_99959044n],
      "winner-b": [900_00000000n, 2_074_99974402n],
      "winner-c": [50_00000000n, 561_32893075n],
      loser: [300_00000000n, 0n],
    });
    expect([end.deficit, end.residue]).toEqual([0n, 2n]);
  });

  it("drift-2022", () => {
    // 14.55/19.5 = 97/130 of 9.1, 6.5 and 3.9 million: 6.79, 4.85, 2.91.
    const { paid, states, end } = traceOf(drift2022);
    expect(paid).toEqual([
      {},
      {
        insurance: 4_950_000_000000n,
        "settled-collateral/trader-a": 6_790_000_000000n,
        "settled-collateral/trader-b": 4_850_000_000000n,
        "settled-collateral/trader-c": 2_910_000_000000n,
      },
      {
        "recovery/trader-a": 6_790_000_000000n,
        "recovery/trader-b": 4_850_000_000000n,
        "recovery/trader-c": 2_910_000_000000n,
      },
    ]);
    expect(accounts(states[2] ?? end)).toEqual({
      "trader-a": [2_310_000_000000n, 0n],
      "trader-b": [1_650_000_000000n, 0n],
      "trader-c": [990_000_000000n, 0n],
    });
    expect(accounts(end)).toEqual({
      "trader-a": [(91n * million) / 10n, 0n],
      "trader-b": [(65n * million) / 10n, 0n],
      "trader-c": [(39n * million) / 10n, 0n],
    });
    expect([end.claims.size, end.deficit, end.residue]).toEqual([0, 0n, 0n]);
  });

  it("aave-crv-2022", () => {
    // 2,656,335 * 0.6635 = 1,762,478.2725; less 308,118.89 = 1,454,359.3825.
    const { paid, states, end } = traceOf(aaveCrv2022);
    expect(paid).toEqual([
      { deficit: 1_762_478_2725n },
      {},
      {},
      { "risk-manager": 308_118_8900n, treasury: 1_454_359_3825n },
    ]);
    expect(states.map(({ deficit }) => deficit)).toEqual([
      0n,
      1_762_478_2725n,
      1_762_478_2725n,
      1_762_478_2725n,
      0n,
    ]);
    expect(accounts(end)).toEqual({ borrower: [0n, 0n], suppliers: [50_000_000_0000n, 0n] });
  });

  it("euler-example", () => {
    const netted = traceOf(eulerExample, 0);
    // The deposit of 40 goes into the debt of 120, which 66 more lower to 14: over 150 and 50.
    expect(netted.paid.at(-1)).toEqual({
      "depositors/lender-a": 10_500000n,
      "depositors/lender-b": 3_500000n,
    });
    expect(accounts(netted.end)).toEqual({
      "lender-a": [139_500000n, 0n],
      "lender-b": [46_500000n, 0n],
      wallet: [0n, 0n],
      borrower: [0n, 0n],
    });
    const alone = traceOf(eulerExample, 1);
    // 54 over 150, 50 and 40.
    expect(alone.paid.at(-1)).toEqual({
      "depositors/lender-a": 33_750000n,
      "depositors/lender-b": 11_250000n,
      "depositors/own-deposit": 9_000000n,
    });
    expect(accounts(alone.end)).toEqual({
      "lender-a": [116_250000n, 0n],
      "lender-b": [38_750000n, 0n],
      "own-deposit": [31_000000n, 0n],
      wallet: [0n, 0n],
      borrower: [0n, 0n],
    });
  });

  it("umbrella-example", () => {
    const { paid, end } = traceOf(umbrellaExample);
    expect(paid).toEqual([
      { offset: 100_000000n, "umbrella/ann": 300_000000n, "umbrella/bob": 200_000000n },
      {},
      {},
      {},
      {},
    ]);
    // The fee, 150 and 100, is the DAO's.
    expect(end.stakes).toEqual(
      new Map([
        [
          "umbrella",
          new Map([
            ["ann", 150_000000n],
            ["bob", 100_000000n],
          ]),
        ],
      ]),
    );
    expect([end.funds.get("offset"), end.deficit]).toEqual([250_000000n, 0n]);
    expect(accounts(end)).toEqual({
      borrower: [0n, 0n],
      supplier: [5_000_000000n, 0n],
      ann: [0n, 0n],
      bob: [0n, 0n],
    });
  });

  it("marginfi-example", () => {
    const { paid, end } = traceOf(marginfiExample);
    expect(paid).toEqual([
      { insurance: 10_000000n, "depositors/holder-of-60": 12_420000n, "depositors/holder-of-40": 8_280000n },
    ]);
    expect(accounts(end)).toEqual({
      "holder-of-60": [47_580000n, 0n],
      "holder-of-40": [31_720000n, 0n],
      bankrupt: [0n, 0n],
    });
    expect(end.halted).toBe(false);
  });

  it("derive-example", () => {
    const { paid, states, end } = traceOf(deriveExample);
    expect(paid).toEqual([
      { "security-module": 7_000000n, "accrued-fees": 3_000000n, deficit: 20_000000n },
      { "cash/ann": 2_000000n },
      {},
      { "security-module": 18_000000n },
    ]);
    expect(states.map(({ deficit }) => deficit)).toEqual([0n, 20_000000n, 18_000000n, 18_000000n, 0n]);
    expect(accounts(end)).toEqual({ ann: [50_000000n, 0n], bob: [40_000000n, 0n], trader: [0n, 0n] });
    expect([...end.claims]).toEqual([["ann", 2_000000n]]);
  });
});
