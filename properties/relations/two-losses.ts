import { type Action, type Atoms, atoms, type Scenario } from "../../spec/index.ts";
import type { Related } from "../invariant.ts";
import type { Observation } from "../observe/observation.ts";
import { money } from "../observe/money.ts";

const resolve: Action = { type: "resolve" };
const lossOf = (amount: Atoms): Action => ({ type: "loss", amount });

/** Two losses after everything else, and after some actions more, resolved together and one after the other. */
export const togetherAndApart = (
  { scenario }: Observation,
  before: readonly Action[],
  first: Atoms,
  second: Atoms,
): readonly [together: Related, apart: Related] => {
  const after = (...actions: readonly Action[]): Scenario => ({
    ...scenario,
    actions: [...scenario.actions, ...before, ...actions],
  });
  return [
    {
      scenario: after(lossOf(atoms(first + second)), resolve),
      difference: `with a loss of ${money(first + second)} after it`,
    },
    {
      scenario: after(lossOf(first), resolve, lossOf(second), resolve),
      difference: `with losses of ${money(first)} and ${money(second)} after it, each resolved`,
    },
  ];
};
