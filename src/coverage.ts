import {
  adversary,
  type Drawn,
  everything,
  type HostileMarket,
  invariants,
  judge,
  observe,
  draw,
  reachesHaircut,
} from "../properties/index.ts";
import { type ActionType, type Mechanism, run, type Trace, type Scenario } from "../spec/index.ts";

/** How often an action was tried, and what became of it. */
export interface Attempts {
  accepted: number;
  readonly refused: Map<string, number>;
}

/** What the scenarios of one hostile market came to. */
export interface MarketCoverage {
  scenarios: number;
  /** Users paid: a haircut, a deleveraging, or a cut of an exit. */
  haircuts: number;
  readonly attempts: Map<ActionType, Attempts>;
  /** In how many scenarios each case of an invariant was met, by invariant id. */
  readonly labels: Map<string, Map<string, number>>;
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
export const coverage = (plan: CoveragePlan): ReadonlyMap<string, MarketCoverage> => {
  const found = new Map<string, MarketCoverage>();
  const next = drawer(plan);
  for (let index = 0; index < plan.runs; index += 1) {
    const { market, drawn } = next(index);
    const of = found.get(market) ?? { scenarios: 0, haircuts: 0, attempts: new Map(), labels: new Map() };
    found.set(market, of);
    count(of, drawn.value);
  }
  return found;
};

const drawer = ({ seed, mechanism, market }: CoveragePlan): ((index: number) => Drawn) => {
  if (market === undefined) {
    const all = adversary(everything, mechanism);
    return (index) => all.draw(seed, index);
  }
  const arbitrary = market.scenarios(everything, mechanism);
  return (index) => ({ market: market.name, drawn: draw(arbitrary, seed, index) });
};

const count = (of: MarketCoverage, scenario: Scenario): void => {
  const trace = run(scenario);
  of.scenarios += 1;
  if (reachesHaircut(scenario.mechanism, trace)) of.haircuts += 1;
  countAttempts(of.attempts, scenario, trace);
  // Run twice, as the model answers always the same: what compares two runs meets its cases too.
  for (const { invariant, seen } of judge(observe(scenario, trace, everything, trace), invariants)) {
    const counts = of.labels.get(invariant.id) ?? new Map<string, number>();
    of.labels.set(invariant.id, counts);
    for (const label of seen) counts.set(label, (counts.get(label) ?? 0) + 1);
  }
};

const countAttempts = (
  attempts: Map<ActionType, Attempts>,
  { actions }: Scenario,
  { steps }: Trace,
): void => {
  for (const [i, { type }] of actions.entries()) {
    const step = steps[i];
    if (step === undefined) continue;
    const of: Attempts = attempts.get(type) ?? { accepted: 0, refused: new Map() };
    attempts.set(type, of);
    if (step.outcome === "accepted") of.accepted += 1;
    else of.refused.set(step.code, (of.refused.get(step.code) ?? 0) + 1);
  }
};
