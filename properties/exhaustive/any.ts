import { claimsRuleNames, type Remainder, type Rule } from "../../spec/index.ts";
import type { Capabilities } from "../applicability/capabilities.ts";
import { allTake, hasDefaulter, type Means, meansOf } from "./means.ts";
import { atMost, type Group, never, type Parts, type Scope } from "./scope.ts";
import type { Reduction } from "./problems.ts";
import {
  dividedShapes,
  fundShapes,
  oneBasisShapes,
  reserveShapes,
  ruleShapes,
  twoBasesShapes,
  withRemainder,
  withSurplusInFund,
} from "./shapes.ts";

/** Every shape of one layer and of two, each under as many problems as leave the whole run short. */
export const ofAny = (capabilities: Capabilities, { accounts, amount }: Scope): Parts => {
  const { rules = ["proportional"] } = capabilities;
  const means = meansOf(capabilities);
  const takes = allTake(means);
  const hasProportional = rules.includes("proportional");
  const base: Reduction = {
    choice: "ascending",
    accounts,
    most: amount,
    reserves: "three",
    deficits: [0],
    means,
  };
  const tiny: Reduction = { ...base, accounts: atMost(accounts, 2), most: atMost(amount, 2) };
  const others = rules.filter((rule) => rule !== "proportional");
  const plain = [...dividedShapes(hasProportional), ...fundShapes, ...reserveShapes(hasProportional)];
  /** Without a genesis no old deficit is there. */
  const old = (...deficits: readonly number[]): readonly number[] =>
    means.losses === "actions" ? deficits.filter((deficit) => deficit === 0) : deficits;
  const under = (title: string, remainder: Remainder, deficits: readonly number[]): Group => ({
    title,
    mechanisms: deficits.length === 0 ? [] : plain.map((mechanism) => withRemainder(mechanism, remainder)),
    reductions: [{ ...tiny, deficits }],
  });
  const basis = hasDefaulter(means) ? "profit" : "capital";
  const words = wordsBy(means, hasProportional);
  const groups: readonly Group[] = [
    {
      title: `one divided layer (${words.divided}), under every rounding`,
      mechanisms: dividedShapes(hasProportional),
      reductions: [{ ...base, choice: "both orders" }],
    },
    {
      title: "one fund, and two funds",
      mechanisms: fundShapes,
      reductions: [{ ...base, reserves: "every" }],
    },
    {
      title: `${words.reserve}, in either order, under every rounding`,
      mechanisms: reserveShapes(hasProportional),
      reductions: [base],
    },
    {
      title: "two haircuts of one basis, under every two roundings",
      mechanisms: oneBasisShapes(hasProportional),
      reductions: [{ ...base, accounts: atMost(accounts, 3) }],
    },
    {
      title: `two divided layers that draw on different amounts (${words.twoBases}), in either order, under every two roundings`,
      mechanisms: twoBasesShapes(hasProportional),
      reductions: [
        { ...base, most: atMost(amount, 3) },
        ...(accounts > 2 ? [{ ...tiny, choice: "every combination" as const }] : []),
      ],
    },
    under("the shapes above but those of two divided layers, with an old deficit", "park", old(1, 2)),
    under("the same shapes under remainder carry", "carry", old(0, 1, 2)),
    under("the same shapes under remainder halt", "halt", old(0)),
    {
      title: "a fund and a layer that rounds up, or is unspecified, with the surplus in the fund",
      mechanisms: reserveShapes(hasProportional).flatMap((mechanism) => withSurplusInFund(mechanism) ?? []),
      reductions: [tiny],
    },
    {
      title: `one haircut of ${basis} by another rule (${others.join(", ")}), under every rounding`,
      mechanisms: others.flatMap((rule) => ruleShapes(rule, basis)),
      reductions: [
        { ...base, choice: "both orders", accounts: atMost(accounts, 3), most: atMost(amount, 4) },
      ],
    },
  ];
  return {
    groups: groups.map((group) => ({ ...group, mechanisms: group.mechanisms.filter(takes) })),
    notCovered: [...notOfAny(hasProportional, others), ...never(means)],
  };
};

/** What the shapes are made of, as far as the means go. */
const wordsBy = (means: Means, hasProportional: boolean) => {
  const bases = [...(hasDefaulter(means) ? ["profit"] : []), "capital", "equity"].map(
    (basis) => `of ${basis}`,
  );
  const stakes = means.hasStakes ? ["stakes"] : [];
  const cuts = hasProportional ? [`a haircut ${bases.join(", ")}`] : [];
  return {
    divided: [...stakes, ...cuts].join("; "),
    reserve: `a fund and a divided layer${hasDefaulter(means) ? ", or defaulters' stakes and stakes" : ""}`,
    twoBases: [
      ...(means.hasStakes ? ["stakes", "a call of 1 x stake"] : []),
      ...(hasProportional ? ["haircuts"] : []),
    ].join(", "),
  };
};

const notOfAny = (hasProportional: boolean, others: readonly Rule[]): readonly string[] => [
  ...(hasProportional ? [] : ["haircuts in proportion: the implementation does not declare the rule"]),
  ...(others.length > 0 ? ["another rule in a waterfall of two layers, or of another basis"] : []),
  ...(others.length + (hasProportional ? 1 : 0) < claimsRuleNames.length
    ? ["the rules that the implementation does not declare"]
    : []),
  "waterfalls of three layers and more; two funds with a divided layer",
  "floors and event caps of funds, caps of haircuts, calls of another multiple than 1",
  "haircuts on exit: a resolve takes nothing by them",
  "markets, deleveraging and haircuts of exposure",
];
