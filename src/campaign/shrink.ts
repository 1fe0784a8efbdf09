import { isDeepStrictEqual } from "node:util";
import { isDoubtful, wrongAnswerAt } from "../../properties/index.ts";
import type { Scenario } from "../../spec/index.ts";
import type { Conviction } from "./conviction.ts";
import { FailedReruns } from "./failed-reruns.ts";
import type { Finding, Unanswered } from "./finding.ts";
import type { Implementation } from "../protocol/implementation.ts";
import { defaultShrinkLimits, type ShrinkLimits, smallest } from "./smallest.ts";
import type { Rerun } from "./rerun.ts";
import { tryScenario } from "./trial.ts";

export { defaultShrinkLimits, type ShrinkLimits } from "./smallest.ts";

/** A violation that was seen once: run again, its scenario held, or was not answered. */
export interface Unconfirmed extends Finding {
  readonly isUnanswered?: true;
}

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
  onFailure?: (failed: Pick<Unanswered, "failure" | "scenario">) => void,
): Promise<Conviction | undefined> => {
  let first: Conviction | undefined;
  const found = await smallest(
    finding.drawn,
    async (scenario) => {
      const conviction = await convicts(implementation, finding, scenario, onFailure);
      first ??= conviction;
      return conviction !== undefined && isSameKind(first ?? conviction, conviction) ? conviction : undefined;
    },
    implementation,
    limits,
  );
  if (found === undefined) return undefined;
  return found.ranOutOfTime ? { ...found.shown, ranOutOfTime: true } : found.shown;
};

/** Shrinks findings one by one: convictions, the findings that did not come again, and what went unanswered. */
export const convict = async (
  implementation: Implementation,
  findings: readonly Finding[],
  { shrink: limits, signal }: { readonly shrink?: ShrinkLimits; readonly signal?: AbortSignal },
): Promise<{
  readonly convictions: readonly Conviction[];
  readonly unconfirmed: readonly Unconfirmed[];
  readonly reruns: readonly Rerun[];
}> => {
  const convictions: Conviction[] = [];
  const unconfirmed: Unconfirmed[] = [];
  const reruns: Rerun[] = [];
  for (const finding of findings) {
    if (signal?.aborted === true) break;
    if (implementation.restarts?.isGivenUp === true) await implementation.restarts.renew();
    const failed = new FailedReruns(implementation.capabilities);
    const conviction = await shrink(implementation, finding, limits, (one) => failed.add(one));
    if (conviction !== undefined) convictions.push(conviction);
    else unconfirmed.push(failed.isEmpty ? finding : { ...finding, isUnanswered: true });
    reruns.push(...failed.of(finding));
  }
  return { convictions, unconfirmed, reruns };
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
  onFailure: Parameters<typeof shrink>[3],
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
  if (trial.kind === "failure") {
    onFailure?.(trial);
    return undefined;
  }
  const [judgement] = trial.judgements;
  if (judgement?.violation === undefined) return undefined;
  const { violation, counterparts } = judgement;
  const { observation } = trial;
  const found = { unshrunk: drawn.value, origin, ...(index === undefined ? {} : { index }) };
  return { invariant, violation, observation, counterparts, ...found };
};
