import {
  type Atoms,
  atoms,
  charge,
  type Layer,
  type Mechanism,
  openResolution,
  payersOf,
  paymentOf,
  type State,
  sum,
  withState,
} from "../../spec/index.ts";

/** What each layer could pay, in waterfall order, if all of it were asked for. */
export const capacitiesOf = (mechanism: Mechanism, state: State): readonly (readonly [Layer, Atoms])[] => {
  let resolution = openResolution(state);
  return mechanism.waterfall.map((layer) => {
    const payers = payersOf(layer, resolution);
    const payments = payers.map((payer) => paymentOf(payer, payer.base));
    resolution = withState(resolution, charge(layer, resolution.state, payments));
    return [layer, sum(payers.map(({ base }) => base))] as const;
  });
};

/** What the waterfall could pay before a layer of some kind is reached. */
const capacityBefore = (mechanism: Mechanism, state: State, isReached: (layer: Layer) => boolean): Atoms => {
  let total = 0n;
  for (const [layer, capacity] of capacitiesOf(mechanism, state)) {
    if (isReached(layer)) break;
    total += capacity;
  }
  return atoms(total);
};

/** What the waterfall could pay before the first layer that is not a fund. */
export const fundCapacity = (mechanism: Mechanism, state: State): Atoms =>
  capacityBefore(mechanism, state, ({ kind }) => kind !== "fund");

/** What the waterfall could pay before positions are closed. */
export const capacityBeforeClosing = (mechanism: Mechanism, state: State): Atoms =>
  capacityBefore(mechanism, state, ({ kind }) => kind === "deleverage");

/** What the waterfall could pay before users are cut, or their positions closed. */
export const capacityBeforeUsers = (mechanism: Mechanism, state: State): Atoms =>
  capacityBefore(mechanism, state, ({ kind }) => kind === "haircut" || kind === "deleverage");

/** What the waterfall could pay in all. */
export const totalCapacity = (mechanism: Mechanism, state: State): Atoms =>
  sum(capacitiesOf(mechanism, state).map(([, capacity]) => capacity));
