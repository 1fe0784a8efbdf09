import { reachesHaircut } from "../properties/index.ts";
import type { ActionType } from "../spec/index.ts";
import { addAttempts, type Attempts, countAttempts } from "./attempts.ts";
import { largerOf, type Size, sizeOf } from "./size.ts";
import type { Judged } from "./trial.ts";

/** Scenarios of one hostile market. */
export interface MarketCount {
  scenarios: number;
  /** Scenarios in which users paid: a haircut, a deleveraging, or a cut of an exit. */
  haircuts: number;
}

/** Where judged scenarios came from, and what the implementation made of their actions. */
export class Distribution {
  readonly markets = new Map<string, MarketCount>();
  readonly attempts = new Map<ActionType, Attempts>();
  /** How large they were; absent: none was counted. */
  largest: Size | undefined;

  /** Counts a scenario of a hostile market. */
  add(market: string, { observation }: Judged): void {
    const { scenario, mechanism } = observation;
    const steps = observation.steps.map(({ outcome }) => outcome);
    const of = this.#of(market);
    of.scenarios += 1;
    if (reachesHaircut(mechanism, { steps })) of.haircuts += 1;
    countAttempts(this.attempts, scenario, steps);
    this.#reach(sizeOf(scenario));
  }

  /** Adds another distribution to this one. */
  join({ markets, attempts, largest }: Distribution): void {
    for (const [market, { scenarios, haircuts }] of markets) {
      const of = this.#of(market);
      of.scenarios += scenarios;
      of.haircuts += haircuts;
    }
    addAttempts(this.attempts, attempts);
    if (largest !== undefined) this.#reach(largest);
  }

  #reach(size: Size): void {
    this.largest = this.largest === undefined ? size : largerOf(this.largest, size);
  }

  #of(market: string): MarketCount {
    const known = this.markets.get(market) ?? { scenarios: 0, haircuts: 0 };
    this.markets.set(market, known);
    return known;
  }
}
