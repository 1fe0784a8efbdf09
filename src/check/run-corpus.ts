import { declares, type Invariant, trimmable, undeclaredIn } from "../../properties/index.ts";
import type { Mechanism } from "../../spec/index.ts";
import type { Finding, Unanswered } from "../campaign/finding.ts";
import type { StoredCase } from "./corpus.ts";
import { type Implementation, reworded } from "../protocol/implementation.ts";
import { withinCorpus } from "../protocol/machine.ts";
import { printable } from "../text/printable.ts";
import { tryAfter } from "../failures/try-after.ts";

/** A stored case that asks for more than an implementation declares: its hello has become narrower. */
export interface NarrowerThan {
  readonly path: string;
  readonly lacks: string;
}

/** What came of the stored cases. */
export interface CorpusRun {
  /** Stored scenarios that were answered and judged. */
  readonly judged: number;
  /** Stored scenarios that ask for what the implementation does not declare. */
  readonly left: number;
  /** Stored scenarios under another mechanism than the one that was asked for. */
  readonly elsewhere: number;
  /** Files with such a scenario, and what it asks for. */
  readonly narrower: readonly NarrowerThan[];
  /** The first failure of each invariant, in the order of the cases. */
  readonly findings: readonly Finding[];
  readonly unanswered: readonly Unanswered[];
  /** Somebody ended it before all of them had run. */
  readonly isCut: boolean;
}

/**
 * Runs every stored case, outside every budget, and judges it by all the given
 * invariants: a fault often comes back under another name. Where one mechanism is asked for,
 * those of others are left out.
 */
export const runCorpus = async (
  implementation: Implementation,
  cases: readonly StoredCase[],
  invariants: readonly Invariant[],
  signal?: AbortSignal,
  mechanism?: Mechanism,
): Promise<CorpusRun> => {
  const { capabilities } = implementation;
  let judged = 0;
  let left = 0;
  let elsewhere = 0;
  const narrower = new Map<string, NarrowerThan>();
  const findings = new Map<string, Finding>();
  const unanswered: Unanswered[] = [];
  let isCut = false;
  for (const { path, scenarios, before = [] } of cases)
    for (const scenario of scenarios) {
      if (signal?.aborted === true) {
        isCut = true;
        break;
      }
      if (mechanism !== undefined && !declares(capabilities, scenario.mechanism)) {
        elsewhere += 1;
        continue;
      }
      const row = before.map((one) => one.scenario);
      const lacking = [...row, scenario]
        .map((one) => undeclaredIn(one, capabilities))
        .find((one) => one !== undefined);
      if (lacking !== undefined) {
        left += 1;
        if (!narrower.has(path)) narrower.set(path, { path, lacks: printable(lacking) });
        continue;
      }
      const trial = await tryAfter(implementation, row, scenario, invariants);
      if (trial.kind === "failure") {
        const { record = trial.failure.message } = trial.failure;
        const failure = reworded(trial.failure, (words) => `${words} (stored in ${printable(path)})`);
        unanswered.push({
          failure: { ...failure, record: `${record} (stored in ${withinCorpus(path)})` },
          scenario: trial.scenario,
          origin: printable(path),
          ...(before.length > 0 && trial.scenario === scenario ? { before } : {}),
        });
        continue;
      }
      judged += 1;
      for (const { invariant, violation } of trial.judgements)
        if (violation !== undefined && !findings.has(invariant.id))
          findings.set(invariant.id, {
            invariant,
            violation,
            drawn: trimmable(scenario),
            origin: printable(path),
          });
    }
  return {
    judged,
    left,
    elsewhere,
    narrower: [...narrower.values()],
    findings: [...findings.values()],
    unanswered,
    isCut,
  };
};
