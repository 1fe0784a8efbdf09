import * as fc from "fast-check";
import { type Action, atoms, type Mechanism, type Scenario } from "../../spec/index.ts";
import type { Capabilities } from "../applicability/capabilities.ts";
import { anyActions, type AnyStepPlan, anyStepPlan } from "./any-step.ts";
import { bankRun } from "./bank-run.ts";
import { closings, type EndingPlan, endingActions } from "./ending.ts";
import { odds } from "./odds.ts";
import type { PositionsPlan } from "./positions.ts";
import type { Stage } from "./steps.ts";
import { openVenue, type VenuePlan, venuePlan } from "./venue.ts";
import { record } from "./record.ts";

/**
 * Everything random about a scenario, as plain data. The scenario follows from
 * it by playing it against the model, so that amounts stand in a meaningful
 * relation to the state they meet, and still do after shrinking.
 */
interface ScenarioPlan extends EndingPlan {
  readonly venue: VenuePlan;
  readonly steps: readonly AnyStepPlan[];
  readonly onExit: boolean;
}

/**
 * Scenarios of anything at all, for an implementation with these capabilities:
 * under its mechanisms, or under the given one, or under any.
 */
export const scenarios = (capabilities: Capabilities, mechanism?: Mechanism): fc.Arbitrary<Scenario> => {
  const mechanisms = mechanism === undefined ? capabilities.mechanisms : [mechanism];
  const plan: fc.Arbitrary<ScenarioPlan> = record({
    venue: venuePlan(capabilities, mechanisms, [1, 2]),
    steps: fc.array(anyStepPlan(capabilities), { maxLength: 8 }),
    closing: closings(capabilities),
    onExit: odds(1, 7),
    run: bankRun,
  });
  return plan.map((drawn) => scenarioFrom(drawn, capabilities));
};

const scenarioFrom = (plan: ScenarioPlan, capabilities: Capabilities): Scenario => {
  const { venue, steps, onExit } = plan;
  const play = openVenue(venue, onExit, capabilities);
  const { positions } = venue.genesis;
  if (positions.debtors === "the first alone" && play.state.markets.size > 0)
    play.act(settlingUp(positions, play));
  for (const drawn of steps) play.act(anyActions(drawn, play));
  play.act(endingActions(plan, play));
  return play.scenario;
};

/** The one debtor's position is closed at once, before or after it has repaid a part of what it owes. */
const settlingUp = ({ repays }: PositionsPlan, { state: { accounts } }: Stage): readonly Action[] => {
  const [account, { pnl }] = [...accounts][0] ?? ["", { pnl: atoms(0n) }];
  const part = atoms(-pnl / 2n);
  return [
    ...(repays && part > 0n ? [{ type: "deposit", account, amount: part } as const] : []),
    { type: "resolve" },
  ];
};
