import * as fc from "fast-check";
import type { Action } from "../../spec/index.ts";
import { type Capabilities, hasMarkets } from "../applicability/capabilities.ts";
import { type MarketStepPlan, marketActionsFrom, marketStepPlan } from "./market-steps.ts";
import { maybe } from "./odds.ts";
import { actionsFrom, type Stage, type StepPlan, stepPlan } from "./steps.ts";
import { record } from "./record.ts";

/** Any move: in a market where there is one and it is drawn, else on the ledger. */
export interface AnyStepPlan {
  readonly onLedger: StepPlan;
  readonly inMarket: MarketStepPlan | undefined;
}

export const anyStepPlan = (capabilities: Capabilities): fc.Arbitrary<AnyStepPlan> =>
  record({
    onLedger: stepPlan,
    inMarket: hasMarkets(capabilities) ? maybe(2, 3, marketStepPlan) : fc.constant(undefined),
  });

export const anyActions = ({ onLedger, inMarket }: AnyStepPlan, stage: Stage): readonly Action[] => {
  const actions = inMarket === undefined ? [] : marketActionsFrom(inMarket, stage);
  return actions.length > 0 ? actions : actionsFrom(onLedger, stage);
};
