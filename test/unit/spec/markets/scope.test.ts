import { describe, expect, it } from "vitest";
import type { Layer } from "../../../../spec/index.ts";
import {
  defaulterStake,
  fund,
  haircut,
  mechanism,
  outcomeOf,
  type Parts,
  resolve,
  state,
  type Table,
  tranche,
} from "../build.ts";
import { market, within } from "./build.ts";

// Declared the other way round: ascending id is what counts.
const markets = [market("eth", 10n), market("btc", 100n)];

const resolved = (
  waterfall: readonly Layer[],
  parts: Parts,
  policies: Parameters<typeof mechanism>[1] = {},
) => {
  const of = mechanism(waterfall, { markets, ...policies });
  return { ...outcomeOf(of, state(of, parts), resolve), of };
};

const own = [within("btc", fund("btc-ins")), within("eth", fund("eth-ins"))];

describe("a scoped fund (17.8)", () => {
  it("pays its market's loss alone", () => {
    const {
      of,
      state: end,
      paid,
    } = resolved(own, {
      accounts: { d: [0n, -20n], e: [0n, -10n] },
      funds: { "btc-ins": 50n, "eth-ins": 4n },
      markets: { btc: { shortfalls: { d: 20n } }, eth: { shortfalls: { e: 10n } } },
    });
    expect(paid).toEqual({ "btc-ins": 20n, "eth-ins": 4n, deficit: 6n });
    expect(end).toStrictEqual(
      state(of, { accounts: { d: [0n, 0n], e: [0n, 0n] }, funds: { "btc-ins": 30n }, deficit: 6n }),
    );
  });

  it("pays one account's loss in its market alone", () => {
    // Of the 20, 12 arose in btc, 5 in eth and 3 in no market.
    const { paid } = resolved(own, {
      accounts: { d: [0n, -20n] },
      funds: { "btc-ins": 50n, "eth-ins": 50n },
      markets: { btc: { shortfalls: { d: 12n } }, eth: { shortfalls: { d: 5n } } },
    });
    expect(paid).toEqual({ "btc-ins": 12n, "eth-ins": 5n, deficit: 3n });
  });

  it("pays all the shortfalls of its market", () => {
    const { paid } = resolved(own, {
      accounts: { d: [0n, -20n], e: [0n, -10n] },
      funds: { "btc-ins": 50n, "eth-ins": 50n },
      markets: { btc: { shortfalls: { d: 20n, e: 3n } } },
    });
    expect(paid).toEqual({ "btc-ins": 23n, deficit: 7n });
  });

  it.each<[string, Parts]>([
    ["a pending loss", { pending: 9n }],
    ["a settlement's loss", { accounts: { d: [0n, -9n] } }],
  ])("pays nothing of %s, as a layer without a scope does", (_, parts) => {
    const funds = { "btc-ins": 50n, "eth-ins": 50n };
    expect(resolved(own, { ...parts, funds }).paid).toEqual({ deficit: 9n });
    const beside = resolved([...own, fund("ins")], { ...parts, funds: { ...funds, ins: 4n } });
    expect(beside.paid).toEqual({ ins: 4n, deficit: 5n });
  });

  it("has its floor and its event cap", () => {
    const bounded = [
      within("btc", fund("btc-ins", { floor: 3n })),
      within("eth", fund("eth-ins", { eventCap: 2n })),
    ];
    const { paid } = resolved(bounded, {
      accounts: { d: [0n, -20n], e: [0n, -10n] },
      funds: { "btc-ins": 8n, "eth-ins": 50n },
      markets: { btc: { shortfalls: { d: 20n } }, eth: { shortfalls: { e: 10n } } },
    });
    expect(paid).toEqual({ "btc-ins": 5n, "eth-ins": 2n, deficit: 23n });
  });

  it("leaves what it cannot pay to the next layer", () => {
    const { paid } = resolved([...own, within("btc", fund("btc-more")), fund("ins")], {
      accounts: { d: [0n, -20n] },
      funds: { "btc-ins": 5n, "btc-more": 6n, "eth-ins": 50n, ins: 7n },
      markets: { btc: { shortfalls: { d: 20n } } },
    });
    expect(paid).toEqual({ "btc-ins": 5n, "btc-more": 6n, ins: 7n, deficit: 2n });
  });

  it("halts the venue when it leaves something, under halt", () => {
    const parts: Parts = { accounts: { d: [0n, -9n] }, markets: { btc: { shortfalls: { d: 9n } } } };
    const halt = { remainder: "halt" } as const;
    expect(resolved(own, { ...parts, funds: { "btc-ins": 9n } }, halt).state.halted).toBe(false);
    expect(resolved(own, { ...parts, funds: { "btc-ins": 8n } }, halt).state.halted).toBe(true);
  });
});

