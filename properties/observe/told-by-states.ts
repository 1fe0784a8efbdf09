import type { Mechanism } from "../../spec/index.ts";
import { type Attribution, lostTo, pocketsOf, surplusHides } from "./attribution.ts";
import { accountsIn } from "./bookkeeping.ts";
import type { ObservedStep } from "./observed-step.ts";

/**
 * What layers took in a resolve, of those alone that the states tell: no other
 * layer draws on the same pocket, and no surplus hides a smaller draw.
 */
export const toldByStates = (mechanism: Mechanism, { before, after }: ObservedStep): Attribution => {
  const { waterfall, surplus } = mechanism;
  const pockets = waterfall.flatMap(pocketsOf);
  const isAlone = (pocket: string): boolean => pockets.filter((other) => other === pocket).length === 1;
  const ids = [...accountsIn(before, after)];
  return new Map(
    waterfall
      .filter(
        (layer) => pocketsOf(layer).every(isAlone) && !(layer.id === surplus && surplusHides(mechanism)),
      )
      .map((layer) => [layer.id, lostTo(layer, before, after, ids)]),
  );
};
