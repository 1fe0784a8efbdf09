import { hasDefaulter, type Means } from "./means.ts";
import { pocketsOf } from "./pockets.ts";
import type { Reduction } from "./problems.ts";
import { defaulterName, holderNames } from "./scenario-of.ts";
import type { Group, Scope } from "./scope.ts";

/** What is alike in all problems of an exhaustive run, in sentences. */
export const conventions = (scope: Scope, means: Means): readonly string[] => [
  ...problemText(scope, means.losses),
  "Two traces are equal if outcomes, states and receipts are; claims and receipts count where the implementation keeps them.",
];

/** What each problem is made of. */
const problemText = ({ accounts, amount }: Scope, losses: Means["losses"]): readonly string[] => {
  const holders = `up to ${accounts} holders, named ${holderNames.slice(0, accounts).join(", ")}, amounts from 0 to ${amount}`;
  const values = "takes every value from 0 to one more than all amounts together";
  const ofVenue =
    "An amount is what a holder has of what the waterfall draws on: a stake, or capital (which is all its equity: nobody has profit). It has 1 atom of capital where no layer draws on it.";
  switch (losses) {
    case "defaulter":
      return [
        `Each problem is a genesis and one resolve: ${holders}, and a defaulter, ${defaulterName}, whose unpaid loss ${values}. (A holder with nothing is there all the same.)`,
        "An amount is what a holder has of what the waterfall draws on: a stake, profit, capital, or equity (half of it profit, rounded down). It has 1 atom of profit and of capital where no layer draws on them, and the defaulter a stake of 1 in each tranche that no layer takes from defaulters.",
      ];
    case "pending":
      return [
        `Each problem is a genesis and one resolve: ${holders}, and a pending loss of the venue, which nobody owes and which ${values}. (A holder with nothing is there all the same.)`,
        ofVenue,
      ];
    case "actions":
      return [
        `Each problem is made by actions, without a genesis: deposits, stakes and top-ups, then one loss of the venue, which nobody owes, and one resolve. There are ${holders}, and the loss ${values}. (For an amount of 0 there is no action.)`,
        ofVenue,
      ];
  }
};

/** How many problems of a group are taken, in a sentence. */
export const reductionText = (reduction: Reduction, { mechanisms }: Group): string => {
  const { choice, accounts, most, deficits } = reduction;
  const pockets = mechanisms.map((mechanism) => pocketsOf(mechanism, reduction.means));
  const hasHoldings = pockets.some(({ holdings }) => holdings.length > 0);
  const isDouble = pockets.some(({ holdings }) => holdings.length > 1);
  const hasReserves = pockets.some(({ reserves }) => reserves.length > 0);
  return [
    ...(hasHoldings ? [choiceText(choice, accounts, most, isDouble)] : []),
    ...(hasReserves ? [reserveText(reduction)] : []),
    ...(deficits.length === 1 && deficits[0] === 0 ? [] : [`an old deficit of ${deficits.join(", ")}`]),
  ].join("; ");
};

const choiceText = (
  choice: Reduction["choice"],
  accounts: number,
  most: number,
  isDouble: boolean,
): string => {
  const amounts = `of ${accounts} amounts from 0 to ${most}`;
  switch (choice) {
    case "ascending":
      return isDouble
        ? `every multiset ${amounts}, each holder's first amount in ascending order of names and its second, from the same multiset, in descending order, and so on in turn`
        : `every multiset ${amounts}, in ascending order of names`;
    case "both orders":
      return isDouble
        ? `every multiset ${amounts}, each holder's first amount in ascending order of names and its second, from the same multiset, in descending order, and so on in turn; the same the other way round; and all of them in ascending order`
        : `every multiset ${amounts}, in ascending and in descending order of names`;
    case "every combination":
      return `${accounts} holders with every combination of amounts from 0 to ${most}, holders that differ in name alone taken in one order`;
  }
};

const reserveText = ({ reserves, accounts, most, means }: Reduction): string => {
  const each = hasDefaulter(means) ? "each fund, or stake of the defaulter," : "each fund";
  return reserves === "every"
    ? `${each} at every amount up to the sum of the holders' (${accounts * most} where no holder pays)`
    : `${each} at nothing, at half of the sum of the holders' amounts (rounded down) and at all of it`;
};
