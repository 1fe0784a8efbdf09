import { describe, expect, it } from "vitest";
import { atoms, type Mechanism, type Scenario, splitOf } from "../../../../spec/index.ts";
import { splitBy } from "../../../../src/mutants/mutant.ts";
import { ownDepositNotUsed } from "../../../../src/mutants/own-money.ts";
import { haircut, loss, mechanism, resolve, state, tranche } from "../../spec/build.ts";
import { largestIn, shrunk } from "./shrunk.ts";

/** Of two who pay or more, the first pays half of what the second owes beside its own part. */
const smallestPaysHalfMore = splitBy((layer) => (loss, bases) => {
  const [first, second, ...others] = splitOf(layer)(loss, bases);
  if (first === undefined || second === undefined) return splitOf(layer)(loss, bases);
  const half = second / 2n;
  return [atoms(first + half), atoms(second - half), ...others];
});

describe("amounts of 75 digits shrink to a few atoms, in a few hundred scenarios:", () => {
  const large = 10n ** 75n;
  const shared: Mechanism = mechanism([tranche("mutual"), haircut("cut", "profit")]);
  const genesis = state(shared, {
    accounts: { a: [3n * large, 0n], b: [7n, 5n * large], c: [large + 1n, large - 1n] },
    stakes: { mutual: { a: large, b: large / 3n } },
  });
  const few = { scenarios: 300, milliseconds: 600_000 };

  it("those of a settlement, which sum to 0", async () => {
    const entries = [
      { account: "a", amount: atoms(-20n * large) },
      { account: "b", amount: atoms(13n * large) },
      { account: "c", amount: atoms(7n * large) },
    ];
    const from: Scenario = { mechanism: shared, genesis, actions: [{ type: "settle", entries }] };
    const { observation } = await shrunk(ownDepositNotUsed.run, "NNEG-2", from, few);
    expect(largestIn(observation.scenario)).toBeLessThan(10n);
    expect(observation.scenario.actions).toMatchObject([{ type: "settle" }]);
  });

  it("those of bases and a loss that must keep their proportions", async () => {
    const from: Scenario = { mechanism: shared, genesis, actions: [loss((5n * large) / 7n), resolve] };
    const { observation } = await shrunk(smallestPaysHalfMore, "FAIR-1", from, few);
    expect(largestIn(observation.scenario)).toBeLessThan(100n);
  });
});
