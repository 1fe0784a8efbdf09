import { describe, expect, it } from "vitest";
import type { Rounding } from "../../../../spec/index.ts";
import {
  after,
  assessment,
  deposit,
  fund,
  haircut,
  loss,
  mechanism,
  outcomeOf,
  recover,
  resolve,
  settle,
  state,
  tranche,
} from "../build.ts";

const max128 = 2n ** 128n - 1n;

describe("amounts of 2^128 - 1 and more are exact (1.1)", () => {
  const of = mechanism([fund("ins"), haircut("winners", "profit", "up")]);

  it("in balances", () => {
    const end = after(
      of,
      state(of),
      deposit("a", max128),
      deposit("a", max128),
      deposit("b", 10n ** 150n),
      loss(max128),
      loss(1n),
    );
    expect(end).toStrictEqual(
      state(of, { accounts: { a: [2n ** 129n - 2n, 0n], b: [10n ** 150n, 0n] }, pending: 2n ** 128n }),
    );
  });

  it("in settlements", () => {
    const end = after(
      of,
      state(of),
      deposit("a", max128),
      deposit("b", 1n),
      settle(["a", -max128 - 1n], ["b", max128 + 1n]),
    );
    expect(end).toStrictEqual(state(of, { accounts: { a: [0n, -1n], b: [1n, 2n ** 128n] } }));
  });

  it.each<[Rounding, bigint, bigint, Readonly<Record<string, bigint>>]>([
    // 2^128 - 1 over two equal bases: 2^127 - 1/2 each.
    ["up", 2n ** 127n, 2n ** 127n, { surplus: 1n }],
    ["down", 2n ** 127n - 1n, 2n ** 127n - 1n, { deficit: 1n }],
    ["largest-remainder", 2n ** 127n, 2n ** 127n - 1n, {}],
    ["sequential", 2n ** 127n - 1n, 2n ** 127n, {}],
  ])("in a split rounded %s", (rounding, a, b, rest) => {
    const by = mechanism([haircut("winners", "profit", rounding)]);
    const start = state(by, { accounts: { a: [0n, max128], b: [0n, max128] }, pending: max128 });
    expect(outcomeOf(by, start, resolve).paid).toEqual({ "winners/a": a, "winners/b": b, ...rest });
  });

  it("in a split of very unequal bases", () => {
    // 10^120 over 1 and 2 * 10^120 - 1: quotas 1/2 and 10^120 - 1/2. A tie of halves: the first gets the atom.
    const by = mechanism([haircut("winners", "profit", "largest-remainder")]);
    const start = state(by, {
      accounts: { a: [0n, 1n], b: [0n, 2n * 10n ** 120n - 1n] },
      pending: 10n ** 120n,
    });
    expect(outcomeOf(by, start, resolve).paid).toEqual({ "winners/a": 1n, "winners/b": 10n ** 120n - 1n });
  });

  it("under a cap and a multiple with many digits", () => {
    const by = mechanism([
      haircut("cut", "profit", "up", "0.1234567890123456789012345678901234567890"),
      assessment("call", "df", "1.000000000000000000000000000000000000000000000000001"),
      tranche("df"),
    ]);
    const start = state(by, {
      accounts: { a: [10n ** 60n, 10n ** 40n] },
      stakes: { df: { a: 10n ** 52n } },
      pending: 10n ** 80n,
    });
    const { paid } = outcomeOf(by, start, resolve);
    expect(paid["cut/a"]).toBe(1234567890123456789012345678901234567890n); // cap * 10^40
    expect(paid["call/a"]).toBe(10n ** 52n + 10n); // (1 + 10^-51) * 10^52
    expect(paid["df/a"]).toBe(10n ** 52n);
  });

  it("in a recovery", () => {
    const start = state(of, { accounts: { a: [0n, 0n], b: [0n, 0n] }, claims: { a: max128, b: max128 } });
    expect(outcomeOf(of, start, recover(max128)).paid).toEqual({
      "recovery/a": 2n ** 127n - 1n,
      "recovery/b": 2n ** 127n - 1n,
      surplus: 1n,
    });
  });
});

