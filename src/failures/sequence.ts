import type { Capabilities } from "../../properties/index.ts";
import type { Scenario } from "../../spec/index.ts";
import type { Earlier, Where } from "../campaign/finding.ts";
import type { About, Answer, Failure, Implementation } from "../protocol/implementation.ts";
import { Reruns } from "./reruns.ts";
import { keyOf } from "../protocol/same-cause.ts";

/** A scenario that failed after others in the same process, and is answered without them. */
export interface Followed {
  readonly failure: Failure;
  readonly last: Earlier;
  /** What the process was asked before, in order. */
  readonly before: readonly Earlier[];
}

/** Asks what a run asks, in its order; `at` says whose turn it is. Ends early once it is over. */
export type Replay = (
  implementation: Implementation,
  at: (where: Where) => void,
  isOver: () => boolean,
) => Promise<void>;

/**
 * Runs the scenarios of a run again, one at a time and in the order of their
 * indices, from a fresh process on. Finds the first scenario of each cause that
 * fails there and not alone: that depends on nothing but the run's seed.
 */
export class Sequence implements Implementation {
  readonly about: About;
  readonly capabilities: Capabilities;
  readonly inFlight = 1;
  readonly found = new Map<string, Followed>();
  readonly #reruns: Reruns;
  readonly #wanted: ReadonlySet<string>;
  readonly #most: number;
  readonly #until: number;
  /** Causes whose scenarios fail alone. */
  readonly #alone = new Set<string>();
  #before: Earlier[] = [];
  #asked = 0;
  #where: Where = { origin: "" };
  #isRelated = false;
  #isCut = false;

  /** Looks for these causes, see keyOf, in this many scenarios, until this time. */
  constructor(
    { about, capabilities }: Implementation,
    reruns: Reruns,
    wanted: ReadonlySet<string>,
    { scenarios, until }: { readonly scenarios: number; readonly until: number },
  ) {
    this.about = about;
    this.capabilities = capabilities;
    this.#reruns = reruns;
    this.#wanted = wanted;
    this.#most = scenarios;
    this.#until = until;
  }

  /** It ended before everything was asked. */
  get isCut(): boolean {
    return this.#isCut;
  }

  at(where: Where): void {
    this.#where = where;
    this.#isRelated = false;
  }

  isOver(): boolean {
    if (this.found.size === this.#wanted.size) return true;
    this.#isCut ||= this.#asked >= this.#most || Date.now() > this.#until;
    return this.#isCut;
  }

  async answer(scenario: Scenario): Promise<Answer> {
    this.#asked += 1;
    const { origin } = this.#where;
    const asked = {
      ...this.#where,
      origin: this.#isRelated ? `${origin}, to compare with` : origin,
      scenario,
    };
    this.#isRelated = true;
    const answer = await this.#reruns.next(scenario);
    if (answer.kind === "trace") {
      this.#before.push(asked);
      return answer;
    }
    const before = this.#before;
    if (await this.#look(answer.failure, asked, before)) await this.#reruns.close();
    this.#before = this.#reruns.isGoingOn ? [...before, asked] : [];
    return answer;
  }

  close(): Promise<readonly Failure[]> {
    return Promise.resolve([]);
  }

  /** Whether other processes were started for it. */
  async #look(failure: Failure, last: Earlier, before: readonly Earlier[]): Promise<boolean> {
    const key = keyOf(failure);
    if (failure.isNotRun === true) this.#isCut = true;
    if (!this.#wanted.has(key) || this.#alone.has(key) || this.found.has(key)) return false;
    const alone = await this.#reruns.alone(last.scenario);
    if (alone === undefined) this.found.set(key, { failure, last, before });
    else if (keyOf(alone) === key) this.#alone.add(key);
    return true;
  }
}
