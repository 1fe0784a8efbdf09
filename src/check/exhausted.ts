import {
  type Coverage,
  conventions,
  countOf,
  reductionText,
  type Scope,
} from "../../properties/exhaustive/index.ts";

/** What an exhaustive run did, beside its verdicts. */
export interface Exhausted {
  /** What was to be covered, and what not, in words and counts. */
  readonly coverage: CoverageText;
  /** Problems in the scope. */
  readonly expected: number;
  /** Traces that equal the model's, in states and receipts. */
  readonly equal: number;
  /** Traces that were judged by the invariants: those that differ; of the model itself, all. */
  readonly judged: number;
  /** Traces that were to be judged, and were only counted: enough was violated. */
  readonly passedOver: number;
  /** Why it ended before all problems had run. */
  readonly cutShort?: string;
}

/** What a part of the scope covers: exact counts, and which problems those are. */
export interface Covered {
  readonly title: string;
  readonly shapes: number;
  readonly problems: number;
  readonly taken: readonly string[];
}

/** A coverage as it is told. */
export interface CoverageText {
  readonly scope: Scope;
  readonly conventions: readonly string[];
  readonly covered: readonly Covered[];
  readonly notCovered: readonly string[];
}

/** What is to be covered, part by part. */
export const coverageText = ({ scope, means, groups, notCovered }: Coverage): CoverageText => ({
  scope,
  conventions: conventions(scope, means),
  covered: groups.map((group) => ({
    title: group.title,
    shapes: group.mechanisms.length,
    problems: countOf(group),
    taken: group.reductions.map((reduction) => reductionText(reduction, group)),
  })),
  notCovered,
});

/** The part of a result document that tells what an exhaustive run covered. */
export const exhaustedDocument = ({
  coverage,
  expected,
  equal,
  judged,
  passedOver,
  cutShort,
}: Exhausted) => ({
  ...coverage.scope,
  problems: expected,
  equal,
  judged,
  passedOver,
  ...(cutShort === undefined ? {} : { cutShort }),
  conventions: [...coverage.conventions],
  covered: coverage.covered.map((part) => ({ ...part, taken: [...part.taken] })),
  notCovered: [...coverage.notCovered],
});