describe("what a layer without a scope covers (17.8)", () => {
  // 4 in no market, 8 in btc, 9 in eth.
  const open: Parts = {
    accounts: { d: [0n, -17n] },
    pending: 4n,
    markets: { btc: { shortfalls: { d: 8n } }, eth: { shortfalls: { d: 9n } } },
  };

  it.each<[all: bigint, btc: bigint, eth: bigint, nowhere: bigint]>([
    [1n, 8n, 9n, 3n],
    [4n, 8n, 9n, 0n],
    [5n, 7n, 9n, 0n],
    [11n, 1n, 9n, 0n],
    [12n, 0n, 9n, 0n],
    [13n, 0n, 8n, 0n],
    [20n, 0n, 1n, 0n],
    [21n, 0n, 0n, 0n],
  ])("of %s: %s of btc are left, %s of eth and %s of neither", (all, btc, eth, nowhere) => {
    const funds = { "btc-ins": 50n, "eth-ins": 50n };
    const left = { "btc-ins": btc, "eth-ins": eth, deficit: nowhere };
    const nonzero = (table: Table<bigint>) =>
      Object.fromEntries(Object.entries(table).filter(([, amount]) => amount !== 0n));

    const byFund = resolved([fund("all"), ...own], { ...open, funds: { ...funds, all } });
    expect(byFund.paid).toEqual(nonzero({ all, ...left }));

    // Other kinds cover in the same order: survivors' stakes, and the defaulter's own.
    const byStakes = resolved([tranche("all"), ...own], {
      ...open,
      accounts: { ...open.accounts, a: [0n, 0n] },
      funds,
      stakes: { all: { a: all } },
    });
    expect(byStakes.paid).toEqual(nonzero({ "all/a": all, ...left }));
  });

  it("is the same for a defaulter's stake, whatever its loss arose from", () => {
    // d's own loss is 17; of its 6, 4 cover what is pending, 2 cover btc.
    const { paid } = resolved([defaulterStake("self", "df"), tranche("df"), ...own], {
      ...open,
      funds: { "btc-ins": 50n, "eth-ins": 50n },
      stakes: { df: { d: 6n } },
    });
    expect(paid).toEqual({ "self/d": 6n, "btc-ins": 6n, "eth-ins": 9n });
  });

  it("is what scoped layers before it have left", () => {
    const { paid } = resolved([...own, haircut("all", "capital")], {
      ...open,
      accounts: { ...open.accounts, a: [100n, 0n] },
      funds: { "btc-ins": 5n, "eth-ins": 50n },
    });
    // 21 - 5 - 9 = 7.
    expect(paid).toEqual({ "btc-ins": 5n, "eth-ins": 9n, "all/a": 7n });
  });
});

describe("an old deficit (7.4)", () => {
  it.each(["park", "halt"] as const)("is not asked of scoped funds, under %s", (remainder) => {
    const {
      of,
      state: end,
      paid,
    } = resolved(
      [...own, fund("ins")],
      {
        accounts: { d: [0n, -5n] },
        funds: { "btc-ins": 50n, "eth-ins": 50n, ins: 4n },
        deficit: 7n,
        markets: { btc: { shortfalls: { d: 5n } } },
      },
      { remainder },
    );
    expect(paid).toEqual({ "btc-ins": 5n, ins: 4n });
    expect(end).toStrictEqual(
      state(of, {
        accounts: { d: [0n, 0n] },
        funds: { "btc-ins": 45n, "eth-ins": 50n },
        deficit: 3n,
      }),
    );
  });

  it("under carry arose in no market either", () => {
    const { paid, state: end } = resolved(
      [...own, haircut("all", "capital")],
      {
        accounts: { a: [6n, 0n], d: [0n, -5n] },
        funds: { "btc-ins": 50n, "eth-ins": 50n },
        deficit: 7n,
        markets: { btc: { shortfalls: { d: 5n } } },
      },
      { remainder: "carry" },
    );
    expect(paid).toEqual({ "btc-ins": 5n, "all/a": 6n, deficit: 1n });
    expect(end.deficit).toBe(1n);
  });

  it("is what a market's loss becomes: the next resolve asks only funds without a scope", () => {
    const of = mechanism([...own, fund("ins")], { markets });
    const first = outcomeOf(
      of,
      state(of, { accounts: { d: [0n, -5n] }, markets: { btc: { shortfalls: { d: 5n } } } }),
      resolve,
    );
    expect(first.state.deficit).toBe(5n);
    const filled = { ...first.state, funds: state(of, { funds: { "btc-ins": 9n, ins: 2n } }).funds };
    expect(outcomeOf(of, filled, resolve).paid).toEqual({ ins: 2n });
  });
});
