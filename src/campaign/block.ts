import { createHash } from "node:crypto";
import {
  type Capabilities,
  type Drawn,
  type Invariant,
  type Judgement,
  trimmable,
} from "../../properties/index.ts";
import { type Scenario, type Trace, writeScenario, writeTrace } from "../../spec/index.ts";
import { Counter, type Counts } from "./counts.ts";
import { Distribution } from "./distribution.ts";
import type { FirstFinding, Unanswered } from "./finding.ts";
import type { Judged, Trial } from "./trial.ts";

/**
 * A campaign is run in blocks of a hundred scenarios in a row. What comes of a
 * block depends on its scenarios alone, not on the order in which they are
 * answered: a campaign can be split among machines, end, and go on, and comes
 * to the same.
 */
export const blockSize = 100;

/** What came of a block. */
export interface Block {
  /** Counted from 0: it begins with the scenario of index `number * blockSize`. */
  readonly number: number;
  /** Scenarios that were run: all, unless the campaign was interrupted. */
  readonly ran: number;
  readonly counts: Omit<Counts, "inPercent">;
  readonly distribution: Distribution;
  /** The first violation of each invariant. */
  readonly findings: readonly FirstFinding[];
  /** In the order of their indices. */
  readonly unanswered: readonly UnansweredAt[];
  /** Where evidence is kept: a digest of all traces, and the first of them whole. */
  readonly evidence?: Evidence;
}

/** Where a scenario comes from that was made of a drawn one: "anything, scenario 3 (transformed: run a second time)". */
export const transformedOrigin = (origin: string, difference: string): string =>
  `${origin} (transformed: ${difference})`;

/** Whether an origin says so. */
export const isTransformed = (origin: string): boolean =>
  origin.includes(" (transformed: ") && origin.endsWith(")");

export interface UnansweredAt extends Unanswered {
  readonly index: number;
}

export interface Evidence {
  /** SHA-256 of the digests of all scenarios and traces, in the order of their indices. */
  readonly digest: string;
  readonly sample?: { readonly index: number; readonly scenario: Scenario; readonly trace: Trace };
}

/** Gathers the trials of a block in whatever order they end. */
export class BlockTally {
  readonly number: number;
  readonly #invariants: readonly Invariant[];
  readonly #counts: Counter;
  readonly #distribution = new Distribution();
  readonly #findings = new Map<string, FirstFinding>();
  readonly #unanswered: UnansweredAt[] = [];
  readonly #witness: Witness | undefined;
  #ran = 0;

  constructor(
    number: number,
    invariants: readonly Invariant[],
    capabilities: Capabilities,
    keepsEvidence: boolean,
  ) {
    this.number = number;
    this.#invariants = invariants;
    this.#counts = new Counter(invariants, capabilities);
    this.#witness = keepsEvidence ? new Witness() : undefined;
  }

  get ran(): number {
    return this.#ran;
  }

  add(index: number, drawn: Drawn, trial: Trial): void {
    this.#ran += 1;
    const origin = `${drawn.market}, scenario ${index}`;
    if (trial.kind === "failure") {
      const { failure, scenario } = trial;
      const plan = scenario === drawn.drawn.value ? { drawn: drawn.drawn } : {};
      this.#unanswered.push({ index, origin, failure, scenario, ...plan });
      return;
    }
    this.#counts.add(trial, index);
    this.#distribution.add(drawn.market, trial);
    this.#witness?.add(index, trial);
    for (const judgement of trial.judgements) this.#note({ index, drawn: drawn.drawn, origin }, judgement);
    for (const { observation, judgements, difference } of trial.beside) {
      const made = {
        index,
        drawn: trimmable(observation.scenario),
        origin: transformedOrigin(origin, difference),
      };
      for (const judgement of judgements) this.#note(made, judgement);
    }
  }

  #note(where: Pick<FirstFinding, "index" | "drawn" | "origin">, { invariant, violation }: Judgement): void {
    const found = this.#findings.get(invariant.id);
    if (violation === undefined || (found !== undefined && found.index <= where.index)) return;
    this.#findings.set(invariant.id, { invariant, violation, ...where });
  }

  result(): Block {
    return {
      number: this.number,
      ran: this.#ran,
      counts: this.#counts.counts(),
      distribution: this.#distribution,
      findings: this.#invariants.flatMap(({ id }) => this.#findings.get(id) ?? []),
      unanswered: [...this.#unanswered].sort((a, b) => a.index - b.index),
      ...(this.#witness === undefined ? {} : { evidence: this.#witness.evidence() }),
    };
  }
}

/** Remembers what was answered, so that somebody else can ask again. */
class Witness {
  readonly #digests = new Map<number, string>();
  #sample: Evidence["sample"];

  add(index: number, { observation }: Judged): void {
    const { scenario } = observation;
    const trace = { steps: observation.steps.map(({ outcome }) => outcome) };
    const text = JSON.stringify([writeScenario(scenario, String), writeTrace(trace, String)]);
    this.#digests.set(index, sha256(text));
    if (this.#sample === undefined || index < this.#sample.index) this.#sample = { index, scenario, trace };
  }

  evidence(): Evidence {
    const digests = [...this.#digests]
      .sort(([a], [b]) => a - b)
      .map(([index, digest]) => `${index} ${digest}`);
    const digest = sha256(digests.join("\n"));
    return this.#sample === undefined ? { digest } : { digest, sample: this.#sample };
  }
}

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");
