import { adversary, isDeclared } from "../../properties/index.ts";
import type { Scenario } from "../../spec/index.ts";
import { blocksOf, indicesOf, type Plan, type Ran, runBlocks, turnOf } from "../campaign/campaign.ts";
import { diagnose, type DiagnoseOptions } from "./diagnose.ts";
import type { Diagnosis } from "./diagnosis.ts";
import type { Unanswered } from "../campaign/finding.ts";
import type { Failure, Implementation } from "../protocol/implementation.ts";
import { printable } from "../text/printable.ts";
import type { Replay } from "./sequence.ts";
import { type ShrinkLimits, shrinkLimitsFor } from "../campaign/smallest.ts";
import { tryScenario } from "../campaign/trial.ts";

/** Scenarios that ran before the campaign, in order. */
export interface Stored {
  readonly path: string;
  readonly scenarios: readonly Scenario[];
}

/** What a campaign is run with, and what came before it. */
export interface ExplainedPlan {
  readonly plan: Plan;
  readonly stored: readonly Stored[];
  /** Stored scenarios that were not answered. */
  readonly unanswered: readonly Unanswered[];
  /** The caller's; absent: the usual limits, and more time where scenarios take long. */
  readonly shrink?: ShrinkLimits;
}

/** A campaign, and why it was not answered where it was not. */
export interface Explained {
  readonly ran: Ran;
  readonly losses: readonly Failure[];
  readonly diagnoses: readonly Diagnosis[];
  /** Scenarios were asked one at a time. */
  readonly isInOrder: boolean;
  /** It failed so often that it was not asked to the end. */
  readonly isGivenUp: boolean;
  readonly limits: ShrinkLimits;
  readonly options: DiagnoseOptions;
}

/**
 * Runs a campaign, and finds out why scenarios failed. Where that depends on
 * what was asked before, and several were asked at once, the campaign is run
 * again, one scenario at a time: what it comes to must not depend on who answered first.
 */
export const explainedRun = async (
  implementation: Implementation,
  { plan, stored, unanswered, shrink }: ExplainedPlan,
): Promise<Explained> => {
  const { signal } = plan;
  const { restarts } = implementation;
  const once = async (inFlight: number): Promise<Explained> => {
    if (restarts?.isGivenUp === true) await restarts.renew();
    const ran = await runBlocks(implementation, { ...plan, inFlight });
    const losses = restarts?.losses() ?? [];
    const limits = shrink ?? shrinkLimitsFor(ran.scenarioMs);
    const options: DiagnoseOptions = {
      replay: replayOf(implementation, plan, stored),
      limits,
      ...(signal === undefined ? {} : { signal }),
    };
    const seen = { unanswered: [...unanswered, ...ran.campaign.unanswered], losses };
    const isGivenUp = restarts?.isGivenUp === true;
    const isInOrder = inFlight === 1;
    // What is run again is looked at then.
    const isOver = isInOrder || !isGivenUp || losses.length === 0;
    const diagnoses = isOver ? await diagnose(implementation, seen, options) : [];
    return { ran, losses, diagnoses, isInOrder, isGivenUp, limits, options };
  };
  const first = await once(implementation.inFlight);
  const isOrdered = first.isInOrder || !dependsOnOrder(first);
  if (restarts === undefined || isOrdered || signal?.aborted === true || first.ran.interrupted !== undefined)
    return first;
  await restarts.renew();
  return once(1);
};

/** Which scenarios were not answered, or where it was given up, may depend on who answered first. */
const dependsOnOrder = ({ losses, diagnoses, isGivenUp }: Explained): boolean =>
  (isGivenUp && losses.length > 0) ||
  diagnoses.some(
    ({ of, told }) => of !== undefined && (told.dependsOn !== undefined || told.kind === "flaky"),
  );

/** Asks what a run asked: stored scenarios first, then those that are drawn. */
const replayOf =
  (
    { capabilities }: Implementation,
    { runs, seed, mechanism, shard, invariants }: Plan,
    stored: readonly Stored[],
  ): Replay =>
  async (implementation, at, isOver) => {
    for (const { path, scenarios } of stored)
      for (const scenario of scenarios) {
        if (isOver()) return;
        if (!isDeclared(scenario, capabilities)) continue;
        at({ origin: printable(path) });
        await tryScenario(implementation, scenario, invariants, "all");
      }
    const markets = adversary(capabilities, mechanism);
    const numbers = blocksOf({ runs, ...(shard === undefined ? {} : { shard }) });
    for (const index of indicesOf(numbers, { runs })) {
      if (isOver()) return;
      const { market, drawn } = markets.draw(seed, index);
      at({ origin: `${market}, scenario ${index}`, index });
      await tryScenario(implementation, drawn.value, invariants, turnOf(index));
    }
  };
