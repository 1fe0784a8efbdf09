import { describe, expect, it } from "vitest";
import { atoms, run } from "../../../spec/index.ts";
import { fund, haircut, loss, mechanism, resolve, state } from "../spec/build.ts";
import { accepted, convictions } from "./judged.ts";

describe("a fund that is also the surplus sink", () => {
  const down = mechanism([fund("insurance"), haircut("holders", "capital", "down")], {
    surplus: "insurance",
  });
  const genesis = state(down, { accounts: { a: [4n, 0n], b: [4n, 0n] }, pending: 4n });

  it("is convicted of growing, and not of paying a negative amount", () => {
    // 2 of each are due. 3 of each are taken, and 2 go to the sink.
    const after = state(down, {
      accounts: { a: [1n, 0n], b: [1n, 0n] },
      funds: { insurance: 2n },
      claims: { a: 3n, b: 3n },
    });
    const told = { mechanism: down, genesis, actions: [resolve], steps: [accepted(after)] };
    const found = convictions(told, false);
    expect([...found.keys()]).toEqual(["CONS-2", "MIN-1", "MIN-3", "FAIR-1", "REF-1"]);
    expect(found.get("CONS-2")?.observed).toBe("6 covered by layers and 0 recorded, together 6");
    expect(found.get("MIN-3")?.observed).toBe("it grew by 2");
    for (const { expected, observed } of found.values()) expect(`${expected} ${observed}`).not.toContain("-");
  });

  it("is read as drawn and then paid, where receipts say so", () => {
    const up = mechanism([fund("insurance"), haircut("holders", "capital", "up")], { surplus: "insurance" });
    const from = state(up, { accounts: { a: [4n, 0n], b: [4n, 0n] }, funds: { insurance: 1n } });
    const actions = [loss(2n), resolve];
    const { steps } = run({ mechanism: up, genesis: from, actions });
    // A loss of 2: the fund pays 1, each holder 1 of a half, and 1 comes back.
    expect(steps.at(-1)?.state.funds.get("insurance")).toBe(1n);
    expect(convictions({ mechanism: up, genesis: from, actions, steps })).toEqual(new Map());
    expect(convictions({ mechanism: up, genesis: from, actions, steps }, false)).toEqual(new Map());
  });
});

it("a fund that gains in a resolve, and is no sink, is told to have got it", () => {
  const plain = mechanism([fund("insurance"), haircut("holders", "capital", "down")]);
  const genesis = state(plain, { accounts: { a: [4n, 0n], b: [4n, 0n] }, pending: 4n });
  const after = state(plain, {
    accounts: { a: [1n, 0n], b: [1n, 0n] },
    funds: { insurance: 2n },
    claims: { a: 3n, b: 3n },
  });
  const receipts = [
    { layer: "holders", account: "a", amount: atoms(3n) },
    { layer: "holders", account: "b", amount: atoms(3n) },
  ];
  const told = { mechanism: plain, genesis, actions: [resolve], steps: [accepted(after, receipts)] };
  expect(convictions(told).get("BND-3")).toMatchObject({
    expected: "the fund to pay nothing in insurance, where it has no base",
    observed: "it got 2",
  });
});
