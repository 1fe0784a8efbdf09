import {
  type Counterpart,
  type Invariant,
  type Observation,
  type Shrinkable,
  trimmable,
  type Violation,
} from "../properties/index.ts";
import { type Scenario, writeScenario } from "../spec/index.ts";
import type { Finding } from "./finding.ts";
import type { Implementation } from "./implementation.ts";
import { tryScenario } from "./trial.ts";

/** A violated invariant on the smallest scenario that was found for it. */
export interface Conviction {
  readonly invariant: Invariant;
  readonly violation: Violation;
  readonly observation: Observation;
  /** What it was compared with. */
  readonly counterparts: readonly Counterpart[];
  /** The scenario as it was found, before shrinking. */
  readonly unshrunk: Scenario;
  /** Where it comes from: a hostile market and the index, or the file that it was stored in. */
  readonly origin: string;
  /** Of a drawn scenario, its index. */
  readonly index?: number;
  /** The time was over before the search was. */
  readonly ranOutOfTime?: true;
}

/** How much may be spent on making one counterexample smaller. */
export interface ShrinkLimits {
  readonly scenarios: number;
  readonly milliseconds: number;
}

export const defaultShrinkLimits: ShrinkLimits = { scenarios: 1500, milliseconds: 20_000 };

/**
 * Looks for a smaller scenario on which the same invariant fails: a shrunk
 * counterexample stays on the invariant that failed first. Undefined when the
 * failure does not come again on the very scenario that showed it.
 */
export const shrink = async (
  implementation: Implementation,
  finding: Finding,
  limits: ShrinkLimits = defaultShrinkLimits,
): Promise<Conviction | undefined> => {
  const search = new Search(implementation, finding, limits);
  const start = await search.convicts(finding.drawn.value);
  if (start === undefined) return undefined;
  // The plan may not use up everything: trims finish quickly what it leaves undone.
  const [small, conviction] = await search.descend(finding.drawn, start, 0.5);
  const [, smallest] = await search.descend(trimmable(small.value), conviction, 1);
  return search.ranOutOfTime ? { ...smallest, ranOutOfTime: true } : smallest;
};

/** Shrinks findings one by one: convictions, and the findings that did not come again. */
export const convict = async (
  implementation: Implementation,
  findings: readonly Finding[],
  { shrink: limits, signal }: { readonly shrink?: ShrinkLimits; readonly signal?: AbortSignal },
): Promise<{ readonly convictions: readonly Conviction[]; readonly unconfirmed: readonly Finding[] }> => {
  const convictions: Conviction[] = [];
  const unconfirmed: Finding[] = [];
  for (const finding of findings) {
    if (signal?.aborted === true) break;
    const conviction = await shrink(implementation, finding, limits);
    if (conviction === undefined) unconfirmed.push(finding);
    else convictions.push(conviction);
  }
  return { convictions, unconfirmed };
};

/** A search for smaller scenarios: greedy, several at once, never the same one twice. */
class Search {
  readonly #implementation: Implementation;
  readonly #finding: Finding;
  readonly #tried = new Set<string>();
  readonly #limits: ShrinkLimits;
  readonly #began = Date.now();
  #spent = 0;
  ranOutOfTime = false;

  constructor(implementation: Implementation, finding: Finding, limits: ShrinkLimits) {
    this.#implementation = implementation;
    this.#finding = finding;
    this.#limits = limits;
  }

  /** The conviction on this scenario, if the invariant fails on it. */
  async convicts(scenario: Scenario): Promise<Conviction | undefined> {
    const { invariant, drawn, origin, index } = this.#finding;
    if (
      invariant.unless?.({
        mechanism: scenario.mechanism,
        capabilities: this.#implementation.capabilities,
      }) !== undefined
    )
      return undefined;
    const trial = await tryScenario(this.#implementation, scenario, [invariant], "all");
    if (trial.kind === "failure") return undefined;
    const [judgement] = trial.judgements;
    if (judgement?.violation === undefined) return undefined;
    const { violation, counterparts } = judgement;
    const { observation } = trial;
    const found = { unshrunk: drawn.value, origin, ...(index === undefined ? {} : { index }) };
    return { invariant, violation, observation, counterparts, ...found };
  }

  /** Goes to the first simpler scenario that still convicts, until none does, or until a part of the limits is spent. */
  async descend(
    from: Shrinkable<Scenario>,
    conviction: Conviction,
    part: number,
  ): Promise<readonly [Shrinkable<Scenario>, Conviction]> {
    let best = [from, conviction] as const;
    for (;;) {
      const next = await this.#firstConviction(best[0].simpler(), part);
      if (next === undefined) return best;
      best = next;
    }
  }

  async #firstConviction(
    candidates: Iterable<Shrinkable<Scenario>>,
    part: number,
  ): Promise<readonly [Shrinkable<Scenario>, Conviction] | undefined> {
    for (const batch of batches(this.#untried(candidates, part), this.#implementation.inFlight)) {
      const convictions = await Promise.all(batch.map(({ value }) => this.convicts(value)));
      for (const [i, conviction] of convictions.entries()) {
        const candidate = batch[i];
        if (conviction !== undefined && candidate !== undefined) return [candidate, conviction];
      }
    }
    return undefined;
  }

  *#untried(candidates: Iterable<Shrinkable<Scenario>>, part: number): Generator<Shrinkable<Scenario>> {
    const { scenarios, milliseconds } = this.#limits;
    for (const candidate of candidates) {
      if (this.#spent >= scenarios * part) return;
      if (Date.now() > this.#began + milliseconds * part) {
        this.ranOutOfTime = true;
        return;
      }
      const key = JSON.stringify(writeScenario(candidate.value, String));
      if (this.#tried.has(key)) continue;
      this.#tried.add(key);
      this.#spent += 1;
      yield candidate;
    }
  }
}

const batches = function* <T>(items: Iterable<T>, size: number): Generator<readonly T[]> {
  let batch: T[] = [];
  for (const item of items) {
    batch.push(item);
    if (batch.length < size) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
};
