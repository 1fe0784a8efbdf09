import { claimsRuleNames, type Remainder, type Rule } from "../../spec/index.ts";
import type { Capabilities } from "../capabilities.ts";
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
export const ofAny = ({ rules = ["proportional"] }: Capabilities, { accounts, amount }: Scope): Parts => {
  const hasProportional = rules.includes("proportional");
  const base: Reduction = { choice: "ascending", accounts, most: amount, reserves: "three", deficits: [0] };
  const tiny: Reduction = { ...base, accounts: atMost(accounts, 2), most: atMost(amount, 2) };
  const others = rules.filter((rule) => rule !== "proportional");
  const plain = [...dividedShapes(hasProportional), ...fundShapes, ...reserveShapes(hasProportional)];
  const under = (title: string, remainder: Remainder, deficits: readonly number[]): Group => ({
    title,
    mechanisms: plain.map((mechanism) => withRemainder(mechanism, remainder)),
    reductions: [{ ...tiny, deficits }],
  });
  const groups: readonly Group[] = [
    {
      title: "one divided layer (stakes; a haircut of profit, of capital, of equity), under every rounding",
      mechanisms: dividedShapes(hasProportional),
      reductions: [{ ...base, choice: "both orders" }],
    },
    {
      title: "one fund, and two funds",
      mechanisms: fundShapes,
      reductions: [{ ...base, reserves: "every" }],
    },
    {
      title:
        "a fund and a divided layer, or defaulters' stakes and stakes, in either order, under every rounding",
      mechanisms: reserveShapes(hasProportional),
      reductions: [base],
    },
    {
      title: "two haircuts of one basis, under every two roundings",
      mechanisms: oneBasisShapes(hasProportional),
      reductions: [{ ...base, accounts: atMost(accounts, 3) }],
    },
    {
      title:
        "two divided layers that draw on different amounts (stakes, a call of 1 x stake, haircuts), in either order, under every two roundings",
      mechanisms: twoBasesShapes(hasProportional),
      reductions: [
        { ...base, most: atMost(amount, 3) },
        ...(accounts > 2 ? [{ ...tiny, choice: "every combination" as const }] : []),
      ],
    },
    under("the shapes above but those of two divided layers, with an old deficit", "park", [1, 2]),
    under("the same shapes under remainder carry", "carry", [0, 1, 2]),
    under("the same shapes under remainder halt", "halt", [0]),
    {
      title: "a fund and a layer that rounds up, or is unspecified, with the surplus in the fund",
      mechanisms: reserveShapes(hasProportional).flatMap((mechanism) => withSurplusInFund(mechanism) ?? []),
      reductions: [tiny],
    },
    {
      title: `one haircut of profit by another rule (${others.join(", ")}), under every rounding`,
      mechanisms: others.flatMap(ruleShapes),
      reductions: [
        { ...base, choice: "both orders", accounts: atMost(accounts, 3), most: atMost(amount, 4) },
      ],
    },
  ];
  return { groups, notCovered: [...notOfAny(hasProportional, others), ...never] };
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
