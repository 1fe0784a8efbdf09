import {
  addToFund,
  atoms,
  type FundLayer,
  fundOf,
  layersOf,
  type Mechanism,
  min,
  positive,
  resolve,
} from "../../spec/index.ts";
import { altered, type Mutant, resolvedBy, withReceipt } from "./mutant.ts";

/** The mechanism with its funds as `change` makes them. */
const withFunds = (mechanism: Mechanism, change: (fund: FundLayer) => FundLayer): Mechanism => ({
  ...mechanism,
  waterfall: mechanism.waterfall.map((layer) => (layer.kind === "fund" ? change(layer) : layer)),
});

export const floorIgnored: Mutant = {
  name: "floor-ignored",
  fault: "A fund is drawn below its floor.",
  seen: "any",
  caughtBy: ["MIN-2"],
  run: resolvedBy((mechanism, before) =>
    resolve(
      withFunds(mechanism, ({ kind, id, eventCap }) =>
        eventCap === undefined ? { kind, id } : { kind, id, eventCap },
      ),
      before,
    ),
  ),
};

export const eventCapIgnored: Mutant = {
  name: "event-cap-ignored",
  fault: "One resolve draws more on a fund than its event cap.",
  seen: "any",
  caughtBy: ["MIN-2"],
  run: resolvedBy((mechanism, before) =>
    resolve(
      withFunds(mechanism, ({ kind, id, floor }) =>
        floor === undefined ? { kind, id } : { kind, id, floor },
      ),
      before,
    ),
  ),
};

export const eventCapCountedForEachLoss: Mutant = {
  name: "event-cap-counted-for-each-loss",
  fault: "A fund pays its event cap for the new loss, and once more for the old deficit.",
  seen: "any",
  caughtBy: ["MIN-2"],
  run: altered("resolve", ({ mechanism, before, state, receipts }) => {
    const [fund] = layersOf(mechanism, "fund");
    if (fund?.eventCap === undefined || mechanism.remainder === "carry") return { state, receipts };
    const above = positive(atoms(fundOf(state, fund.id) - (fund.floor ?? 0n)));
    const again = min(min(above, fund.eventCap), min(before.deficit, state.deficit));
    return {
      state: addToFund({ ...state, deficit: atoms(state.deficit - again) }, fund.id, atoms(-again)),
      receipts: withReceipt(receipts, fund.id, again),
    };
  }),
};
