import * as fc from "fast-check";
import type { Action, Scenario } from "../../spec/index.ts";
import type { Capabilities } from "../applicability/capabilities.ts";
import { anyActions, type AnyStepPlan, anyStepPlan } from "../generate/any-step.ts";
import { bankRun } from "../generate/bank-run.ts";
import { closings, type EndingPlan, endingActions } from "../generate/ending.ts";
import type { OnExit } from "../generate/mechanisms.ts";
import { odds } from "../generate/odds.ts";
import type { Stage } from "../generate/steps.ts";
import { openVenue, type VenuePlan, venuePlan } from "../generate/venue.ts";
import { type HostileMarket, stagesFor } from "./market.ts";
import type { Reason } from "./reasons.ts";
import { record } from "../generate/record.ts";

/** A hostile market by what it adds to a venue: who is there, and what they do. */
export interface Story<P> extends Omit<HostileMarket, "scenarios" | "unless"> {
  /** Why it cannot be staged somewhere; the first that speaks is told. */
  readonly needs: readonly Reason[];
  /** A mechanism that is drawn has markets with these odds; left out: in three of four. */
  readonly markets?: readonly [hits: number, outOf: number];
  /** Everything of its own that chance decides, as plain data: it shrinks. */
  readonly plan: fc.Arbitrary<P>;
  /** The venue drawn, bent to the story's need. */
  readonly venue: (drawn: VenuePlan, plan: P, capabilities: Capabilities) => VenuePlan;
  /** Of a mechanism that is drawn, the last haircut is taken on exit. Left out: in one of seven. */
  readonly onExit?: (plan: P) => OnExit;
  readonly moves: (plan: P, stage: Stage) => Iterable<Action>;
}

/** A story, whatever happens after it, and an end. */
interface StoryPlan<P> extends EndingPlan {
  readonly venue: VenuePlan;
  readonly own: P;
  readonly after: readonly AnyStepPlan[];
  readonly onExit: boolean;
}

/** Makes a hostile market of a story. */
export const hostileMarket = <P>(story: Story<P>): HostileMarket => {
  const { name, sentence, seen, isAboutLosses, turns = 1, needs } = story;
  const unless: HostileMarket["unless"] = (capabilities, mechanism) => {
    for (const need of needs) {
      const reason = need(capabilities, mechanism);
      if (reason !== undefined) return reason;
    }
    return undefined;
  };
  const scenarios: HostileMarket["scenarios"] = (capabilities, mechanism) => {
    const stages = stagesFor({ unless }, capabilities, mechanism);
    if (stages.length === 0)
      throw new RangeError(`the market "${name}" cannot be staged here: see its unless`);
    const plan: fc.Arbitrary<StoryPlan<P>> = record({
      venue: venuePlan(capabilities, stages, story.markets ?? [3, 4]),
      own: story.plan,
      after: fc.array(anyStepPlan(capabilities), { maxLength: 3 }),
      closing: closings(capabilities),
      onExit: odds(1, 7),
      run: bankRun,
    });
    return plan.map((drawn) => told(story, drawn, capabilities));
  };
  return { name, sentence, seen, isAboutLosses, turns, unless, scenarios };
};

const told = <P>(story: Story<P>, plan: StoryPlan<P>, capabilities: Capabilities): Scenario => {
  const { own, after } = plan;
  const onExit = story.onExit?.(own) ?? plan.onExit;
  // A story needs people who hold something: it begins empty only where it says so itself.
  const drawn = { ...plan.venue, fromNothing: false };
  const play = openVenue(story.venue(drawn, own, capabilities), onExit, capabilities);
  play.act(story.moves(own, play));
  for (const step of after) play.act(anyActions(step, play));
  play.act(endingActions(plan, play));
  return play.scenario;
};
