import { describe, expect, it } from "vitest";
import { type Action, assetsOf, emptyState, genesisOf, type State } from "../../../../spec/index.ts";
import {
  after,
  deposit,
  fee,
  fund,
  haircut,
  loss,
  mechanism,
  recover,
  resolve,
  settle,
  stake,
  state,
  topUp,
  tranche,
  unstake,
  withdraw,
  realize,
} from "../build.ts";

const of = mechanism([fund("ins"), fund("own"), tranche("df"), haircut("winners", "profit", "up")], {
  exits: "open",
});

describe("the external assets (2.3)", () => {
  it("are what the identity says", () => {
    const at = state(of, {
      accounts: { a: [100n, 20n], d: [0n, -30n] },
      funds: { ins: 7n, own: 5n },
      stakes: { df: { a: 11n, d: 2n } },
      claims: { a: 1000n },
      pending: 13n,
      deficit: 17n,
      residue: 3n,
    });
    // 100 + 20 - 30 + 7 + 5 + 11 + 2 + 3 - 13 - 17 = 88. Claims are no assets.
    expect(assetsOf(at)).toBe(88n);
  });

  it("may be negative: a hole", () => {
    expect(assetsOf(state(of, { pending: 5n }))).toBe(-5n);
  });

  it("change by what enters and leaves the venue, and by nothing else", () => {
    const story: readonly (readonly [Action, bigint])[] = [
      [deposit("a", 100n), 100n],
      [deposit("b", 50n), 150n],
      [withdraw("a", 30n), 120n],
      [stake("a", "df", 10n), 120n],
      [unstake("a", "df", 3n), 120n],
      [fee("b", "ins", 5n), 120n],
      [topUp("own", 4n), 124n],
      [settle(["a", 60n], ["b", -60n]), 124n], // b had 45: 15 unpaid
      [realize("a"), 124n],
      [loss(6n), 118n],
      [resolve, 118n],
      [recover(9n), 127n],
    ];
    let now: State = state(of);
    for (const [action, expected] of story) {
      now = after(of, now, action);
      expect(assetsOf(now), action.type).toBe(expected);
    }
  });
});

describe("a venue without a genesis (2.2)", () => {
  it("has every fund at 0, every tranche empty, and nothing else", () => {
    expect(emptyState(of)).toStrictEqual(state(of));
    expect(genesisOf({ mechanism: of, actions: [] })).toStrictEqual(state(of));
    expect([...emptyState(of).funds]).toEqual([
      ["ins", 0n],
      ["own", 0n],
    ]);
    expect([...emptyState(of).stakes]).toEqual([["df", new Map()]]);
  });
});
