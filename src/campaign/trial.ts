import {
  type Counterpart,
  excuseOf,
  type Invariant,
  judge,
  type Judgement,
  type Observation,
  observe,
  type Related,
  relatedTo,
} from "../../properties/index.ts";
import type { Scenario } from "../../spec/index.ts";
import { type Failure, type Implementation, reworded } from "../protocol/implementation.ts";

/** One scenario, run beside the scenarios that a relation compares it with, and judged. */
export interface Judged {
  readonly kind: "judged";
  readonly observation: Observation;
  readonly judgements: readonly Judgement[];
  /** What came of the scenarios that it was compared with, each judged by itself as well. */
  readonly beside: readonly Beside[];
}

/** A related scenario, judged by itself, and how it differs. */
export interface Beside extends Omit<Judged, "kind" | "beside"> {
  readonly difference: string;
}

export type Trial =
  | Judged
  /** The scenario is the one that went unanswered: the scenario itself, or one that is related to it. */
  | { readonly kind: "failure"; readonly failure: Failure; readonly scenario: Scenario };

/** Which relations are judged: all, or the first from this place on that has something to compare. */
export type Turn = number | "all";

/** Runs a scenario, and those related to it, and judges what came back by the given invariants. */
export const tryScenario = async (
  implementation: Implementation,
  scenario: Scenario,
  invariants: readonly Invariant[],
  turn: Turn,
): Promise<Trial> => {
  const answer = await implementation.answer(scenario);
  if (answer.kind === "failure") return { ...answer, scenario };
  const observation = observe(scenario, answer.trace, implementation.capabilities);
  const counterparts = new Map<string, readonly Counterpart[]>();
  for (const [{ id }, related] of comparisons(observation, invariants, turn)) {
    const found: Counterpart[] = [];
    for (const one of related) {
      const other = await implementation.answer(one.scenario);
      if (other.kind === "failure") return failureOf(other.failure, id, one);
      found.push({ ...one, observation: observe(one.scenario, other.trace, implementation.capabilities) });
    }
    counterparts.set(id, found);
  }
  // A scenario made of another may be larger than any that is drawn: it, too, must keep the law.
  const alone = invariants.filter(({ related }) => related === undefined);
  const beside = [...counterparts.values()].flat().map(({ observation: other, difference }) => ({
    observation: other,
    judgements: judge(other, alone),
    difference,
  }));
  return { kind: "judged", observation, judgements: judge(observation, invariants, counterparts), beside };
};

/** The relations to judge, and what each compares the trace with. */
const comparisons = function* (
  observation: Observation,
  invariants: readonly Invariant[],
  turn: Turn,
): Generator<readonly [Invariant, readonly Related[]]> {
  const relations = invariants.filter(({ related }) => related !== undefined);
  const first = turn === "all" ? 0 : turn % relations.length;
  for (const invariant of [...relations.slice(first), ...relations.slice(0, first)]) {
    if (excuseOf(invariant, observation) !== undefined) continue;
    const related = relatedTo(invariant, observation);
    if (related.length === 0) continue;
    yield [invariant, related];
    if (turn !== "all") return;
  }
};

const failureOf = (failure: Failure, id: string, { scenario, difference }: Related): Trial => ({
  kind: "failure",
  failure: reworded(failure, (words) => `${words} (a scenario to compare with, for ${id}: ${difference})`),
  scenario,
});
