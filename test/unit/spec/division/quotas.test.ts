import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  atoms,
  claimsRuleNames,
  type QuotaRounding,
  quotasOf,
  roundQuotas,
  type Rule,
  splitByRule,
  splitInOrder,
  splitProportional,
  sum,
} from "../../../../spec/index.ts";
import { chapter } from "../chapters.ts";

const roundings: readonly QuotaRounding[] = ["up", "down", "largest-remainder", "unspecified"];
const bases = [2n, 4n, 7n, 8n].map(atoms);

/** A quota as text in lowest terms, such as "22/21". */
const text = ({ numerator, denominator }: { numerator: bigint; denominator: bigint }): string => {
  const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? a : gcd(b, a % b));
  const common = gcd(numerator, denominator);
  return denominator === common ? `${numerator / common}` : `${numerator / common}/${denominator / common}`;
};

const quotas = (rule: Rule, loss: bigint, of = bases): string =>
  quotasOf(rule, atoms(loss), of).map(text).join(", ");

describe("the quotas of a loss over 2, 4, 7, 8 (section 13)", () => {
  it.each<[Rule, string, string]>([
    ["proportional", "22/21, 44/21, 11/3, 88/21", "10/21, 20/21, 5/3, 40/21"],
    ["constrained-equal-awards", "0, 4/3, 13/3, 16/3", "0, 0, 2, 3"],
    ["constrained-equal-losses", "2, 3, 3, 3", "5/4, 5/4, 5/4, 5/4"],
    // Beyond half of all claims: equal losses of the halves 1, 2, 3.5, 4 are 1 and 4/3.
    ["talmud", "1, 2, 7/2, 9/2", "1, 4/3, 4/3, 4/3"],
    // Equal awards of 5.5 over the halves are 1 and 1.5: 2, 3.5, 5, 5.5 are kept.
    ["piniles", "1, 2, 7/2, 9/2", "0, 1/2, 2, 5/2"],
    // max(half, min(d, 5)): 2, 4, 5, 5 are kept.
    ["constrained-egalitarian", "1, 2, 7/2, 9/2", "0, 0, 2, 3"],
    // First with chance 1/4, second after another with chance 1/12: 2/4 + 1/12; 4/4 + 3/12; 5/4 + 3/12 + 1/12.
    ["random-arrival", "1, 13/6, 11/3, 25/6", "7/12, 5/4, 19/12, 19/12"],
    // t = 5/3: everyone keeps what is above, and 5/12 of what is below.
    ["minimal-overlap", "3/2, 17/6, 10/3, 10/3", "5/4, 5/4, 5/4, 5/4"],
    // Minimal rights 0, 0, 2, 3; 11 of the other 2, 4, 5, 5 are kept.
    ["adjusted-proportional", "22/21, 44/21, 11/3, 88/21", "5/8, 5/4, 25/16, 25/16"],
    ["queue", "2, 4, 5, 0", "2, 3, 0, 0"],
  ])("%s", (rule, eleven, five) => {
    expect(quotas(rule, 11n)).toBe(eleven);
    expect(quotas(rule, 5n)).toBe(five);
  });

  it("adjusted-proportional cuts claims to the estate: 18 lost, 3 left for 2, 3, 3, 3", () => {
    expect(quotas("adjusted-proportional", 18n)).toBe("16/11, 35/11, 68/11, 79/11");
  });

  it("the chapter has the same table", () => {
    const page = chapter("division/claims/README.md");
    for (const rule of claimsRuleNames)
      expect(page).toMatch(
        new RegExp(`\\| \`${rule}\` \\| [^|]+ \\| ${quotas(rule, 11n)} \\| ${quotas(rule, 5n)} \\|`),
      );
  });
});

describe("random arrival", () => {
  const of = (n: number) => Array.from({ length: n }, (_, i) => atoms(BigInt(i + 1)));

  it("of nine payers is random arrival: a loss of 1 is a ninth for each", () => {
    expect(quotas("random-arrival", 1n, of(9))).toBe(Array(9).fill("1/9").join(", "));
  });

  it("of ten is proportional (13.11)", () => {
    expect(quotas("random-arrival", 1n, of(10))).toBe(quotas("proportional", 1n, of(10)));
    expect(quotas("random-arrival", 11n, of(10))).toBe("1/5, 2/5, 3/5, 4/5, 1, 6/5, 7/5, 8/5, 9/5, 2");
    for (const rounding of roundings)
      expect(splitByRule("random-arrival", rounding)(atoms(11n), of(10))).toEqual(
        splitProportional(rounding)(atoms(11n), of(10)),
      );
  });
});

const amount = fc.oneof(
  fc.bigInt(1n, 20n),
  fc.bigInt(1n, 20n).map((multiple) => multiple * 2n ** 64n + 1n),
  fc.bigInt(1n, 2n ** 128n),
);
/** Bases, and a loss of a part of them. */
const problem = fc
  .tuple(fc.array(amount, { minLength: 1, maxLength: 7 }), fc.bigInt(0n, 1000n))
  .map(([drawn, part]) => ({ bases: drawn.map(atoms), loss: atoms((sum(drawn.map(atoms)) * part) / 1000n) }));

describe("on problems of any size", () => {
  it.each(claimsRuleNames)("%s has quotas from 0 to the base that sum to the loss", (rule) => {
    fc.assert(
      fc.property(problem, ({ bases, loss }) => {
        const found = quotasOf(rule, loss, bases);
        const common = found.reduce((product, { denominator }) => product * denominator, 1n);
        const parts = found.map(({ numerator, denominator }) => (numerator * common) / denominator);
        expect(parts.every((part, i) => part >= 0n && part <= (bases[i] ?? 0n) * common)).toBe(true);
        expect(parts.reduce((all, part) => all + part, 0n)).toBe(loss * common);
      }),
      { numRuns: 300, seed: 1 },
    );
  });

  it.each(roundings)("proportional quotas rounded %s are the split in integers", (rounding) => {
    fc.assert(
      fc.property(problem, ({ bases, loss }) => {
        expect(roundQuotas(rounding, loss, quotasOf("proportional", loss, bases))).toEqual(
          splitProportional(rounding)(loss, bases),
        );
      }),
      { numRuns: 1000, seed: 1 },
    );
  });

  it.each(roundings)("the queue, rounded %s, takes whole bases in order", (rounding) => {
    fc.assert(
      fc.property(problem, ({ bases, loss }) => {
        expect(splitByRule("queue", rounding)(loss, bases)).toEqual(splitInOrder(loss, bases));
      }),
      { numRuns: 300, seed: 1 },
    );
  });
});
