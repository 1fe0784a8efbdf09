import {
  type Action,
  type Atoms,
  type Effect,
  effectOf,
  type Mechanism,
  type RefusalCode,
  refusalOf,
  type State,
  type Step,
} from "../../spec/index.ts";
import { once } from "../once.ts";

/** One action, and what the implementation under test made of it. */
export interface ObservedStep {
  readonly index: number;
  readonly action: Action;
  readonly before: State;
  readonly after: State;
  readonly outcome: Step;
  /** What the venue must hold after the step, by the accepted actions alone. */
  readonly assets: Atoms;
  readonly law: Law;
}

/** What the law says of an action in the state before it. Worked out once for all invariants, when one asks. */
export interface Law {
  /** Why it must be refused, or undefined where it must be accepted. */
  readonly refusal: () => RefusalCode | undefined;
  /** What it comes to where it is accepted. */
  readonly effect: () => Effect;
}

export const lawOf = (mechanism: Mechanism, before: State, action: Action): Law => ({
  refusal: once(() => refusalOf(mechanism, before, action)),
  effect: once(() => effectOf(mechanism, before, action)),
});
