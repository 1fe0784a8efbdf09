import { trimmable } from "../../properties/index.ts";
import type { Scenario } from "../../spec/index.ts";
import type { Unanswered } from "../campaign/finding.ts";
import type { Failure, Implementation } from "../protocol/implementation.ts";
import { Reruns } from "./reruns.ts";
import { keyOf } from "../protocol/same-cause.ts";
import { type ShrinkLimits, smallest } from "../campaign/smallest.ts";

/** A failure on the smallest scenario that was found for it, in a process of its own. */
export interface SmallestFailure {
  readonly failure: Failure;
  readonly scenario: Scenario;
  readonly ranOutOfTime: boolean;
}

/** Each scenario that hangs costs the whole time limit: no more of them are tried. */
const mostHangs = 12;

/** Each scenario that fails costs the start of a process: no more of them are tried. */
const mostStarts = 60;

/**
 * Looks for a smaller scenario that fails by the same cause. Undefined where
 * the scenario, alone in a process that was asked nothing before, is answered.
 */
export const shrinkFailure = async (
  implementation: Implementation,
  unanswered: Pick<Unanswered, "scenario" | "drawn">,
  limits: ShrinkLimits,
): Promise<SmallestFailure | undefined> => {
  const reruns = new Reruns(implementation);
  try {
    return await new FailureSearch(implementation, reruns, limits).smallest(unanswered);
  } finally {
    await reruns.close();
  }
};

interface Shown {
  readonly failure: Failure;
  readonly scenario: Scenario;
}

class FailureSearch {
  readonly #implementation: Implementation;
  readonly #reruns: Reruns;
  readonly #limits: ShrinkLimits;
  #failed = 0;
  /** How long the first one took, from the start of its process on. */
  #startMs = 0;

  constructor(implementation: Implementation, reruns: Reruns, limits: ShrinkLimits) {
    this.#implementation = implementation;
    this.#reruns = reruns;
    this.#limits = limits;
  }

  async smallest({
    scenario,
    drawn = trimmable(scenario),
  }: Pick<Unanswered, "scenario" | "drawn">): Promise<SmallestFailure | undefined> {
    const began = performance.now();
    const failure = await this.#reruns.alone(scenario);
    this.#startMs = performance.now() - began;
    if (failure === undefined) return undefined;
    const first = { failure, scenario };
    if (failure.isNotRun === true) return { ...first, ranOutOfTime: false };
    const key = keyOf(failure);
    const search = (rerun: (one: Scenario) => Promise<Failure | undefined>, scenarios: number) =>
      smallest<Shown>(
        drawn,
        (one) => (one === scenario ? Promise.resolve(first) : this.#shows(one, key, rerun)),
        { inFlight: 1, capabilities: this.#implementation.capabilities },
        this.#limitsFor(scenarios),
      );
    const quick = await search((one) => this.#next(one), this.#limits.scenarios);
    if (quick === undefined || quick.shown === first)
      return { ...first, ranOutOfTime: quick?.ranOutOfTime === true };
    // It may owe its failure to what the process was asked before.
    this.#failed = 0;
    const confirmed = await this.#shows(quick.shown.scenario, key, (one) => this.#reruns.alone(one));
    if (confirmed !== undefined) return { ...confirmed, ranOutOfTime: quick.ranOutOfTime };
    this.#failed = 0;
    const slow = await search((one) => this.#reruns.alone(one), Math.min(mostStarts, this.#limits.scenarios));
    return { ...(slow?.shown ?? first), ranOutOfTime: slow?.ranOutOfTime === true };
  }

  /** There is time for as many failures as are tried: it is their number that ends the search. */
  #limitsFor(scenarios: number): ShrinkLimits {
    return { scenarios, milliseconds: Math.max(this.#limits.milliseconds, mostStarts * this.#startMs) };
  }

  async #next(scenario: Scenario): Promise<Failure | undefined> {
    const answer = await this.#reruns.next(scenario);
    return answer.kind === "failure" ? answer.failure : undefined;
  }

  async #shows(
    scenario: Scenario,
    key: string,
    rerun: (one: Scenario) => Promise<Failure | undefined>,
  ): Promise<Shown | undefined> {
    if (this.#failed >= mostStarts) return undefined;
    const failure = await rerun(scenario);
    if (failure !== undefined) this.#failed += failure.kind === "timeout" ? mostStarts / mostHangs : 1;
    if (failure === undefined || failure.isNotRun === true || keyOf(failure) !== key) return undefined;
    return { failure, scenario };
  }
}
