import {
  type Capabilities,
  excuseOf,
  type Invariant,
  type Setting,
  takesWholeLedger,
} from "../../properties/index.ts";
import type { Judged } from "./trial.ts";

/** How often the cases of invariants were met in some scenarios. */
export interface Counts {
  /** Scenarios answered and judged. */
  readonly judged: number;
  /** In how many scenarios each case of an invariant was met, by invariant id. */
  readonly seen: ByCase;
  /** How many judged scenarios could bring a case about, of the cases that not every setting can, by id. */
  readonly reachable: ByCase;
  /** In how many scenarios an invariant applied, by id. */
  readonly applied: ReadonlyMap<string, number>;
  /** Percentages are asked for: the implementation takes the whole ledger. */
  readonly inPercent: boolean;
  /** Why an invariant did not apply in the first scenario where it did not, by id. */
  readonly reasons: ReadonlyMap<string, Reason>;
}

/** Numbers by invariant id and label. */
export type ByCase = ReadonlyMap<string, ReadonlyMap<string, number>>;

export interface Reason {
  /** The scenario's index. */
  readonly index: number;
  readonly text: string;
}

/** Counts trials. The result does not depend on the order in which they end. */
export class Counter {
  readonly #invariants: readonly Invariant[];
  readonly #seen = new Map<string, Map<string, number>>();
  readonly #reachable = new Map<string, Map<string, number>>();
  readonly #applied = new Map<string, number>();
  readonly #reasons = new Map<string, Reason>();
  readonly #inPercent: boolean;
  #judged = 0;

  constructor(invariants: readonly Invariant[], capabilities: Capabilities) {
    this.#invariants = invariants;
    this.#inPercent = takesWholeLedger(capabilities);
  }

  /** Counts the trial of the scenario with this index. */
  add({ judgements, observation }: Judged, index: number): void {
    this.#judged += 1;
    const judged = new Map(judgements.map((judgement) => [judgement.invariant, judgement]));
    for (const invariant of this.#invariants) {
      const judgement = judged.get(invariant);
      // A relation applies also where it is not its turn, or where there is nothing to compare with.
      const text = judgement === undefined ? excuseOf(invariant, observation) : undefined;
      if (text === undefined) this.#apply(invariant, observation, judgement?.seen ?? []);
      else this.#excuse(invariant.id, { index, text });
    }
  }

  /** Adds what was counted elsewhere, of other scenarios. */
  join({ judged, seen, reachable, applied, reasons }: Omit<Counts, "inPercent">): void {
    this.#judged += judged;
    addAll(this.#seen, seen);
    addAll(this.#reachable, reachable);
    for (const [id, count] of applied) addTo(this.#applied, id, count);
    for (const [id, reason] of reasons) this.#excuse(id, reason);
  }

  #apply({ id, onlyIf }: Invariant, setting: Setting, seen: Iterable<string>): void {
    addTo(this.#applied, id, 1);
    const met = countsIn(this.#seen, id);
    for (const label of seen) addTo(met, label, 1);
    if (onlyIf === undefined) return;
    const reachable = countsIn(this.#reachable, id);
    for (const [label, can] of Object.entries(onlyIf))
      if (can?.(setting) === true) addTo(reachable, label, 1);
  }

  #excuse(id: string, reason: Reason): void {
    const known = this.#reasons.get(id);
    if (known === undefined || reason.index < known.index) this.#reasons.set(id, reason);
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

const addTo = (counts: Map<string, number>, name: string, count: number): void => {
  counts.set(name, (counts.get(name) ?? 0) + count);
};

const addAll = (byId: Map<string, Map<string, number>>, others: ByCase): void => {
  for (const [id, counts] of others) {
    const into = countsIn(byId, id);
    for (const [label, count] of counts) addTo(into, label, count);
  }
};

const countsIn = (byId: Map<string, Map<string, number>>, id: string): Map<string, number> => {
  const known = byId.get(id) ?? new Map<string, number>();
  byId.set(id, known);
  return known;
};
