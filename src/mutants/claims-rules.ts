import { Fraction } from "fraction.js";
import { constrainedEqualAwards } from "../../spec/division/claims/constrained-equal-awards.ts";
import { constrainedEqualLosses } from "../../spec/division/claims/constrained-equal-losses.ts";
import {
  type ClaimsRule,
  claimed,
  excess,
  lesser,
  nought,
  total,
} from "../../spec/division/claims/problem.ts";
import { proportional } from "../../spec/division/claims/proportional.ts";
import {
  atoms,
  type Layer,
  type Rule,
  roundQuotas,
  type Split,
  splitOf,
  splitProportional,
  sum,
} from "../../spec/index.ts";
import { type Either, type Mutant, splitBy } from "./mutant.ts";

/** Bills by another rule are no quotas of the declared one. */
const ofAnotherRule: Either = {
  either: ["FAIR-1", "MIN-1", "SOLV-3"],
  because:
    "where they are fractions and the quotas are not, rounding takes more than the loss, or leaves some of it",
};

/** A venue that has one rule, and awards otherwise by it than the rule does. */
const awardedBy = (rule: Rule, awards: ClaimsRule): Pick<Mutant, "rules" | "run"> => ({
  rules: [rule],
  run: splitBy((layer) => {
    if (layer.kind !== "haircut" || layer.rule !== rule || layer.rounding === "sequential") return undefined;
    const { rounding } = layer;
    return (loss, bases) => {
      const claims = bases.map((base) => new Fraction(base));
      const given = awards({ estate: new Fraction(sum(bases) - loss), claims });
      const quotas = claims.map((claim, i) => claim.sub(given[i] ?? nought));
      const parts = quotas.map(({ n, d }) => ({ numerator: n, denominator: d }));
      return roundQuotas(rounding, atoms(total(quotas).n), parts);
    };
  }),
});

const halvesOf = (claims: readonly Fraction[]): readonly Fraction[] => claims.map((claim) => claim.div(2));

export const equalAwardsReadAsLosses: Mutant = {
  name: "equal-awards-read-as-losses",
  fault: "The rule that leaves everyone the same takes the same from everyone.",
  seen: "any",
  caughtBy: ["FAIR-1"],
  headline: ofAnotherRule,
  ...awardedBy("constrained-equal-awards", constrainedEqualLosses),
};

export const equalLossesReadAsAwards: Mutant = {
  name: "equal-losses-read-as-awards",
  fault: "The rule that takes the same from everyone leaves everyone the same.",
  seen: "any",
  caughtBy: ["FAIR-1"],
  headline: ofAnotherRule,
  ...awardedBy("constrained-equal-losses", constrainedEqualAwards),
};

export const talmudOnWholeClaims: Mutant = {
  name: "talmud-on-whole-claims",
  fault: "Half of all claims decides between equal awards and equal losses, but whole claims are divided.",
  seen: "any",
  caughtBy: ["FAIR-1"],
  headline: ofAnotherRule,
  ...awardedBy("talmud", (problem) => {
    const isSmall = problem.estate.lte(claimed(problem).div(2));
    return isSmall ? constrainedEqualAwards(problem) : constrainedEqualLosses(problem);
  }),
};

export const pinilesSecondHalfByLosses: Mutant = {
  name: "piniles-second-half-by-losses",
  fault: "Beyond half of all claims the rest is divided by equal losses, as the Talmud rule does.",
  seen: "any",
  caughtBy: ["FAIR-1"],
  headline: ofAnotherRule,
  ...awardedBy("piniles", (problem) => {
    const { estate, claims } = problem;
    const more = excess(estate, claimed(problem).div(2));
    if (more.equals(0)) return constrainedEqualAwards({ estate, claims: halvesOf(claims) });
    const rest = constrainedEqualLosses({ estate: more, claims: halvesOf(claims) });
    return halvesOf(claims).map((half, i) => half.add(rest[i] ?? nought));
  }),
};

export const constrainedEgalitarianWithoutTheHalf: Mutant = {
  name: "constrained-egalitarian-without-the-half",
  fault: "Beyond half of all claims nobody is sure of half the claim any more.",
  seen: "any",
  caughtBy: ["FAIR-1"],
  headline: ofAnotherRule,
  ...awardedBy("constrained-egalitarian", (problem) => {
    const { estate, claims } = problem;
    const isSmall = estate.lte(claimed(problem).div(2));
    return constrainedEqualAwards({ estate, claims: isSmall ? halvesOf(claims) : claims });
  }),
};

export const randomArrivalOverRotations: Mutant = {
  name: "random-arrival-over-rotations",
  fault: "The average is taken over the orders that begin with each in turn, and not over all.",
  seen: "any",
  caughtBy: ["FAIR-1"],
  headline: ofAnotherRule,
  ...awardedBy("random-arrival", ({ estate, claims }) => {
    const awards = claims.map(() => nought);
    for (const first of claims.keys()) {
      let left = estate;
      for (const k of claims.keys()) {
        const i = (first + k) % claims.length;
        const award = lesser(claims[i] ?? nought, left);
        left = left.sub(award);
        awards[i] = (awards[i] ?? nought).add(award.div(claims.length));
      }
    }
    return awards;
  }),
};

