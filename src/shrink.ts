import { isDeepStrictEqual } from "node:util";
import {
  type Counterpart,
  type Invariant,
  isDoubtful,
  type Observation,
  type Violation,
  wrongAnswerAt,
} from "../properties/index.ts";
import type { Scenario } from "../spec/index.ts";
import type { Finding } from "./finding.ts";
import type { Implementation } from "./implementation.ts";
import { defaultShrinkLimits, type ShrinkLimits, smallest } from "./smallest.ts";
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

export { defaultShrinkLimits, type ShrinkLimits } from "./smallest.ts";

/**
 * Looks for a smaller scenario on which the same invariant fails in the same
 * way: a shrunk counterexample stays on the invariant that failed first, and
 * on its kind. Undefined when the failure does not come again on the very
 * scenario that showed it.
 */
export const shrink = async (
  implementation: Implementation,
  finding: Finding,
  limits: ShrinkLimits = defaultShrinkLimits,
): Promise<Conviction | undefined> => {
  let first: Conviction | undefined;
  const found = await smallest(
    finding.drawn,
    async (scenario) => {
      const conviction = await convicts(implementation, finding, scenario);
      first ??= conviction;
      return conviction !== undefined && isSameKind(first ?? conviction, conviction) ? conviction : undefined;
    },
    implementation,
    limits,
  );
  if (found === undefined) return undefined;
  return found.ranOutOfTime ? { ...found.shown, ranOutOfTime: true } : found.shown;
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

/** Whether a smaller scenario shows the same fault as the first one, no smaller one, and nothing that is doubtful. */
const isSameKind = (first: Conviction, next: Conviction): boolean =>
  next.violation.kind === first.violation.kind &&
  (isDoubtful(first.observation) || !isDoubtful(next.observation)) &&
  (first.violation.moreThanRounding !== true || next.violation.moreThanRounding === true) &&
  isDeepStrictEqual(
    wrongAnswerAt(next.observation, next.violation.step),
    wrongAnswerAt(first.observation, first.violation.step),
  );

/** The conviction on this scenario, if the invariant fails on it. */
const convicts = async (
  implementation: Implementation,
  finding: Finding,
  scenario: Scenario,
): Promise<Conviction | undefined> => {
  const { invariant, drawn, origin, index } = finding;
  if (
    invariant.unless?.({
      mechanism: scenario.mechanism,
      capabilities: implementation.capabilities,
    }) !== undefined
  )
    return undefined;
  const trial = await tryScenario(implementation, scenario, [invariant], "all");
  if (trial.kind === "failure") return undefined;
  const [judgement] = trial.judgements;
  if (judgement?.violation === undefined) return undefined;
  const { violation, counterparts } = judgement;
  const { observation } = trial;
  const found = { unshrunk: drawn.value, origin, ...(index === undefined ? {} : { index }) };
  return { invariant, violation, observation, counterparts, ...found };
};
