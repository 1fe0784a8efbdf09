import { type Capabilities, isDeclared, type Shrinkable, trimmable, under } from "../../properties/index.ts";
import { type Scenario, writeScenario } from "../../spec/index.ts";
import type { Implementation } from "../protocol/implementation.ts";

/** How much may be spent on making one scenario smaller. */
export interface ShrinkLimits {
  readonly scenarios: number;
  readonly milliseconds: number;
}

export const defaultShrinkLimits: ShrinkLimits = { scenarios: 1500, milliseconds: 20_000 };

/** There is to be time for this many scenarios, however long one takes. */
const enough = 40;

/** The usual limits, and more time where a scenario took long, in milliseconds. */
export const shrinkLimitsFor = (scenarioMs = 0): ShrinkLimits => ({
  ...defaultShrinkLimits,
  milliseconds: Math.max(defaultShrinkLimits.milliseconds, Math.ceil((scenarioMs * enough) / 1000) * 1000),
});

/** What a scenario still shows, or undefined where it does not show it. */
export type Shows<T> = (scenario: Scenario) => Promise<T | undefined>;

/** The smallest scenario that was found, and what it shows. */
export interface Smallest<T> {
  readonly shown: T;
  /** The time was over before the search was. */
  readonly ranOutOfTime: boolean;
}

/**
 * Looks for a smaller scenario that still shows the same: greedy, several at
 * once, never the same one twice, and none that asks for what is not declared.
 * Where mechanisms are declared one by one, it stays under the one it began
 * with. Undefined when the first one does not show it.
 */
export const smallest = async <T>(
  from: Shrinkable<Scenario>,
  shows: Shows<T>,
  { inFlight, capabilities }: Pick<Implementation, "inFlight" | "capabilities">,
  limits: ShrinkLimits,
): Promise<Smallest<T> | undefined> => {
  const declared =
    capabilities.mechanisms === "any" ? capabilities : under(from.value.mechanism, capabilities);
  const search = new Search(shows, inFlight, declared, limits);
  const start = await shows(from.value);
  if (start === undefined) return undefined;
  // The plan may not use up everything: trims finish quickly what it leaves undone.
  const [small, found] = await search.descend(from, start, 0.5);
  const [, shown] = await search.descend(trimmable(small.value), found, 1);
  return { shown, ranOutOfTime: search.ranOutOfTime };
};

class Search<T> {
  readonly #shows: Shows<T>;
  readonly #inFlight: number;
  readonly #declared: Capabilities;
  readonly #tried = new Set<string>();
  readonly #limits: ShrinkLimits;
  readonly #began = Date.now();
  #spent = 0;
  ranOutOfTime = false;

  constructor(shows: Shows<T>, inFlight: number, declared: Capabilities, limits: ShrinkLimits) {
    this.#shows = shows;
    this.#inFlight = inFlight;
    this.#declared = declared;
    this.#limits = limits;
  }

  /** Goes to the first simpler scenario that still shows it, until none does, or until a part of the limits is spent. */
  async descend(
    from: Shrinkable<Scenario>,
    shown: T,
    part: number,
  ): Promise<readonly [Shrinkable<Scenario>, T]> {
    let best = [from, shown] as const;
    for (;;) {
      const next = await this.#first(best[0].simpler(), part);
      if (next === undefined) return best;
      best = next;
    }
  }

  async #first(
    candidates: Iterable<Shrinkable<Scenario>>,
    part: number,
  ): Promise<readonly [Shrinkable<Scenario>, T] | undefined> {
    for (const batch of batches(this.#untried(candidates, part), this.#inFlight)) {
      const found = await Promise.all(batch.map(({ value }) => this.#shows(value)));
      for (const [i, shown] of found.entries()) {
        const candidate = batch[i];
        if (shown !== undefined && candidate !== undefined) return [candidate, shown];
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
      if (!isDeclared(candidate.value, this.#declared)) continue;
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
