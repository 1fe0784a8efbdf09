import { describe, expect, it } from "vitest";
import { isTrue } from "../../../../../spec/theory/proofs/evaluate.ts";
import { namesIn } from "../../../../../spec/theory/proofs/formula.ts";
import { theorems } from "../../../../../spec/theory/proofs/theorems/index.ts";
import { encodingOf } from "../../../../../spec/theory/proofs/verify.ts";
import * as conservation from "./conservation-runs.ts";
import type { Runs } from "./instance.ts";
import * as payments from "./payment-runs.ts";
import * as resolves from "./resolve-runs.ts";
import { settlements } from "./settlement-runs.ts";
import * as splits from "./split-runs.ts";

/**
 * A theorem speaks about its formulas. That they are what the code does is
 * tested here: the code runs, the names get the numbers that it ran with, and
 * then everything that is given must be true of them, and so must the rest.
 */
const runsOf: Readonly<Record<string, Runs>> = {
  "a rounded share stays within the base": splits.roundedShares,
  "the sequential split balances": splits.sequentialSplits,
  "a queue balances": splits.queues,
  "the surplus is less than the number of fractional quotas": splits.surpluses,
  "equal bases pay equally": splits.equalBases,
  "larger bases pay no less and keep no less": splits.largerBases,
  "a larger loss lowers no bill": splits.largerLosses,
  "splitting an account gains nothing": splits.splitAccounts,
  "a waterfall step places the loss exactly once": resolves.waterfallSteps,
  "a layer pays only when all before it are exhausted": resolves.layersInOrder,
  "after a resolve nobody is insolvent": resolves.solvency,
  "profits are enough for every deficit of a zero-sum book": resolves.zeroSumBooks,
  "a credit or a debit moves the whole amount": payments.creditsAndDebits,
  "a payment conserves value": payments.payments,
  "a settlement conserves value": settlements,
  "a resolve conserves value": conservation.resolves,
  "a recovery conserves value": conservation.recoveries,
  "a shutdown and its redemptions conserve value": conservation.shutdowns,
  "an exit never lowers the ratio of those who stay": payments.exits,
};

/** Prices at the end of a mark, where they are multiplied by 0 lots: the one place where a number cannot be felt. */
const timesNothing = new Set([
  "mark, end: the lots of a market sum to 0: m",
  "mark, end: the lots of a market sum to 0: M",
]);

const seeds = Array.from({ length: 200 }, (_, seed) => seed);

describe("the encoding of", () => {
  it.each(theorems.map((theorem) => [theorem.sentence, theorem] as const))(
    "%s is what the code does",
    (_, theorem) => {
      const runs = runsOf[theorem.sentence];
      if (runs === undefined)
        throw new Error(`expected runs of the code for "${theorem.sentence}", found none`);
      const encodings = new Map(
        theorem.obligations.map((obligation) => [
          obligation.name,
          { obligation, ...encodingOf(theorem, obligation) },
        ]),
      );
      const felt = new Set<string>();
      const met = new Map([...encodings.keys()].map((name) => [name, 0]));
      for (const seed of seeds)
        for (const { obligation: name, values } of runs(seed)) {
          const encoding = encodings.get(name);
          if (encoding === undefined) throw new Error(`expected an obligation, found "${name}"`);
          const { given, then, obligation } = encoding;
          const texts = [...obligation.given, ...obligation.then];
          const untrue = [...given, ...then].flatMap((formula, i) =>
            isTrue(formula, values) ? [] : [texts[i]],
          );
          expect(untrue, `${name}, seed ${seed}: ${describeValues(values)}`).toEqual([]);
          met.set(name, (met.get(name) ?? 0) + 1);
          for (const own of Object.keys(values)) {
            if (felt.has(`${name}: ${own}`)) continue;
            const moved = (by: bigint) => ({ ...values, [own]: (values[own] ?? 0n) + by });
            if ([1n, -1n].some((by) => ![...given, ...then].every((f) => isTrue(f, moved(by)))))
              felt.add(`${name}: ${own}`);
          }
        }
      const idle = [...encodings].flatMap(([name, { given, then }]) =>
        [...new Set([...given, ...then].flatMap(namesIn))]
          .map((own) => `${name}: ${own}`)
          .filter((own) => !felt.has(own) && !timesNothing.has(own)),
      );
      expect(idle).toEqual([]);
      // Every obligation, often enough to mean something.
      expect([...met].filter(([, times]) => times < 10)).toEqual([]);
    },
  );
});

const describeValues = (values: Readonly<Record<string, bigint>>): string =>
  Object.entries(values)
    .map(([name, value]) => `${name} = ${value}`)
    .join(", ");
