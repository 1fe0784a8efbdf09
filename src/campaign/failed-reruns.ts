import { type Capabilities, isDeclared } from "../../properties/index.ts";
import { type Scenario, writeScenario } from "../../spec/index.ts";
import type { Finding, Unanswered } from "./finding.ts";
import { keyOf } from "../protocol/same-cause.ts";
import type { Rerun } from "./rerun.ts";

type Failed = Pick<Unanswered, "failure" | "scenario">;

/**
 * What went unanswered while a violation was looked at again: of each cause
 * the smallest scenario, so that it does not matter who answered first.
 */
export class FailedReruns {
  readonly #capabilities: Capabilities;
  readonly #smallest = new Map<string, Failed & { readonly text: string }>();
  #isEmpty = true;

  constructor(capabilities: Capabilities) {
    this.#capabilities = capabilities;
  }

  get isEmpty(): boolean {
    return this.#isEmpty;
  }

  add({ failure, scenario }: Failed): void {
    this.#isEmpty = false;
    // A search may try what was never declared, and anyone who declines that does nothing wrong.
    if (failure.isNotRun === true || !isDeclared(scenario, this.#capabilities)) return;
    const key = keyOf(failure);
    const text = textOf(scenario);
    const before = this.#smallest.get(key);
    if (before === undefined || isSmaller(text, before.text))
      this.#smallest.set(key, { failure, scenario, text });
  }

  /** As reruns of this violation. */
  of({ invariant, origin, index }: Finding): readonly Rerun[] {
    return [...this.#smallest]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, { failure, scenario }]) => ({
        invariant,
        failure,
        scenario,
        origin: `${origin}, while ${invariant.id} was looked at again`,
        ...(index === undefined ? {} : { index }),
      }));
  }
}

const textOf = (scenario: Scenario): string => JSON.stringify(writeScenario(scenario, String));

const isSmaller = (a: string, b: string): boolean => a.length < b.length || (a.length === b.length && a < b);
