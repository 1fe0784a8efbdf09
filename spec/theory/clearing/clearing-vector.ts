import { Fraction } from "fraction.js";
import { nought, total } from "../../division/claims/problem.ts";
import { solve } from "./linear-system.ts";

/** Firms that owe one another. Exact rationals in any one unit. */
export interface DebtNetwork {
  /** liabilities[i][j]: what i owes j. Nobody owes itself. */
  readonly liabilities: readonly (readonly Fraction[])[];
  /** e_i: what i owns outside the network, at least 0. */
  readonly external: readonly Fraction[];
  /** alpha in [0, 1]: the part of e_i that a defaulter's creditors receive; 1 is no cost of default. */
  readonly alpha: Fraction;
  /** beta in [0, 1]: the part of what the others pay i that a defaulter's creditors receive. */
  readonly beta: Fraction;
}

/** What everybody pays, and who cannot pay all. */
export interface Clearing {
  readonly payments: readonly Fraction[];
  /** Indices, ascending. */
  readonly defaulters: readonly number[];
}

/**
 * The greatest clearing vector: i pays all that it owes, P_i, where what it
 * owns and receives suffices, and else alpha e_i + beta (what it receives);
 * whatever i pays is shared among its creditors in proportion to their claims.
 *
 * By the fictitious default algorithm: suppose that everybody pays; anyone who
 * then cannot is a defaulter; find what defaulters pay; anyone who cannot pay
 * now is a defaulter too, and so on until nobody is added. (Eisenberg and Noe
 * 2001, alpha = beta = 1; Rogers and Veraart 2013 with costs of default.)
 */
export const greatestClearingVector = (network: DebtNetwork): Clearing => {
  let defaulters: readonly number[] = [];
  for (;;) {
    const payments = paymentsWith(network, defaulters);
    const short = owed(network).flatMap((debt, i) =>
      defaulters.includes(i) || assetsOf(network, payments, i).lt(debt) ? [i] : [],
    );
    if (short.length === defaulters.length) return { payments, defaulters };
    defaulters = short;
  }
};

/** P_i: all that i owes. */
const owed = ({ liabilities }: DebtNetwork): readonly Fraction[] => liabilities.map(total);

/** What i owns and receives when the others pay so much. */
const assetsOf = (network: DebtNetwork, payments: readonly Fraction[], i: number): Fraction =>
  (network.external[i] ?? nought).add(
    total(payments.map((payment, j) => payment.mul(shareOf(network, j, i)))),
  );

/** The part of j's payments that is i's: its part of all that j owes. */
const shareOf = ({ liabilities }: DebtNetwork, j: number, i: number): Fraction => {
  const debts = liabilities[j] ?? [];
  const all = total(debts);
  return all.equals(0) ? nought : (debts[i] ?? nought).div(all);
};

/**
 * What everybody pays if these default and nobody else: for each defaulter i
 *
 *   p_i - beta * sum over defaulters j of share_ji p_j = alpha e_i + beta * sum over the others j of what j owes i
 *
 * This has one solution here, also with beta = 1: defaulters who owed one
 * another alone would receive together all that they owe, so that not all of
 * them could be short.
 */
const paymentsWith = (network: DebtNetwork, defaulters: readonly number[]): readonly Fraction[] => {
  const { liabilities, external, alpha, beta } = network;
  const matrix = defaulters.map((i) =>
    defaulters.map((j) => new Fraction(i === j ? 1 : 0).sub(beta.mul(shareOf(network, j, i)))),
  );
  const right = defaulters.map((i) => {
    const received = liabilities.map((debts, j) => (defaulters.includes(j) ? nought : (debts[i] ?? nought)));
    return alpha.mul(external[i] ?? nought).add(beta.mul(total(received)));
  });
  const paid = solve(matrix, right);
  return owed(network).map((debt, i) => paid[defaulters.indexOf(i)] ?? debt);
};
