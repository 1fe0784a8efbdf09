import { describe, expect, it } from "vitest";
import { defaulterStake, fund, haircut, mechanism, outcomeOf, resolve, state, tranche } from "../../build.ts";

describe("defaulter-stake (5.2)", () => {
  const own = mechanism([defaulterStake("own", "df"), tranche("df", "largest-remainder")]);

  it("goes before the survivors' stakes", () => {
    const { state: end, paid } = outcomeOf(
      own,
      state(own, { accounts: { d: [0n, -30n], a: [0n, 0n] }, stakes: { df: { d: 20n, a: 50n } } }),
      resolve,
    );
    expect(paid).toEqual({ "own/d": 20n, "df/a": 10n });
    // The defaulter's payment adds no claim (7.3).
    expect(end).toStrictEqual(
      state(own, { accounts: { d: [0n, 0n], a: [0n, 0n] }, stakes: { df: { a: 40n } }, claims: { a: 10n } }),
    );
  });

  it("pays no more than the defaulter's own loss", () => {
    const { state: end, paid } = outcomeOf(
      own,
      state(own, {
        accounts: { d: [0n, -30n], a: [0n, 0n] },
        stakes: { df: { d: 45n, a: 50n } },
        pending: 12n,
      }),
      resolve,
    );
    expect(paid).toEqual({ "own/d": 30n, "df/a": 12n });
    expect(end.stakes.get("df")).toEqual(
      new Map([
        ["d", 15n],
        ["a", 38n],
      ]),
    );
  });

  it("does not pay another defaulter's loss", () => {
    const { paid } = outcomeOf(
      own,
      state(own, {
        accounts: { d: [0n, -5n], e: [0n, -50n], a: [0n, 0n] },
        stakes: { df: { d: 20n, a: 100n } },
      }),
      resolve,
    );
    expect(paid).toEqual({ "own/d": 5n, "df/a": 50n });
  });

  it("owes its own loss also where another layer has paid a part of the loss before", () => {
    const late = mechanism([fund("ins"), defaulterStake("own", "df"), tranche("df")]);
    const { paid } = outcomeOf(
      late,
      state(late, {
        accounts: { d: [0n, -30n] },
        stakes: { df: { d: 50n } },
        funds: { ins: 25n },
        pending: 40n,
      }),
      resolve,
    );
    // L = 70, less 25 of the fund is 45; d's own loss is still 30.
    expect(paid).toEqual({ ins: 25n, "own/d": 30n, deficit: 15n });
  });

  it("asks nobody who was solvent", () => {
    const { paid } = outcomeOf(
      own,
      state(own, { accounts: { a: [0n, 0n] }, stakes: { df: { a: 20n } }, pending: 5n }),
      resolve,
    );
    expect(paid).toEqual({ "df/a": 5n });
  });

  it("reads the stake of the tranche that it names, not of another", () => {
    const two = mechanism([defaulterStake("own", "s2"), tranche("s1"), tranche("s2")]);
    const { paid } = outcomeOf(
      two,
      state(two, { accounts: { d: [0n, -30n] }, stakes: { s1: { d: 20n }, s2: { d: 7n } } }),
      resolve,
    );
    expect(paid).toEqual({ "own/d": 7n, deficit: 23n });
  });

  it("takes whole bases in ascending id while loss is left", () => {
    const queue = mechanism([fund("ins"), defaulterStake("own", "df"), tranche("df")]);
    const { state: end, paid } = outcomeOf(
      queue,
      state(queue, {
        // In ASCII: "10" < "9" < "B" < "a".
        accounts: { a: [0n, -5n], B: [0n, -5n], "9": [0n, -5n], "10": [0n, -5n] },
        stakes: { df: { a: 5n, B: 5n, "9": 5n, "10": 4n } },
        funds: { ins: 8n },
      }),
      resolve,
    );
    // 20 - 8 = 12: "10" pays its 4, "9" 5, "B" 3, "a" nothing.
    expect(paid).toEqual({ ins: 8n, "own/10": 4n, "own/9": 5n, "own/B": 3n });
    expect(end.stakes.get("df")).toEqual(
      new Map([
        ["B", 2n],
        ["a", 5n],
      ]),
    );
  });

  it("never takes more than the own loss with all stakes together (doubtful place 1)", () => {
    const twice = mechanism([
      defaulterStake("own1", "s1"),
      defaulterStake("own2", "s2"),
      tranche("s1"),
      tranche("s2"),
    ]);
    const { paid } = outcomeOf(
      twice,
      state(twice, { accounts: { d: [0n, -10n] }, stakes: { s1: { d: 6n }, s2: { d: 8n } }, pending: 3n }),
      resolve,
    );
    expect(paid).toEqual({ "own1/d": 6n, "own2/d": 4n, deficit: 3n });
  });

  it("may be named twice for one tranche", () => {
    const twice = mechanism([defaulterStake("own1", "df"), defaulterStake("own2", "df"), tranche("df")]);
    const { paid } = outcomeOf(
      twice,
      state(twice, { accounts: { d: [0n, -10n] }, stakes: { df: { d: 14n } } }),
      resolve,
    );
    expect(paid).toEqual({ "own1/d": 10n });
    const { state: end, paid: all } = outcomeOf(
      twice,
      state(twice, { accounts: { d: [0n, -20n] }, stakes: { df: { d: 14n } } }),
      resolve,
    );
    expect(all).toEqual({ "own1/d": 14n, deficit: 6n });
    expect(end).toStrictEqual(state(twice, { accounts: { d: [0n, 0n] }, deficit: 6n }));
  });
});