export const minimalOverlapStopsAtTheLargest: Mutant = {
  name: "minimal-overlap-stops-at-the-largest",
  fault: "What the estate has beyond the largest claim is awarded to nobody.",
  seen: "any",
  caughtBy: ["MIN-1", "FAIR-1"],
  ...awardedBy("minimal-overlap", ({ estate, claims }) => {
    const cut = claims.map((claim) => lesser(claim, estate));
    const ascending = [...cut.entries()].sort(([, a], [, b]) => a.compare(b));
    const awards = claims.map(() => nought);
    let reached = nought;
    let award = nought;
    for (const [k, [i, claim]] of ascending.entries()) {
      award = award.add(claim.sub(reached).div(claims.length - k));
      reached = claim;
      awards[i] = award;
    }
    return awards;
  }),
};

export const adjustedProportionalUncut: Mutant = {
  name: "adjusted-proportional-uncut",
  fault: "After the minimal rights, claims larger than what is left are not cut to it.",
  seen: "any",
  caughtBy: ["FAIR-1"],
  headline: ofAnotherRule,
  ...awardedBy("adjusted-proportional", (problem) => {
    const { estate, claims } = problem;
    const rights = claims.map((claim) => excess(estate, claimed(problem).sub(claim)));
    const rest = claims.map((claim, i) => claim.sub(rights[i] ?? nought));
    const more = proportional({ estate: estate.sub(total(rights)), claims: rest });
    return rights.map((right, i) => right.add(more[i] ?? nought));
  }),
};

const isQueue = (layer: Layer): boolean => layer.kind === "haircut" && layer.rule === "queue";

export const queueFromTheWrongEnd: Mutant = {
  name: "queue-from-the-wrong-end",
  fault: "The queue is asked from its last to its first.",
  seen: "any",
  caughtBy: ["FAIR-1"],
  rules: ["queue"],
  run: splitBy((layer) => {
    if (!isQueue(layer)) return undefined;
    return (loss, bases) => splitOf(layer)(loss, bases.toReversed()).toReversed();
  }),
};

export const everyRuleIsProportional: Mutant = {
  name: "every-rule-is-proportional",
  fault: "The rule of a haircut is read, and then everything is divided in proportion.",
  seen: "any",
  caughtBy: ["FAIR-1"],
  headline: ofAnotherRule,
  run: splitBy((layer) => (layer.kind === "haircut" ? splitProportional(layer.rounding) : undefined)),
};

/** Other rules than the proportional one, whose mutants are in rounding-atoms.ts. */
const otherRule = (layer: Layer, ...roundings: readonly string[]): Split | undefined =>
  layer.kind === "haircut" && layer.rule !== "proportional" && roundings.includes(layer.rounding)
    ? splitOf({ ...layer, rounding: "down" })
    : undefined;

export const wholeQuotasRoundedUpToo: Mutant = {
  name: "whole-quotas-rounded-up-too",
  fault: "A quota is rounded up by adding an atom to its floor, also where it is whole: past the base.",
  seen: "any",
  caughtBy: ["BND-1", "FAIR-1"],
  run: splitBy((layer) => {
    const down = otherRule(layer, "up");
    return down && ((loss, bases) => down(loss, bases).map((share) => atoms(share + 1n)));
  }),
};

export const awardsRoundedInPlaceOfLosses: Mutant = {
  name: "awards-rounded-in-place-of-losses",
  fault: "What holders keep is rounded down where what they lose should be.",
  seen: "any",
  caughtBy: ["MIN-1"],
  run: splitBy((layer) => {
    if (layer.kind !== "haircut" || otherRule(layer, "down") === undefined) return undefined;
    return splitOf({ ...layer, rounding: "up" });
  }),
};

const truncated = (amount: Fraction): Fraction => amount.floor();

export const halvesAndLevelsTruncated: Mutant = {
  name: "halves-and-levels-truncated",
  fault: "Half the claim is truncated, and what comes on top of it is truncated again.",
  seen: "any",
  caughtBy: ["FAIR-1", "MIN-1"],
  headline: ofAnotherRule,
  ...awardedBy("talmud", (problem) => {
    const { estate, claims } = problem;
    const more = excess(estate, claimed(problem).div(2));
    const rest = constrainedEqualLosses({ estate: more, claims: halvesOf(claims) });
    if (more.equals(0)) return constrainedEqualAwards({ estate, claims: halvesOf(claims) }).map(truncated);
    return halvesOf(claims).map((half, i) => truncated(half).add(truncated(rest[i] ?? nought)));
  }),
};
