import * as fc from "fast-check";
import { type AccountId, type Action, magnitude } from "../../../spec/index.ts";
import type { Stage } from "../../generate/steps.ts";
import { nth, solvents } from "../people.ts";
import { heldBy } from "./erode.ts";
import { record } from "../../generate/record.ts";

/** How a position that has gone wrong is got rid of, in every market, or not at all. */
export interface CloseOutPlan {
  readonly how: "liquidate" | "trade" | "leave it";
  readonly to: number;
}

export const closeOutPlan: fc.Arbitrary<CloseOutPlan> = record({
  how: fc.constantFrom("liquidate", "liquidate", "trade", "leave it"),
  to: fc.nat(7),
});

/** The account's positions pass to somebody who is solvent, or it trades them away: refused if it is insolvent. */
export const closeOut = function* (plan: CloseOutPlan, account: AccountId, stage: Stage): Generator<Action> {
  const to = nth(
    solvents(stage).filter((id) => id !== account),
    plan.to,
  );
  if (to === undefined || plan.how === "leave it") return;
  for (const [market, { price, positions }] of heldBy(account, stage)) {
    const lots = positions.get(account)?.lots ?? 0n;
    if (plan.how === "liquidate") yield { type: "liquidate", account, market, to };
    else {
      const [buyer, seller] = lots > 0n ? [to, account] : [account, to];
      yield { type: "trade", market, buyer, seller, quantity: magnitude(lots), price };
    }
  }
};
