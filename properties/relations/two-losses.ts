import { type Action, type Atoms, isInsolvent, type Scenario } from "../../spec/index.ts";
import type { Related } from "../invariant.ts";
import type { Observation, ObservedResolve } from "../observe/observation.ts";

/** The loss of a resolve and another one, resolved together and one after the other. */
export const togetherAndApart = (
  { scenario }: Observation,
  { index, loss }: ObservedResolve,
  more: Atoms,
): readonly [together: Related, apart: Related] => {
  const earlier = scenario.actions.slice(0, index);
  const another: Action = { type: "loss", amount: more };
  const resolve: Action = { type: "resolve" };
  const after = (...actions: readonly Action[]): Scenario => ({
    ...scenario,
    actions: [...earlier, ...actions],
  });
  return [
    {
      scenario: after(another, resolve),
      difference: `with the losses of ${loss} and ${more} resolved together`,
    },
    {
      scenario: after(resolve, another, resolve),
      difference: `with a loss of ${loss} resolved first, and one of ${more} after it`,
    },
  ];
};

/** The venue's state lets two losses be compared: another one can come, and none of either arose in a market. */
export const canLoseAgain = ({ action, before }: ObservedResolve): boolean =>
  action.type === "resolve" &&
  !before.halted &&
  [...before.markets.values()].every(({ shortfalls }) => shortfalls.size === 0) &&
  (before.pending > 0n || [...before.accounts.values()].some(isInsolvent));
