import { type AccountId, accountOf, isInsolvent } from "../../spec/index.ts";
import type { Stage } from "../generate/steps.ts";

/** Everybody known, in the order in which they came. */
export const everybody = ({ state }: Pick<Stage, "state">): readonly AccountId[] => [
  ...state.accounts.keys(),
];

/** Everybody who owes nothing. */
export const solvents = (stage: Stage): readonly AccountId[] =>
  everybody(stage).filter((id) => !isInsolvent(accountOf(stage.state, id)));

/** Everybody who owes something. */
export const insolvents = (stage: Stage): readonly AccountId[] =>
  everybody(stage).filter((id) => isInsolvent(accountOf(stage.state, id)));

/** One of them, if there is any. */
export const nth = <T>(all: readonly T[], n: number): T | undefined => all[n % all.length];
