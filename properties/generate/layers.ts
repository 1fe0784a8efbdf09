import * as fc from "fast-check";
import type { Basis, FundLayer, HaircutLayer, LayerId, Rank, Rounding, Rule } from "../../spec/index.ts";
import { type RawAmount, rawAmount, scaled } from "./amounts.ts";
import { odds } from "./odds.ts";
import { record } from "./record.ts";

/** A fund before the scenario's scale is known. */
export interface FundPlan {
  readonly present: boolean;
  readonly floor: RawAmount | undefined;
  readonly eventCap: RawAmount | undefined;
}

/** A haircut before it is known which rules there are. */
export interface HaircutPlan {
  readonly present: boolean;
  readonly basis: Basis;
  readonly rule: RulePlan;
  readonly rounding: Rounding;
  readonly cap: string | undefined;
}

/** Which of the rules that an implementation knows: one in three is another than "proportional". */
export interface RulePlan {
  readonly isOther: boolean;
  readonly which: number;
}

export const rounding = fc.constantFrom<Rounding[]>(
  "up",
  "up",
  "down",
  "largest-remainder",
  "sequential",
  "unspecified",
);
export const multiple = fc.constantFrom("1", "2", "0.5", "0.3", "1.000001");
export const rank = fc.constantFrom<Rank[]>(
  ...(["bitmex", "bitmex", "bitmex", "binance", "binance"] as const),
  ...(["hyperliquid", "hyperliquid", "hyperliquid", "profit", "pro-rata"] as const),
);
const limit = fc.option(rawAmount, { freq: 3, nil: undefined });
export const fund = (hits: number): fc.Arbitrary<FundPlan> =>
  record({ present: odds(hits, 10), floor: limit, eventCap: limit });
export const haircut = (hits: number): fc.Arbitrary<HaircutPlan> =>
  record({
    present: odds(hits, 10),
    basis: fc.constantFrom<Basis[]>("profit", "profit", "capital", "equity"),
    rule: record({ isOther: odds(1, 3), which: fc.nat(8) }),
    rounding,
    cap: fc.constantFrom(
      undefined,
      undefined,
      undefined,
      "0.5",
      "1",
      "0.333333333333333333333333333333",
      "0.01",
    ),
  });

export const fundLayer = (id: LayerId, plan: FundPlan, scale: bigint): FundLayer => ({
  kind: "fund",
  id,
  ...(plan.floor === undefined ? {} : { floor: scaled(plan.floor, scale) }),
  ...(plan.eventCap === undefined ? {} : { eventCap: scaled(plan.eventCap, scale) }),
});

const ruleFrom = ({ isOther, which }: RulePlan, rules: readonly Rule[]): Rule => {
  const others = rules.filter((rule) => rule !== "proportional");
  const isAnother = isOther || others.length === rules.length;
  return (isAnother ? others[which % others.length] : undefined) ?? "proportional";
};

export const haircutLayer = (id: LayerId, plan: HaircutPlan, rules: readonly Rule[]): HaircutLayer => {
  const { basis, rounding, cap } = plan;
  const rule = ruleFrom(plan.rule, rules);
  return {
    kind: "haircut",
    id,
    basis,
    rule,
    // `sequential` divides in proportion alone (spec 6.3): "up" stands in for it.
    rounding: rule !== "proportional" && rounding === "sequential" ? "up" : rounding,
    ...(cap === undefined ? {} : { cap }),
  };
};
