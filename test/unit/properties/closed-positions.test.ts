import { describe, expect, it } from "vitest";
import { atoms, run } from "../../../spec/index.ts";
import { fund, haircut, mechanism, resolve, state } from "../spec/build.ts";
import { accepted, convictions } from "./judged.ts";

const markets = [{ id: "btc", price: atoms(10n), initialMargin: "0" }];

/** Ann is short 2 lots and owes 4; bob is long 2, which he bought at 8. */
describe("a position that a resolve closes although no layer may", () => {
  const of = mechanism([fund("insurance"), haircut("winners", "profit", "up")], { markets });
  const genesis = state(of, {
    accounts: { ann: [0n, -4n], bob: [0n, 4n] },
    funds: { insurance: 4n },
    markets: {
      btc: { positions: { ann: [-2n, -16n], bob: [2n, 16n] }, shortfalls: { ann: 4n } },
    },
  });
  const actions = [resolve];

  it("is not called a haircut: it is a position that was closed", () => {
    const after = state(of, {
      accounts: { ann: [0n, 0n], bob: [0n, 0n] },
      funds: { insurance: 4n },
      claims: { bob: 4n },
    });
    const found = convictions({ mechanism: of, genesis, actions, steps: [accepted(after)] }, false);
    expect([...found.keys()]).toEqual(["BND-3", "REF-1"]);
    expect(found.get("BND-3")).toMatchObject({
      expected: "ann to keep its -2 lots of btc: no layer may close them",
      observed: "0 lots",
    });
  });

  it("stays open with the model, which is acquitted", () => {
    const { steps } = run({ mechanism: of, genesis, actions });
    expect(steps[0]?.state.markets.get("btc")?.positions.get("bob")?.lots).toBe(2n);
    expect(convictions({ mechanism: of, genesis, actions, steps })).toEqual(new Map());
  });

  it("is closed by a layer that may, and then ORD-2 says so", () => {
    const adl = mechanism([fund("insurance"), { kind: "deleverage", id: "adl", rank: "profit" }], {
      markets,
    });
    const from = { ...genesis };
    const after = state(adl, {
      accounts: { ann: [0n, 0n], bob: [0n, 0n] },
      funds: { insurance: 4n },
      claims: { bob: 4n },
    });
    const found = convictions({ mechanism: adl, genesis: from, actions, steps: [accepted(after)] }, false);
    expect(found.get("ORD-2")).toMatchObject({
      expected: "the fund insurance to pay 4 before anyone is deleveraged in adl",
      observed: "insurance paid 0 while adl took 4 from users",
    });
    expect(found.has("BND-3")).toBe(false);
    const { steps } = run({ mechanism: adl, genesis: from, actions });
    expect(convictions({ mechanism: adl, genesis: from, actions, steps })).toEqual(new Map());
  });
});
