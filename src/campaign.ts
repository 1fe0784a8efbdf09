import {
  adversary,
  type Drawn,
  type Invariant,
  type Judgement,
  type Setting,
  type Shrinkable,
  type Violation,
} from "../properties/index.ts";
import type { Mechanism, Scenario } from "../spec/index.ts";
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
export interface Campaign {
  /** Scenarios answered and judged. */
  readonly judged: number;
  /** In how many scenarios each label of an invariant was reached, by invariant id. */
  readonly seen: ReadonlyMap<string, ReadonlyMap<string, number>>;
  /** How many judged scenarios could bring a case about, of the cases that not every setting can, by id. */
  readonly reachable: ReadonlyMap<string, ReadonlyMap<string, number>>;
  /** In how many scenarios an invariant applied, by id. */
  readonly applied: ReadonlyMap<string, number>;
  /** Why an invariant did not apply where it did not, by id. */
  readonly reasons: ReadonlyMap<string, string>;
  /** Violated invariants, in the catalogue's order. */
  readonly findings: readonly FirstFinding[];
  readonly unanswered: readonly Unanswered[];
  /** It ended before all scenarios had run, and why. */
  readonly cutShort?: string;
}

/** After so many unanswered scenarios there is nothing more to learn by asking. */
const mostUnanswered = 10;

/** Relations take turns by a mixed index: markets take turns too, and each is to meet every relation. */
const mixed = (index: number): number => Math.imul(index + 1, 0x9e37_79b1) >>> 16;

/**
 * Runs scenarios of a seed, as many at once as the implementation takes, and
 * judges each by every invariant. Which scenarios are run, and what is
 * reported of them, depends on the seed alone, not on who answers first.
 */
export const campaign = async (implementation: Implementation, plan: Plan): Promise<Campaign> => {
  const markets = adversary(implementation.capabilities, plan.mechanism);
  const record = new Tally(plan.invariants);
  let next = 0;
  let done = 0;

  const worker = async (): Promise<void> => {
    while (next < plan.runs && record.unanswered.length < mostUnanswered && plan.signal?.aborted !== true) {
      if (plan.enough !== undefined && record.violated >= plan.enough) return;
      const index = next;
      next += 1;
      const drawn = markets.draw(plan.seed, index);
      const trial = await tryScenario(implementation, drawn.drawn.value, plan.invariants, mixed(index));
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
  readonly #seen = new Map<string, Map<string, number>>();
  readonly #reachable = new Map<string, Map<string, number>>();
  readonly #applied = new Map<string, number>();
  readonly #reasons = new Map<string, string>();
  readonly #findings = new Map<string, FirstFinding>();
  #judged = 0;

  constructor(invariants: readonly Invariant[]) {
    this.#invariants = invariants;
  }

  get violated(): number {
    return this.#findings.size;
  }

  add(index: number, drawn: Drawn, trial: Trial): void {
    if (trial.kind === "failure") {
      this.unanswered.push({ index, failure: trial.failure, scenario: trial.scenario });
      return;
    }
    this.#judged += 1;
    for (const judgement of trial.judgements) {
      this.#note(index, drawn, judgement);
      this.#reach(judgement.invariant, trial.observation);
    }
    if (trial.judgements.length === this.#invariants.length) return;
    const judged = new Set(trial.judgements.map(({ invariant }) => invariant));
    for (const invariant of this.#invariants)
      if (!judged.has(invariant)) this.#pass(invariant, trial.observation);
  }

  /** A relation applies also where it is not its turn, or where there is nothing to compare with. */
  #pass(invariant: Invariant, setting: Setting): void {
    const { id, related } = invariant;
    if (related === undefined && this.#reasons.has(id)) return;
    const reason = invariant.unless?.(setting);
    if (reason !== undefined) this.#reasons.set(id, reason);
    else {
      this.#applied.set(id, (this.#applied.get(id) ?? 0) + 1);
      this.#reach(invariant, setting);
    }
  }

  #reach({ id, onlyIf }: Invariant, setting: Setting): void {
    if (onlyIf === undefined) return;
    const reachable = this.#reachable.get(id) ?? new Map<string, number>();
    for (const [label, can] of Object.entries(onlyIf))
      if (can?.(setting) === true) reachable.set(label, (reachable.get(label) ?? 0) + 1);
    this.#reachable.set(id, reachable);
  }

  #note(index: number, drawn: Drawn, { invariant, violation, seen }: Judgement): void {
    const { id } = invariant;
    this.#applied.set(id, (this.#applied.get(id) ?? 0) + 1);
    const counts = this.#seen.get(id) ?? new Map<string, number>();
    for (const label of seen) counts.set(label, (counts.get(label) ?? 0) + 1);
    this.#seen.set(id, counts);
    const found = this.#findings.get(id);
    if (violation !== undefined && (found === undefined || index < found.index))
      this.#findings.set(id, {
        invariant,
        violation,
        index,
        drawn: drawn.drawn,
        origin: `${drawn.market}, scenario ${index}`,
      });
  }

  result(cutShort?: string): Campaign {
    const findings = this.#invariants.flatMap(({ id }) => this.#findings.get(id) ?? []);
    const unanswered = [...this.unanswered].sort((a, b) => a.index - b.index);
    const campaign = {
      judged: this.#judged,
      seen: this.#seen,
      reachable: this.#reachable,
      applied: this.#applied,
      reasons: this.#reasons,
      findings,
      unanswered,
    };
    return cutShort === undefined ? campaign : { ...campaign, cutShort };
  }
}
