import {
  adversary,
  type Capabilities,
  type Drawn,
  type Invariant,
  type Judgement,
  type Shrinkable,
  trimmable,
  type Violation,
} from "../properties/index.ts";
import type { Mechanism, Scenario } from "../spec/index.ts";
import { Counter, type Counts } from "./counts.ts";
import type { Failure, Implementation } from "./implementation.ts";
import { type Trial, tryScenario } from "./trial.ts";

/** What to run. */
export interface Plan {
  readonly runs: number;
  readonly seed: number;
  /** The invariants to judge by. */
  readonly invariants: readonly Invariant[];
  /** Every scenario under this mechanism; otherwise under any that the implementation has. */
  readonly mechanism?: Mechanism;
  /** Nothing more is run once so many invariants have failed. */
  readonly enough?: number;
  /** Ends the campaign early; what is not reached is inconclusive. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (done: number) => void;
}

/** A scenario on which an invariant failed. */
export interface Finding {
  readonly invariant: Invariant;
  readonly violation: Violation;
  readonly drawn: Shrinkable<Scenario>;
  /** Where the scenario comes from: a hostile market and the index, or a file of the corpus. */
  readonly origin: string;
}

/** The first scenario of a campaign, by index, on which an invariant failed. */
export interface FirstFinding extends Finding {
  readonly index: number;
}

/** A scenario that was not answered. */
export interface Unanswered {
  readonly failure: Failure;
  readonly scenario: Scenario;
}

/** What a campaign saw. */
export interface Campaign extends Counts {
  /** Violated invariants, in the catalogue's order. */
  readonly findings: readonly FirstFinding[];
  readonly unanswered: readonly Unanswered[];
  /** It ended before all scenarios had run, and why. */
  readonly cutShort?: string;
}

/** After so many unanswered scenarios there is nothing more to learn by asking. */
const mostUnanswered = 10;

/** Relations take turns by a mixed index: markets take turns too, and each is to meet every relation. */
export const turnOf = (index: number): number => Math.imul(index + 1, 0x9e37_79b1) >>> 16;

/**
 * Runs scenarios of a seed, as many at once as the implementation takes, and
 * judges each by every invariant. Which scenarios are run, and what is
 * reported of them, depends on the seed alone, not on who answers first.
 */
export const campaign = async (implementation: Implementation, plan: Plan): Promise<Campaign> => {
  const markets = adversary(implementation.capabilities, plan.mechanism);
  const record = new Tally(plan.invariants, implementation.capabilities);
  let next = 0;
  let done = 0;

  const worker = async (): Promise<void> => {
    while (next < plan.runs && record.unanswered.length < mostUnanswered && plan.signal?.aborted !== true) {
      if (plan.enough !== undefined && record.violated >= plan.enough) return;
      const index = next;
      next += 1;
      const drawn = markets.draw(plan.seed, index);
      const trial = await tryScenario(implementation, drawn.drawn.value, plan.invariants, turnOf(index));
      record.add(index, drawn, trial);
      done += 1;
      plan.onProgress?.(done);
      // Lets timers and signals in, also when answers need no waiting.
      if (done % 100 === 0) await new Promise(setImmediate);
    }
  };
  await Promise.all(Array.from({ length: implementation.inFlight }, worker));

  if (plan.signal?.aborted === true)
    return record.result(`interrupted after ${done} of ${plan.runs} scenarios`);
  if (plan.enough !== undefined && record.violated >= plan.enough)
    return record.result(`ended at violation ${plan.enough}, after ${done} of ${plan.runs} scenarios`);
  if (done < plan.runs)
    return record.result(`given up after ${done} of ${plan.runs} scenarios: too many went unanswered`);
  return record.result();
};

/** Gathers trials in whatever order they end. */
class Tally {
  readonly unanswered: (Unanswered & { readonly index: number })[] = [];
  readonly #invariants: readonly Invariant[];
  readonly #counts: Counter;
  readonly #findings = new Map<string, FirstFinding>();

  constructor(invariants: readonly Invariant[], capabilities: Capabilities) {
    this.#invariants = invariants;
    this.#counts = new Counter(invariants, capabilities);
  }

  get violated(): number {
    return this.#findings.size;
  }

  add(index: number, drawn: Drawn, trial: Trial): void {
    if (trial.kind === "failure") {
      this.unanswered.push({ index, failure: trial.failure, scenario: trial.scenario });
      return;
    }
    this.#counts.add(trial);
    const origin = `${drawn.market}, scenario ${index}`;
    for (const judgement of trial.judgements) this.#note(index, drawn.drawn, origin, judgement);
    for (const { observation, judgements } of trial.beside)
      for (const judgement of judgements)
        this.#note(index, trimmable(observation.scenario), `${origin}, made into another`, judgement);
  }

  #note(
    index: number,
    drawn: Shrinkable<Scenario>,
    origin: string,
    { invariant, violation }: Judgement,
  ): void {
    const found = this.#findings.get(invariant.id);
    if (violation === undefined || (found !== undefined && found.index <= index)) return;
    this.#findings.set(invariant.id, { invariant, violation, index, drawn, origin });
  }

  result(cutShort?: string): Campaign {
    const findings = this.#invariants.flatMap(({ id }) => this.#findings.get(id) ?? []);
    const unanswered = [...this.unanswered].sort((a, b) => a.index - b.index);
    const campaign = { ...this.#counts.counts(), findings, unanswered };
    return cutShort === undefined ? campaign : { ...campaign, cutShort };
  }
}