describe("tranche (5.3)", () => {
  const mutual = mechanism([tranche("df", "up")]);

  it("is paid by the solvent, in proportion to their stakes", () => {
    const { state: end, paid } = outcomeOf(
      mutual,
      state(mutual, {
        accounts: { a: [9n, 9n], b: [0n, 0n], d: [0n, -20n] },
        stakes: { df: { a: 30n, b: 10n, d: 40n } },
      }),
      resolve,
    );
    // 20 over 30 and 10: 15 and 5. Without the defaulter-stake layer d's stake stays whole; capital too.
    expect(paid).toEqual({ "df/a": 15n, "df/b": 5n });
    expect(end).toStrictEqual(
      state(mutual, {
        accounts: { a: [9n, 9n], b: [0n, 0n], d: [0n, 0n] },
        stakes: { df: { a: 15n, b: 5n, d: 40n } },
        claims: { a: 15n, b: 5n },
      }),
    );
  });

  it("gives whole stakes and no more", () => {
    const { state: end, paid } = outcomeOf(
      mutual,
      state(mutual, {
        accounts: { a: [9n, 0n], b: [0n, 0n] },
        stakes: { df: { a: 30n, b: 10n } },
        pending: 41n,
      }),
      resolve,
    );
    expect(paid).toEqual({ "df/a": 30n, "df/b": 10n, deficit: 1n });
    expect(end.stakes).toEqual(new Map([["df", new Map()]]));
  });

  it("rounded up sends what it paid too much to the sink, and the claim is the full payment (7.3)", () => {
    const { state: end, paid } = outcomeOf(
      mutual,
      state(mutual, {
        accounts: { a: [0n, 0n], b: [0n, 0n] },
        stakes: { df: { a: 5n, b: 5n } },
        pending: 3n,
      }),
      resolve,
    );
    expect(paid).toEqual({ "df/a": 2n, "df/b": 2n, surplus: 1n });
    expect(end).toStrictEqual(
      state(mutual, {
        accounts: { a: [0n, 0n], b: [0n, 0n] },
        stakes: { df: { a: 3n, b: 3n } },
        claims: { a: 2n, b: 2n },
        residue: 1n,
      }),
    );
  });

  it("leaves other tranches alone", () => {
    const two = mechanism([tranche("s1"), haircut("h", "profit"), tranche("s2")]);
    const { paid } = outcomeOf(
      two,
      state(two, {
        accounts: { a: [0n, 0n], b: [0n, 0n] },
        stakes: { s1: { a: 5n }, s2: { a: 5n, b: 5n } },
        pending: 5n,
      }),
      resolve,
    );
    expect(paid).toEqual({ "s1/a": 5n });
  });
});
