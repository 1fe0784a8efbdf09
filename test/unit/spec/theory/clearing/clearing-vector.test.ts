import * as fc from "fast-check";
import { Fraction } from "fraction.js";
import { describe, expect, it } from "vitest";
import {
  type DebtNetwork,
  greatestClearingVector,
} from "../../../../../spec/theory/clearing/clearing-vector.ts";

/** A number as fraction.js reads it, such as 2 or "11/5". */
type Numeral = string | number;

const network = (
  liabilities: readonly (readonly Numeral[])[],
  external: readonly Numeral[],
  alpha: Numeral = 1,
  beta: Numeral = alpha,
): DebtNetwork => ({
  liabilities: liabilities.map((row) => row.map((debt) => new Fraction(debt))),
  external: external.map((asset) => new Fraction(asset)),
  alpha: new Fraction(alpha),
  beta: new Fraction(beta),
});

const clear = (...of: Parameters<typeof network>): string => {
  const { payments, defaulters } = greatestClearingVector(network(...of));
  return `${payments.map((payment) => payment.toFraction()).join(", ")}; ${defaulters.join(", ")}`;
};

describe("the greatest clearing vector", () => {
  it("of two that owe 2 and 2.2 and own 1 each, with half lost in default, is that both pay all", () => {
    expect(
      clear(
        [
          [0, 2],
          ["2.2", 0],
        ],
        [1, 1],
        "1/2",
      ),
    ).toBe("2, 11/5; ");
  });

  it("is the greatest of several: where all could default together, nobody does", () => {
    // Also 1/2 each clears: 1/4 + 1/2 * 1/2. And without any assets every p, p does.
    expect(
      clear(
        [
          [0, 3],
          [3, 0],
        ],
        ["1/2", "1/2"],
        "1/2",
      ),
    ).toBe("3, 3; ");
    expect(
      clear(
        [
          [0, 2],
          [2, 0],
        ],
        [0, 0],
      ),
    ).toBe("2, 2; ");
  });

  it("follows a chain: a default makes the next one", () => {
    // 0 owes 10 and owns 4; 1 owes 10, owns 3 and receives 4.
    const chain = [
      [0, 10, 0],
      [0, 0, 10],
      [0, 0, 0],
    ];
    expect(clear(chain, [4, 3, 0])).toBe("4, 7, 0; 0, 1");
    expect(clear(chain, [4, 6, 0])).toBe("4, 10, 0; 0");
    // Half lost: 2, then 3/2 + 1.
    expect(clear(chain, [4, 3, 0], "1/2")).toBe("2, 5/2, 0; 0, 1");
    // All that is owned is lost, nothing that is received: 0, then 0.
    expect(clear(chain, [4, 3, 0], 0, 1)).toBe("0, 0, 0; 0, 1");
  });

  it("solves a circle of defaulters", () => {
    // p0 = 2 + p1/3, p1 = 1 + p0: 7/2 and 9/2. Half lost: p0 = 1 + p1/6, p1 = 1/2 + p0/2.
    const circle = [
      [0, 10, 0],
      [4, 0, 8],
      [0, 0, 0],
    ];
    expect(clear(circle, [2, 1, 0])).toBe("7/2, 9/2, 0; 0, 1");
    expect(clear(circle, [2, 1, 0], "1/2")).toBe("13/11, 12/11, 0; 0, 1");
  });

  it("of nobody, and of those who owe nothing", () => {
    expect(clear([], [])).toBe("; ");
    expect(
      clear(
        [
          [0, 0],
          [0, 0],
        ],
        [0, 5],
      ),
    ).toBe("0, 0; ");
  });
});

