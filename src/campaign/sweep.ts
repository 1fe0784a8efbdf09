import { type Invariant, judge, observe, trimmable } from "../../properties/index.ts";
import { type Coverage, type Problem, problemsOf, scenarioOf } from "../../properties/exhaustive/index.ts";
import { sameTrace } from "../../properties/observe/same-trace.ts";
import { type Mechanism, run, type Scenario, type Trace } from "../../spec/index.ts";
import type { Finding, FirstFinding, Unanswered } from "./finding.ts";
import type { Implementation } from "../protocol/implementation.ts";

/** After this many unanswered problems there is nothing more to learn by asking. */
const mostUnanswered = 10;

/** Once something is violated, this many differences are judged; further ones are counted alone. */
const mostJudged = 10_000;

export interface SweepOptions {
  readonly invariants: readonly Invariant[];
  /** Judge also the traces that equal the model's. */
  readonly judgesAll: boolean;
  readonly signal?: AbortSignal;
  readonly onProgress?: (done: number) => void;
}

/** What a sweep over a coverage saw. */
export interface Swept {
  readonly answered: number;
  /** Traces that equal the model's. */
  readonly equal: number;
  /** Traces that were judged by the invariants. */
  readonly judged: number;
  /** Traces that were to be judged, and were only counted: enough was violated. */
  readonly passedOver: number;
  /** The first violation of each invariant, in the catalogue's order. */
  readonly findings: readonly Finding[];
  /** Why an invariant does not apply, where it does not, by id. */
  readonly reasons: ReadonlyMap<string, string>;
  /** Cases that an invariant names and that the mechanisms it judged can bring about, by id. */
  readonly required: ReadonlyMap<string, ReadonlySet<string>>;
  /** Those that were reached. */
  readonly reached: ReadonlyMap<string, ReadonlySet<string>>;
  readonly unanswered: readonly Unanswered[];
  /** Why it ended before all problems had run. */
  readonly cutShort?: string;
}

/** Runs every problem of a coverage, as many at once as the implementation takes. */
export const sweep = async (
  implementation: Implementation,
  coverage: Coverage,
  options: SweepOptions,
): Promise<Swept> => {
  const tally = new Tally(implementation, options);
  const problems = problemsOf(coverage);
  const course = { next: 0, done: 0, isOver: false };

  const worker = async (): Promise<void> => {
    while (tally.unanswered.length < mostUnanswered && options.signal?.aborted !== true) {
      const next = problems.next();
      if (next.done === true) {
        course.isOver = true;
        return;
      }
      const index = course.next;
      course.next += 1;
      await tally.run(index, next.value);
      course.done += 1;
      options.onProgress?.(course.done);
      // Lets timers and signals in, also when answers need no waiting.
      if (course.done % 500 === 0) await new Promise(setImmediate);
    }
  };
  await Promise.all(Array.from({ length: implementation.inFlight }, worker));
  const { done, isOver } = course;
  if (options.signal?.aborted === true) return tally.result(`interrupted after ${done} problems`);
  if (!isOver || tally.unanswered.length >= mostUnanswered)
    return tally.result(`given up after ${done} problems: too many went unanswered`);
  return tally.result();
};

export const originOf = (index: number): string => `exhaustive, problem ${index}`;

/** The labels of an invariant, made when they are first asked for. */
const of = (labels: Map<string, Set<string>>, id: string): Set<string> => {
  const known = labels.get(id) ?? new Set<string>();
  labels.set(id, known);
  return known;
};

/** Gathers traces in whatever order they come. */
class Tally {
  readonly unanswered: (Unanswered & { readonly index: number })[] = [];
  readonly #implementation: Implementation;
  readonly #options: SweepOptions;
  readonly #findings = new Map<string, FirstFinding>();
  readonly #required = new Map<string, Set<string>>();
  readonly #reached = new Map<string, Set<string>>();
  readonly #reasons = new Map<string, string>();
  /** Which invariants apply depends on the mechanism alone, which many problems share. */
  readonly #applicable = new WeakMap<Mechanism, readonly Invariant[]>();
  #answered = 0;
  #equal = 0;
  #judged = 0;
  #passedOver = 0;

  constructor(implementation: Implementation, options: SweepOptions) {
    this.#implementation = implementation;
    this.#options = options;
  }

  async run(index: number, problem: Problem): Promise<void> {
    const { capabilities } = this.#implementation;
    const scenario = scenarioOf(problem);
    const answer = await this.#implementation.answer(scenario);
    if (answer.kind === "failure") {
      this.unanswered.push({ index, origin: originOf(index), failure: answer.failure, scenario });
      return;
    }
    this.#answered += 1;
    const isEqual = sameTrace(run(scenario), answer.trace, capabilities);
    if (isEqual) this.#equal += 1;
    if (!isEqual || this.#options.judgesAll) this.#judge(index, scenario, answer.trace);
  }

  #judge(index: number, scenario: Scenario, trace: Trace): void {
    if (this.#findings.size > 0 && this.#judged >= mostJudged) {
      this.#passedOver += 1;
      return;
    }
    this.#judged += 1;
    const observation = observe(scenario, trace, this.#implementation.capabilities);
    for (const { invariant, violation, seen } of judge(observation, this.#applicableTo(scenario.mechanism))) {
      const { id } = invariant;
      for (const label of seen) of(this.#reached, id).add(label);
      if (violation === undefined) continue;
      const found = this.#findings.get(id);
      if (found === undefined || index < found.index)
        this.#findings.set(id, {
          invariant,
          violation,
          index,
          drawn: trimmable(scenario),
          origin: originOf(index),
        });
    }
  }

  #applicableTo(mechanism: Mechanism): readonly Invariant[] {
    const known = this.#applicable.get(mechanism);
    if (known !== undefined) return known;
    const { capabilities } = this.#implementation;
    const setting = { mechanism, capabilities };
    const applicable = this.#options.invariants.filter(({ id, unless, sometimes, onlyIf, related }) => {
      const reason =
        related === undefined ? unless?.(setting) : "it compares scenarios, and each is run alone";
      if (reason !== undefined) {
        if (!this.#reasons.has(id)) this.#reasons.set(id, reason);
        return false;
      }
      const required = of(this.#required, id);
      for (const label of sometimes) if (onlyIf?.[label]?.(setting) !== false) required.add(label);
      return true;
    });
    this.#applicable.set(mechanism, applicable);
    return applicable;
  }

  result(cutShort?: string): Swept {
    const swept = {
      answered: this.#answered,
      equal: this.#equal,
      judged: this.#judged,
      passedOver: this.#passedOver,
      findings: this.#options.invariants.flatMap(({ id }) => this.#findings.get(id) ?? []),
      reasons: this.#reasons,
      required: this.#required,
      reached: this.#reached,
      unanswered: [...this.unanswered].sort((a, b) => a.index - b.index),
    };
    return cutShort === undefined ? swept : { ...swept, cutShort };
  }
}