describe("100,000 accounts with a profit of 3 each and a loss of 100,001", () => {
  const n = 100_000;
  const ids = Array.from({ length: n }, (_, i) => `a${String(i).padStart(6, "0")}`);
  const [first = "", last = ""] = [ids[0], ids[n - 1]];
  const accounts = Object.fromEntries(ids.map((id): [string, [bigint, bigint]] => [id, [1n, 3n]]));

  // Every quota is 1.00001, so K = n: the surplus of "up" is n - 1, its bound; the gap of "down" 1.
  it.each<[Rounding, { ones: number; twos: string[]; surplus: bigint; deficit: bigint }]>([
    ["up", { ones: 0, twos: ids, surplus: 99_999n, deficit: 0n }],
    ["down", { ones: n, twos: [], surplus: 0n, deficit: 1n }],
    ["largest-remainder", { ones: n - 1, twos: [first], surplus: 0n, deficit: 0n }],
    ["sequential", { ones: n - 1, twos: [last], surplus: 0n, deficit: 0n }],
    ["unspecified", { ones: n - 1, twos: [first], surplus: 0n, deficit: 0n }],
  ])("%s", (rounding, expected) => {
    const of = mechanism([haircut("winners", "profit", rounding)]);
    const { state: end, paid } = outcomeOf(of, state(of, { accounts, pending: 100_001n }), resolve);
    const { surplus = 0n, deficit = 0n, ...shares } = paid;
    const payers = Object.entries(shares);
    expect({ surplus, deficit }).toEqual({ surplus: expected.surplus, deficit: expected.deficit });
    expect(payers.filter(([, share]) => share === 1n)).toHaveLength(expected.ones);
    const twos = payers.filter(([, share]) => share === 2n).map(([payer]) => payer.replace("winners/", ""));
    expect(twos.sort().join()).toBe([...expected.twos].join());
    expect(payers.reduce((sum, [, share]) => sum + share, 0n)).toBe(100_001n + surplus - deficit);
    expect([...end.accounts.values()].reduce((sum, { pnl }) => sum + pnl, 0n)).toBe(
      300_000n - 100_001n - surplus + deficit,
    );
    expect([end.residue, end.deficit]).toEqual([surplus, deficit]);
  });
});

describe("100,000 accounts with profits of 1, 2, ..., 100,000 and a loss of 1,234,567,890", () => {
  const n = 100_000;
  const accounts = Object.fromEntries(
    Array.from({ length: n }, (_, i): [string, [bigint, bigint]] => [`a${i + 1}`, [0n, BigInt(i + 1)]]),
  );
  const lost = 1_234_567_890n;
  const profits = 5_000_050_000n; // n * (n + 1) / 2

  it.each<[Rounding, "exact" | "above" | "below"]>([
    ["up", "above"],
    ["down", "below"],
    ["largest-remainder", "exact"],
    ["sequential", "exact"],
    ["unspecified", "exact"],
  ])("%s sums %s", (rounding, where) => {
    const of = mechanism([haircut("winners", "profit", rounding)]);
    const { state: end } = outcomeOf(of, state(of, { accounts, pending: lost }), resolve);
    const taken = profits - [...end.accounts.values()].reduce((sum, { pnl }) => sum + pnl, 0n);
    expect(end.residue).toBe(taken > lost ? taken - lost : 0n);
    expect(end.deficit).toBe(taken < lost ? lost - taken : 0n);
    expect(taken > lost ? "above" : taken < lost ? "below" : "exact").toBe(where);
    // At most K - 1 <= n - 1 atoms away.
    expect(taken - lost).toBeLessThanOrEqual(99_999n);
    expect(lost - taken).toBeLessThanOrEqual(99_999n);
  });
});
