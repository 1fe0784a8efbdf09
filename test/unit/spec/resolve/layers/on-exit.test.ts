import { describe, expect, it } from "vitest";
import {
  assetsOf,
  exitRatio,
  type HaircutLayer,
  type Mechanism,
  type State,
} from "../../../../../spec/index.ts";
import {
  after,
  answerTo,
  deposit,
  fee,
  fund,
  haircut,
  loss,
  mechanism,
  onExit,
  outcomeOf,
  type Parts,
  realize,
  recover,
  resolve,
  settle,
  stake,
  state,
  topUp,
  tranche,
  unstake,
  withdraw,
} from "../../build.ts";

const cashLayer = onExit("cash", "equity");
const derive = mechanism([fund("module"), tranche("backstop"), cashLayer]);
const winners = onExit("winners", "profit");
const percolator = mechanism([fund("insurance"), winners]);

const ratio = (layer: HaircutLayer, at: State): string => {
  const { numerator, denominator } = exitRatio(layer, at);
  return `${numerator}/${denominator}`;
};

describe("Derive: stables 80, cash 100", () => {
  const start = state(derive, { accounts: { a: [60n, 0n], b: [40n, 0n] }, deficit: 20n });
  const { state: left, paid } = outcomeOf(derive, start, withdraw("a", 10n));

  it("has a rate of 0.8", () => {
    expect(assetsOf(start)).toBe(80n);
    expect(ratio(cashLayer, start)).toBe("80/100");
  });

  it("pays 8 for 10, and 72/90 keeps the rate", () => {
    expect(left).toStrictEqual(
      state(derive, { accounts: { a: [50n, 0n], b: [40n, 0n] }, deficit: 18n, claims: { a: 2n } }),
    );
    expect(paid).toEqual({ "cash/a": 2n });
    expect(assetsOf(left)).toBe(72n);
    expect(ratio(cashLayer, left)).toBe("72/90");
  });

  it("is restored to 1 by a donation of 18, once it is put to the deficit", () => {
    const donated = after(derive, left, topUp("module", 18n));
    expect(ratio(cashLayer, donated)).toBe("72/90");
    const restored = after(derive, donated, resolve);
    expect(ratio(cashLayer, restored)).toBe("90/90");
    const { state: end, paid: cut } = outcomeOf(derive, restored, withdraw("b", 40n));
    expect(assetsOf(restored) - assetsOf(end)).toBe(40n);
    expect(cut).toEqual({});
  });

  it("takes the same from a stake and a fee, and nothing from what is no exit", () => {
    const staked = after(derive, start, stake("a", "backstop", 10n));
    expect(staked).toStrictEqual(
      state(derive, {
        accounts: { a: [50n, 0n], b: [40n, 0n] },
        stakes: { backstop: { a: 8n } },
        deficit: 18n,
        claims: { a: 2n },
      }),
    );
    expect(after(derive, staked, unstake("a", "backstop", 8n)).accounts.get("a")?.capital).toBe(58n);
    const charged = outcomeOf(derive, start, fee("b", "module", 10n));
    expect(charged.state).toStrictEqual(
      state(derive, {
        accounts: { a: [60n, 0n], b: [30n, 0n] },
        funds: { module: 8n },
        deficit: 18n,
        claims: { b: 2n },
      }),
    );
    expect(charged.paid).toEqual({ "cash/b": 2n });
    for (const other of [deposit("b", 5n), realize("a"), settle(["a", 3n], ["b", -3n]), topUp("module", 1n)])
      expect(outcomeOf(derive, start, other)).toMatchObject({ state: { deficit: 20n }, paid: {} });
  });

  it("counts profit, and cuts it when it leaves as capital", () => {
    const gained = after(derive, start, settle(["a", 30n], ["b", -30n]), realize("a"));
    expect(gained.accounts.get("a")).toEqual({ capital: 90n, pnl: 0n });
    expect(outcomeOf(derive, gained, withdraw("a", 90n)).paid).toEqual({ "cash/a": 18n });
  });

  it("lets a deposit share in the haircut (12.15)", () => {
    const joined = after(derive, start, deposit("c", 100n));
    expect(ratio(cashLayer, joined)).toBe("180/200");
    expect(outcomeOf(derive, joined, withdraw("c", 100n)).paid).toEqual({ "cash/c": 10n });
  });

  it("gives a claim for what was cut, which a recovery pays", () => {
    const { state: end, paid: back } = outcomeOf(derive, left, recover(2n));
    expect(back).toEqual({ "recovery/a": 2n });
    expect(end.claims).toEqual(new Map());
    // 74 of 92: money came back for claims, not for the deficit.
    expect(ratio(cashLayer, end)).toBe("74/92");
  });
});

