import { usersPaid } from "../../properties/index.ts";
import type { ActionType } from "../../spec/index.ts";
import { addAttempts, type Attempts, countAttempts } from "./attempts.ts";
import { largerOf, type Size, sizeOf } from "../text/size.ts";
import type { Judged } from "./trial.ts";

/** Scenarios of one hostile market. */
export interface MarketCount {
  scenarios: number;
  /** Scenarios in which users paid: a haircut, a deleveraging, or a cut of an exit. */
  haircuts: number;
  /** Scenarios of which nothing tells whether users paid; undefined: that was not counted. */
  notTold?: number | undefined;
}

/** Where judged scenarios came from, and what the implementation made of their actions. */
export class Distribution {
  readonly markets = new Map<string, MarketCount>();
  readonly attempts = new Map<ActionType, Attempts>();
  /** How large they were; absent: none was counted. */
  largest: Size | undefined;

  /** Counts a scenario of a hostile market. */
  add(market: string, { observation }: Judged): void {
    const paid = usersPaid(observation);
    this.#count(market, {
      scenarios: 1,
      haircuts: paid === true ? 1 : 0,
      notTold: paid === undefined ? 1 : 0,
    });
    const steps = observation.steps.map(({ outcome }) => outcome);
    countAttempts(this.attempts, observation.scenario, steps);
    this.#reach(sizeOf(observation.scenario));
  }

  /** Adds another distribution to this one. */
  join({ markets, attempts, largest }: Distribution): void {
    for (const [market, counts] of markets) this.#count(market, counts);
    addAttempts(this.attempts, attempts);
    if (largest !== undefined) this.#reach(largest);
  }

  #reach(size: Size): void {
    this.largest = this.largest === undefined ? size : largerOf(this.largest, size);
  }

  #count(market: string, { scenarios, haircuts, notTold }: MarketCount): void {
    const of = this.markets.get(market) ?? { scenarios: 0, haircuts: 0, notTold: 0 };
    this.markets.set(market, {
      scenarios: of.scenarios + scenarios,
      haircuts: of.haircuts + haircuts,
      notTold: of.notTold === undefined || notTold === undefined ? undefined : of.notTold + notTold,
    });
  }
}
