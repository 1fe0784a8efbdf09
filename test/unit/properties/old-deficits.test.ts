import { describe, expect, it } from "vitest";
import { atoms, type Mechanism, run } from "../../../spec/index.ts";
import { fund, haircut, mechanism, resolve, state } from "../spec/build.ts";
import { accepted, convictions } from "./judged.ts";

const two = (mechanism: Mechanism) =>
  state(mechanism, {
    accounts: { a: [9n, 0n] },
    funds: { insurance: 5n },
    pending: 5n,
    deficit: 5n,
  });

describe("an old deficit of 5, a new loss of 5, and 5 in the fund", () => {
  const of = mechanism([fund("insurance"), haircut("holders", "capital", "up")]);
  const actions = [resolve];

  it("the model pays the new loss, and is acquitted", () => {
    const { steps } = run({ mechanism: of, genesis: two(of), actions });
    expect(steps[0]?.state).toEqual(state(of, { accounts: { a: [9n, 0n] }, deficit: 5n }));
    expect(convictions({ mechanism: of, genesis: two(of), actions, steps })).toEqual(new Map());
  });

  it.each([true, false])(
    "a fund that pays the old one first lets users pay (receipts: %s)",
    (hasReceipts) => {
      const after = state(of, { accounts: { a: [4n, 0n] }, claims: { a: 5n } });
      const receipts = [
        { layer: "insurance", amount: atoms(5n) },
        { layer: "holders", account: "a", amount: atoms(5n) },
      ];
      const steps = [accepted(after, receipts)];
      const found = convictions({ mechanism: of, genesis: two(of), actions, steps }, hasReceipts);
      // No loss was accounted for twice (CONS-2), and no more was taken than was lost (MIN-1).
      expect([...found.keys()]).toEqual(["ORD-2", "ORD-1", ...(hasReceipts ? ["TRAN-2"] : []), "REF-1"]);
      expect(found.get("ORD-2")).toMatchObject({
        expected: "the fund insurance to pay 5 before anyone is cut in holders",
        observed: "insurance paid 0 (and 5 of an old deficit) while holders took 5 from users",
      });
      if (hasReceipts) expect(found.get("TRAN-2")?.observed).toBe("0, besides 5 of an old deficit");
    },
  );
});

describe("two funds, of which the second pays an old deficit", () => {
  const of = mechanism([fund("first"), fund("second"), haircut("holders", "capital", "up")]);
  const genesis = state(of, {
    accounts: { a: [9n, 0n] },
    funds: { first: 5n, second: 5n },
    pending: 5n,
    deficit: 5n,
  });

  it("is the law, whichever paid for which", () => {
    const { steps } = run({ mechanism: of, genesis, actions: [resolve] });
    expect(steps[0]?.state).toEqual(state(of, { accounts: { a: [9n, 0n] } }));
    expect(convictions({ mechanism: of, genesis, actions: [resolve], steps })).toEqual(new Map());
  });

  it("is named where the first paid the new loss, and users the rest of it", () => {
    const after = state(of, { accounts: { a: [8n, 0n] }, funds: { first: 1n }, claims: { a: 1n } });
    const found = convictions(
      { mechanism: of, genesis, actions: [resolve], steps: [accepted(after)] },
      false,
    );
    expect(found.get("ORD-2")).toMatchObject({
      expected: "the fund first to pay 5 before anyone is cut in holders",
      observed: "first paid 4 while holders took 1 from users",
    });
    expect(found.has("CONS-2")).toBe(false);
  });
});

describe("an old deficit that falls", () => {
  const of = mechanism([haircut("holders", "capital", "up")]);
  const genesis = state(of, { accounts: { a: [9n, 0n] }, pending: 2n, deficit: 3n });

  it("with nobody paying is not accounted for", () => {
    const after = state(of, { accounts: { a: [7n, 0n] }, claims: { a: 2n } });
    const found = convictions(
      { mechanism: of, genesis, actions: [resolve], steps: [accepted(after)] },
      false,
    );
    expect(found.get("CONS-2")).toMatchObject({
      expected:
        "the loss of 2 atoms and 3 of an old deficit accounted for: covered by layers or recorded as deficit",
      observed: "2 covered by layers and 0 recorded, together 2",
    });
  });

  it("with users paying is taken too much of them, and accounted for", () => {
    const after = state(of, { accounts: { a: [4n, 0n] }, claims: { a: 5n } });
    const found = convictions(
      { mechanism: of, genesis, actions: [resolve], steps: [accepted(after)] },
      false,
    );
    expect(found.get("MIN-1")?.observed).toBe("it took 5");
    expect(found.has("CONS-2")).toBe(false);
  });
});
