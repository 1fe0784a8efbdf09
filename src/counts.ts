import { type Capabilities, type Invariant, type Setting, takesWholeLedger } from "../properties/index.ts";
import type { Judged } from "./trial.ts";

/** How often the cases of invariants were met in some scenarios. */
export interface Counts {
  /** Scenarios answered and judged. */
  readonly judged: number;
  /** In how many scenarios each case of an invariant was met, by invariant id. */
  readonly seen: ReadonlyMap<string, ReadonlyMap<string, number>>;
  /** How many judged scenarios could bring a case about, of the cases that not every setting can, by id. */
  readonly reachable: ReadonlyMap<string, ReadonlyMap<string, number>>;
  /** In how many scenarios an invariant applied, by id. */
  readonly applied: ReadonlyMap<string, number>;
  /** Percentages are asked for: the implementation takes the whole ledger. */
  readonly inPercent: boolean;
  /** Why an invariant did not apply where it did not, by id. */
  readonly reasons: ReadonlyMap<string, string>;
}

/** Counts trials in whatever order they end. */
export class Counter {
  readonly #invariants: readonly Invariant[];
  readonly #seen = new Map<string, Map<string, number>>();
  readonly #reachable = new Map<string, Map<string, number>>();
  readonly #applied = new Map<string, number>();
  readonly #reasons = new Map<string, string>();
  readonly #inPercent: boolean;
  #judged = 0;

  constructor(invariants: readonly Invariant[], capabilities: Capabilities) {
    this.#invariants = invariants;
    this.#inPercent = takesWholeLedger(capabilities);
  }

  add({ judgements, observation }: Judged): void {
    this.#judged += 1;
    const judged = new Map(judgements.map((judgement) => [judgement.invariant, judgement]));
    for (const invariant of this.#invariants) {
      const judgement = judged.get(invariant);
      // A relation applies also where it is not its turn, or where there is nothing to compare with.
      const reason = judgement === undefined ? invariant.unless?.(observation) : undefined;
      if (reason === undefined) this.#apply(invariant, observation, judgement?.seen ?? []);
      else this.#reasons.set(invariant.id, reason);
    }
  }

  #apply({ id, onlyIf }: Invariant, setting: Setting, seen: Iterable<string>): void {
    this.#applied.set(id, (this.#applied.get(id) ?? 0) + 1);
    const met = countsIn(this.#seen, id);
    for (const label of seen) met.set(label, (met.get(label) ?? 0) + 1);
    if (onlyIf === undefined) return;
    const reachable = countsIn(this.#reachable, id);
    for (const [label, can] of Object.entries(onlyIf))
      if (can?.(setting) === true) reachable.set(label, (reachable.get(label) ?? 0) + 1);
  }

  counts(): Counts {
    return {
      judged: this.#judged,
      seen: this.#seen,
      reachable: this.#reachable,
      applied: this.#applied,
      inPercent: this.#inPercent,
      reasons: this.#reasons,
    };
  }
}

const countsIn = (byId: Map<string, Map<string, number>>, id: string): Map<string, number> => {
  const known = byId.get(id) ?? new Map<string, number>();
  byId.set(id, known);
  return known;
};
