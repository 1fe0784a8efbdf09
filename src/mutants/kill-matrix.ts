import { type Invariant, invariants } from "../../properties/index.ts";
import { campaign } from "../campaign/campaign.ts";
import type { Finding, FirstFinding } from "../campaign/finding.ts";
import { defaultShrinkLimits, shrink } from "../campaign/shrink.ts";
import type { Subject } from "./index.ts";

/** Which invariants convict a mutant, and how soon. */
export interface Row {
  readonly subject: Subject;
  /** The scenario, counted from 1, on which each invariant that convicts it did so first, by id. */
  readonly kills: ReadonlyMap<string, number>;
  /** The first of them; undefined: it lives. */
  readonly first: number | undefined;
  /** The shrunk counterexample to the invariant that should tell most. */
  readonly smallest: { readonly accounts: number; readonly actions: number } | undefined;
}

/** Where a matrix is made. */
export interface MatrixPlan {
  readonly runs: number;
  readonly seed: number;
  /** Leave out how small the counterexample is, which takes longer than all the rest. */
  readonly isQuick?: true;
}

/** That of evidence: enough for most mutants to die; `paripassu mutants` runs more. */
export const auditPlan: MatrixPlan = { runs: 100, seed: 1, isQuick: true };

/**
 * The comparison with the model sees every fault that a scenario shows at all:
 * the other invariants have to see it for themselves. A mutant is dead when
 * one of these convicts it, unless it is a mutant that the model alone sees.
 */
export const telling = ({ mutant }: Subject): readonly Invariant[] =>
  invariants.filter(({ id }) => id !== "REF-1" || mutant.caughtBy.includes("REF-1"));

/** A mutant's row of the matrix: every invariant over every scenario. */
export const rowOf = async (subject: Subject, plan: MatrixPlan): Promise<Row> => {
  const { findings } = await campaign(subject.implementation, { ...plan, invariants });
  const mine = new Set(telling(subject).map(({ id }) => id));
  const ofMine = findings.filter(({ invariant }) => mine.has(invariant.id));
  return {
    subject,
    kills: new Map(findings.map(({ invariant, index }) => [invariant.id, index + 1])),
    first: earliest(ofMine),
    smallest: plan.isQuick === true ? undefined : await smallestOf(subject, findings),
  };
};

const earliest = (findings: readonly FirstFinding[]): number | undefined =>
  findings.length === 0 ? undefined : Math.min(...findings.map(({ index }) => index + 1));

const smallestOf = async (subject: Subject, findings: readonly Finding[]): Promise<Row["smallest"]> => {
  const finding = findings.find(({ invariant }) => invariant.id === subject.mutant.caughtBy[0]);
  if (finding === undefined) return undefined;
  const conviction = await shrink(subject.implementation, finding, defaultShrinkLimits);
  if (conviction === undefined) return undefined;
  const { genesis, steps } = conviction.observation;
  return { accounts: (steps.at(-1)?.after ?? genesis).accounts.size, actions: steps.length };
};
