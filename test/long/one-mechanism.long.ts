import { describe, expect, it } from "vitest";
import type { Capabilities } from "../../properties/index.ts";
import { atoms, type Mechanism } from "../../spec/index.ts";
import { tiers } from "../../src/mutants/index.ts";
import { atMost } from "../acceptance.ts";
import { assessment, defaulterStake, fund, haircut, mechanism, onExit, tranche } from "../unit/spec/build.ts";
import { asItShould, implementsOne, replaysOf } from "../unit/src/check/one-mechanism.ts";

const perp = { id: "perp", price: atoms(100n), initialMargin: "0.1" };

/** What a venue of each part of the specification has, all of it: shrinking has layers to drop. */
const mechanisms: Readonly<Record<keyof typeof tiers, Mechanism>> = {
  ledger: mechanism([
    fund("insurance"),
    defaulterStake("own-stake", "mutual"),
    tranche("mutual"),
    assessment("call", "mutual", "1"),
    haircut("cut", "profit"),
  ]),
  rules: mechanism([fund("insurance"), haircut("cut", "equity", "up", undefined, "talmud")]),
  onExit: mechanism([fund("insurance"), tranche("mutual"), onExit("cash", "equity")], { exits: "open" }),
  markets: mechanism(
    [
      { kind: "fund", id: "own", market: "perp" },
      fund("insurance"),
      { kind: "deleverage", id: "adl", rank: "bitmex" },
      haircut("cut", "profit"),
    ],
    { markets: [perp, { ...perp, id: "future" }] },
  ),
};

/** Every third mutant of each part: they give some 250 counterexamples; elsewhere every ninth. */
const rows = Object.entries(tiers).flatMap(([tier, { capabilities, mutants }]) =>
  mutants
    .filter((_, i) => i % atMost(3, 9) === 0)
    .map((mutant) => {
      const own = mutant.mechanisms?.[0] ?? mechanisms[tier as keyof typeof tiers];
      const declared: Capabilities = { ...capabilities, mechanisms: [own] };
      return { name: mutant.name, mutant, own, declared };
    }),
);

describe("who implements one mechanism, and does not look at the one of the scenario,", () => {
  let counterexamples = 0;

  it.each(rows)(
    "is convicted under it alone, and by each replay: $name",
    async ({ mutant, own, declared }) => {
      const found = await replaysOf(implementsOne(mutant, own, declared), own, { runs: 150 });
      expect(found.filter((one) => one !== asItShould)).toEqual([]);
      counterexamples += found.length;
    },
  );

  const least = atMost(200, 50);
  it(`on ${least} counterexamples at least`, () => {
    expect(counterexamples).toBeGreaterThanOrEqual(least);
  });
});
