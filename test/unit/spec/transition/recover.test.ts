import { describe, expect, it } from "vitest";
import { after, fund, haircut, loss, mechanism, outcomeOf, recover, resolve, state } from "../build.ts";

const of = mechanism([fund("ins"), haircut("winners", "profit", "up")]);

const claimants = {
  accounts: { a: [1n, 0n], b: [0n, 2n], c: [0n, 0n] },
  claims: { a: 5n, b: 3n, c: 2n },
} as const;

describe("recover (8.1)", () => {
  it("shares pari passu, rounded down, and the rest goes to the sink", () => {
    // 7 of 10: 3.5, 2.1, 1.4.
    expect(outcomeOf(of, state(of, claimants), recover(7n))).toStrictEqual({
      state: state(of, {
        accounts: { a: [4n, 0n], b: [2n, 2n], c: [1n, 0n] },
        claims: { a: 2n, b: 1n, c: 1n },
        residue: 1n,
      }),
      paid: { "recovery/a": 3n, "recovery/b": 2n, "recovery/c": 1n, surplus: 1n },
    });
  });

  it("pays every claim in full and no more", () => {
    expect(outcomeOf(of, state(of, claimants), recover(10n))).toStrictEqual({
      state: state(of, { accounts: { a: [6n, 0n], b: [3n, 2n], c: [2n, 0n] } }),
      paid: { "recovery/a": 5n, "recovery/b": 3n, "recovery/c": 2n },
    });
  });

  it("sends what is beyond all claims to the sink", () => {
    const { state: end, paid } = outcomeOf(of, state(of, claimants), recover(14n));
    expect(paid).toEqual({ "recovery/a": 5n, "recovery/b": 3n, "recovery/c": 2n, surplus: 4n });
    expect(end.residue).toBe(4n);
    expect(end.claims).toEqual(new Map());
  });

  it("sends all of it where there are no claims", () => {
    expect(outcomeOf(of, state(of, { accounts: { a: [1n, 0n] } }), recover(3n))).toStrictEqual({
      state: state(of, { accounts: { a: [1n, 0n] }, residue: 3n }),
      paid: { surplus: 3n },
    });
  });

  it("gives nobody anything of an amount too small to share", () => {
    // 1 of 10: 0.5, 0.3, 0.2.
    expect(outcomeOf(of, state(of, claimants), recover(1n))).toStrictEqual({
      state: state(of, { ...claimants, residue: 1n }),
      paid: { surplus: 1n },
    });
  });

  it("pays first what a claimant owes (4.1)", () => {
    const { state: end } = outcomeOf(
      of,
      state(of, { accounts: { d: [0n, -4n], e: [0n, -9n] }, claims: { d: 6n, e: 6n } }),
      recover(12n),
    );
    expect(end).toStrictEqual(state(of, { accounts: { d: [2n, 0n], e: [0n, -3n] } }));
  });

  it("pays neither deficit nor fund nor pending loss", () => {
    const troubled = { pending: 5n, deficit: 6n, funds: { ins: 7n } };
    const { state: end } = outcomeOf(of, state(of, { ...claimants, ...troubled }), recover(10n));
    expect(end).toStrictEqual(
      state(of, { accounts: { a: [6n, 0n], b: [3n, 2n], c: [2n, 0n] }, ...troubled }),
    );
  });

  it("gives back what a resolve took, across both", () => {
    const start = state(of, { accounts: { a: [0n, 30n], b: [0n, 10n] } });
    // 20 over 30 and 10: 15 and 5. Half of it comes back: floor(15 * 10/20) = 7, floor(2.5) = 2, 1 to the residue.
    const end = after(of, start, loss(20n), resolve, recover(10n));
    expect(end).toStrictEqual(
      state(of, { accounts: { a: [7n, 15n], b: [2n, 5n] }, claims: { a: 8n, b: 3n }, residue: 1n }),
    );
  });
});