const networks = (betas: readonly Numeral[]): fc.Arbitrary<DebtNetwork> =>
  fc.integer({ min: 1, max: 4 }).chain((n) =>
    fc
      .record({
        debts: fc.array(fc.array(fc.nat(8), { minLength: n, maxLength: n }), { minLength: n, maxLength: n }),
        external: fc.array(fc.nat(6), { minLength: n, maxLength: n }),
        alpha: fc.constantFrom(0, "1/2", 1),
        beta: fc.constantFrom(...betas),
      })
      .map(({ debts, external, alpha, beta }) =>
        network(
          debts.map((row, i) => row.map((debt, j) => (i === j ? 0 : debt))),
          external,
          alpha,
          beta,
        ),
      ),
  );

/** What everybody can pay if the others pay so much: one round of the definition. */
const round = ({ liabilities, external, alpha, beta }: DebtNetwork, payments: readonly Fraction[]) =>
  liabilities.map((debts, i) => {
    const sum = (parts: readonly Fraction[]) => parts.reduce((all, part) => all.add(part), new Fraction(0));
    const owed = sum(debts);
    const received = sum(
      liabilities.map((others, j) => {
        const all = sum(others);
        return all.equals(0) ? all : (payments[j] ?? all).mul(others[i] ?? all).div(all);
      }),
    );
    const own = external[i] ?? new Fraction(0);
    return own.add(received).gte(owed) ? owed : alpha.mul(own).add(beta.mul(received));
  });

const debtsOf = ({ liabilities }: DebtNetwork) =>
  liabilities.map((debts) => debts.reduce((all, debt) => all.add(debt), new Fraction(0)));

const runs = { seed: 1, numRuns: 300 };

describe("on every network", () => {
  it("nobody pays less than nothing or more than is owed (limited liability)", () => {
    fc.assert(
      fc.property(networks([0, "1/2", 1]), (of) => {
        const { payments } = greatestClearingVector(of);
        return payments.every((payment, i) => payment.gte(0) && payment.lte(debtsOf(of)[i] ?? 0));
      }),
      runs,
    );
  });

  it("everybody pays all, or all that there is after the costs of default (absolute priority)", () => {
    fc.assert(
      fc.property(networks([0, "1/2", 1]), (of) => {
        const { payments, defaulters } = greatestClearingVector(of);
        const again = round(of, payments);
        expect(again.map((payment) => payment.toFraction())).toEqual(
          payments.map((payment) => payment.toFraction()),
        );
        expect(defaulters).toEqual(debtsOf(of).flatMap((debt, i) => (payments[i]?.lt(debt) ? [i] : [])));
      }),
      runs,
    );
  });

  it("no clearing vector is greater: payments that fall from all that is owed end there", () => {
    fc.assert(
      fc.property(networks([0, "1/2"]), (of) => {
        const { payments } = greatestClearingVector(of);
        let falling: readonly Fraction[] = debtsOf(of);
        for (let k = 0; k < 40; k += 1) falling = round(of, falling);
        // Each round halves what is left of the way, once the defaulters are known.
        for (const [i, payment] of payments.entries()) {
          const rest = (falling[i] ?? payment).sub(payment);
          expect(rest.gte(0) && rest.lte(new Fraction(1, 2 ** 20))).toBe(true);
        }
      }),
      runs,
    );
  });

  it("without costs, what the network owns is neither lost nor made", () => {
    fc.assert(
      fc.property(networks([1]), (drawn) => {
        const of = { ...drawn, alpha: new Fraction(1) };
        const { payments } = greatestClearingVector(of);
        const debts = debtsOf(of);
        const worth = of.external.map((own, i) => {
          const received = of.liabilities.reduce(
            (all, others, j) =>
              debts[j]?.equals(0)
                ? all
                : all.add((payments[j] ?? own).mul(others[i] ?? 0).div(debts[j] ?? 1)),
            own,
          );
          return received.sub(payments[i] ?? 0);
        });
        expect(worth.every((equity) => equity.gte(0))).toBe(true);
        const sum = (parts: readonly Fraction[]) =>
          parts.reduce((all, part) => all.add(part), new Fraction(0));
        expect(sum(worth).toFraction()).toBe(sum(of.external).toFraction());
      }),
      runs,
    );
  });
});
