import { type Action, atoms, type Mechanism, type Scenario } from "../../../../spec/index.ts";

const mechanism: Mechanism = {
  name: "house then winners",
  asset: { symbol: "USDC", decimals: 6 },
  waterfall: [
    { kind: "fund", id: "insurance", floor: atoms(1n) },
    { kind: "tranche", id: "mutual", rounding: "up" },
    { kind: "haircut", id: "winners", basis: "profit", rule: "proportional", rounding: "up" },
  ],
  remainder: "park",
  exits: "gated",
  surplus: "residue",
};

const deposit = (account: string, amount = 5n): Action => ({
  type: "deposit",
  account,
  amount: atoms(amount),
});

/** One deposit for each name: as many steps as names. */
export const deposits = (...names: readonly string[]): Scenario => ({
  mechanism,
  actions: names.map((name) => deposit(name)),
});

/** The scenario on which the programs in test/programs misbehave. */
export const marked = deposits("marked", "ann");

/** Markets that end in a resolve, each with other numbers: `n` of them. */
export const markets = (n: number): readonly Scenario[] =>
  Array.from({ length: n }, (_, i) => ({
    mechanism,
    actions: [
      deposit("ann", BigInt(10 + i)),
      deposit("bob", BigInt(3 + (i % 7))),
      deposit("__proto__", 10n ** 30n),
      { type: "topUp", layer: "insurance", amount: atoms(BigInt(i % 5)) },
      { type: "stake", account: "__proto__", layer: "mutual", amount: atoms(BigInt(i % 3)) },
      {
        type: "settle",
        entries: [
          { account: "bob", amount: atoms(-20n - BigInt(i)) },
          { account: "ann", amount: atoms(13n + BigInt(i)) },
          { account: "__proto__", amount: atoms(7n) },
        ],
      },
      { type: "resolve" },
    ],
  }));