describe("Percolator: profit converts at h = min(residual, sum of profits) / sum of profits", () => {
  const start = state(percolator, { accounts: { a: [100n, 300n], b: [50n, 100n] }, deficit: 100n });

  it("of 400 with a residual of 300, at 3/4", () => {
    expect(ratio(winners, start)).toBe("300/400");
    const first = outcomeOf(percolator, start, realize("a"));
    expect(first.state).toStrictEqual(
      state(percolator, {
        accounts: { a: [325n, 0n], b: [50n, 100n] },
        deficit: 25n,
        claims: { a: 75n },
      }),
    );
    expect(first.paid).toEqual({ "winners/a": 75n });
    const second = outcomeOf(percolator, first.state, realize("b"));
    expect(second.state).toStrictEqual(
      state(percolator, {
        accounts: { a: [325n, 0n], b: [125n, 0n] },
        claims: { a: 75n, b: 25n },
      }),
    );
  });

  it("floors the payout: 5, 5 and 5 with 8 behind them are paid 2, 3 and 3", () => {
    const from = state(percolator, { accounts: { a: [0n, 5n], b: [0n, 5n], c: [0n, 5n] }, deficit: 7n });
    // 5 * 8/15 = 2.67; then 5 * 6/10 = 3, and 5 * 3/5 = 3.
    const end = after(percolator, from, realize("a"), realize("b"), realize("c"));
    expect([...end.accounts.values()].map(({ capital }) => capital)).toEqual([2n, 3n, 3n]);
    expect(end.deficit).toBe(0n);
  });

  it("leaves capital senior: it is withdrawn in full", () => {
    const { state: end, paid } = outcomeOf(percolator, start, withdraw("b", 50n));
    expect(paid).toEqual({});
    expect(end.deficit).toBe(100n);
    expect(assetsOf(start) - assetsOf(end)).toBe(50n);
  });

  it("is exact for amounts that no float holds", () => {
    const third = 10n ** 30n;
    const from = state(percolator, {
      accounts: { a: [0n, third], b: [0n, third], c: [0n, third] },
      deficit: 1n,
    });
    // third * (3 * third - 1) / (3 * third) = third - 1/3.
    expect(after(percolator, from, realize("a")).accounts.get("a")?.capital).toBe(third - 1n);
  });
});

describe("a resolve", () => {
  const market: Parts = { accounts: { a: [10n, 6n], d: [0n, -6n] }, funds: { insurance: 2n } };

  it.each(["park", "carry"] as const)("takes nothing on exit, and leaves a deficit: %s", (remainder) => {
    const of = { ...percolator, remainder };
    const { state: end, paid } = outcomeOf(of, state(of, market), resolve);
    expect(paid).toEqual({ insurance: 2n, deficit: 4n });
    expect(end).toStrictEqual(state(of, { accounts: { a: [10n, 6n], d: [0n, 0n] }, deficit: 4n }));
    // 6 * 2/6.
    expect(after(of, end, realize("a"))).toStrictEqual(
      state(of, { accounts: { a: [12n, 0n], d: [0n, 0n] }, claims: { a: 4n } }),
    );
  });

  it("halts a venue that halts: nobody leaves", () => {
    const of: Mechanism = { ...percolator, remainder: "halt" };
    expect(answerTo(of, after(of, state(of, market), resolve), realize("a"))).toBe("halted");
  });

  it("asks the layers before it as ever", () => {
    const of = mechanism([haircut("half", "profit", "up", "0.5"), winners]);
    const { state: end, paid } = outcomeOf(of, state(of, market), resolve);
    expect(paid).toEqual({ "half/a": 3n, deficit: 3n });
    expect(ratio(winners, end)).toBe("0/3");
  });
});

describe("the ratio", () => {
  it("is 0 where the deficit exceeds all bases: an exit is accepted and pays nothing", () => {
    const from = state(derive, { accounts: { a: [6n, 0n], b: [4n, 0n] }, deficit: 25n });
    const { state: end, paid } = outcomeOf(derive, from, withdraw("a", 6n));
    expect(paid).toEqual({ "cash/a": 6n });
    expect(end).toStrictEqual(
      state(derive, { accounts: { a: [0n, 0n], b: [4n, 0n] }, deficit: 19n, claims: { a: 6n } }),
    );
    expect(assetsOf(end)).toBe(assetsOf(from));
  });

  it("is 1 where nobody has anything", () => {
    expect(ratio(cashLayer, state(derive, { accounts: { a: [0n, 0n] }, deficit: 5n }))).toBe("1/1");
  });

  it("counts nobody's unpaid loss, and no loss that is still open", () => {
    const of = mechanism([winners], { exits: "open" });
    const from = state(of, { accounts: { a: [0n, 10n], d: [0n, -8n] }, pending: 3n, deficit: 5n });
    expect(ratio(winners, from)).toBe("5/10");
    expect(after(of, from, realize("a")).accounts.get("a")).toEqual({ capital: 5n, pnl: 0n });
    const gated: Mechanism = { ...of, exits: "gated" };
    expect(answerTo(gated, from, realize("a"))).toBe("exits-gated");
  });
});

describe("a session's haircut (5.11)", () => {
  it.each([haircut("session", "profit"), onExit("session", "profit")])(
    "touches the profits of that session alone: $timing",
    (layer) => {
      const of = mechanism([layer]);
      const start = state(of, { accounts: { a: [0n, 0n], b: [30n, 0n], c: [30n, 0n] } });
      const session1 = [settle(["a", 20n], ["b", -20n]), resolve, realize("a"), realize("b"), realize("c")];
      const between = after(of, start, ...session1);
      expect(between.accounts.get("a")).toEqual({ capital: 20n, pnl: 0n });
      // c wins 16 of which b has 10 only: 6 are unpaid, and fall on c's 16.
      const session2 = [settle(["c", 16n], ["b", -16n]), resolve, realize("a"), realize("b"), realize("c")];
      expect(after(of, between, ...session2)).toStrictEqual(
        state(of, { accounts: { a: [20n, 0n], b: [0n, 0n], c: [40n, 0n] }, claims: { c: 6n } }),
      );
    },
  );
});

describe("with a ratio of 1", () => {
  it("all is as without the layer", () => {
    const without = mechanism([fund("module"), tranche("backstop")]);
    const actions = [
      deposit("a", 9n),
      deposit("b", 5n),
      settle(["a", 3n], ["b", -3n]),
      realize("a"),
      stake("a", "backstop", 4n),
      fee("b", "module", 1n),
      withdraw("a", 8n),
      loss(1n),
      resolve,
    ];
    expect(after(derive, state(derive), ...actions)).toStrictEqual(
      after(without, state(without), ...actions),
    );
  });
});
