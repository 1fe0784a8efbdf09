import {
  adversary,
  draw,
  type Drawn,
  everything,
  type HostileMarket,
  invariants,
  reachesHaircut,
} from "../../properties/index.ts";
import { type ActionType, type Mechanism, run, type Scenario } from "../../spec/index.ts";
import { referenceModel } from "../adapters/reference-model.ts";
import { type Attempts, countAttempts } from "../campaign/attempts.ts";
import { turnOf } from "../campaign/campaign.ts";
import { Counter, type Counts } from "../campaign/counts.ts";
import { tryScenario } from "../campaign/trial.ts";

/** What the scenarios of one hostile market came to. */
export interface MarketCoverage {
  scenarios: number;
  /** Users paid: a haircut, a deleveraging, or a cut of an exit. */
  haircuts: number;
  readonly attempts: Map<ActionType, Attempts>;
  /** The cases of invariants that they met. */
  readonly cases: Pick<Counter, "add" | "counts">;
}

/** What was met, by market and by all together. */
export interface Coverage {
  readonly markets: ReadonlyMap<string, MarketCoverage>;
  readonly all: Counts;
}

/** What was run. */
export interface CoveragePlan {
  readonly runs: number;
  readonly seed: number;
  readonly mechanism?: Mechanism;
  /** This market alone; otherwise all, as a check draws them. */
  readonly market?: HostileMarket;
}

/** Runs scenarios on the reference model and counts what they meet, market by market. */
export const coverage = async (plan: CoveragePlan): Promise<Coverage> => {
  const markets = new Map<string, MarketCoverage>();
  const all = new Counter(invariants, everything);
  const next = drawer(plan);
  for (let index = 0; index < plan.runs; index += 1) {
    const { market, drawn } = next(index);
    const of = markets.get(market) ?? {
      scenarios: 0,
      haircuts: 0,
      attempts: new Map<ActionType, Attempts>(),
      cases: new Counter(invariants, everything),
    };
    markets.set(market, of);
    countActions(of, drawn.value);
    const trial = await tryScenario(referenceModel, drawn.value, invariants, turnOf(index));
    if (trial.kind === "failure") throw new Error(trial.failure.message);
    of.cases.add(trial, index);
    all.add(trial, index);
  }
  return { markets, all: all.counts() };
};

const drawer = ({ seed, mechanism, market }: CoveragePlan): ((index: number) => Drawn) => {
  if (market === undefined) {
    const all = adversary(everything, mechanism);
    return (index) => all.draw(seed, index);
  }
  const arbitrary = market.scenarios(everything, mechanism);
  return (index) => ({ market: market.name, drawn: draw(arbitrary, seed, index) });
};

const countActions = (of: MarketCoverage, scenario: Scenario): void => {
  const trace = run(scenario);
  of.scenarios += 1;
  if (reachesHaircut(scenario.mechanism, trace)) of.haircuts += 1;
  countAttempts(of.attempts, scenario, trace.steps);
};
