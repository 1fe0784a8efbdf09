import {
  atoms,
  divideUp,
  hasLayer,
  layersOf,
  type Mechanism,
  openResolution,
  payersOf,
  resolve,
  type State,
  step,
  sum,
  type TrancheLayer,
} from "../../spec/index.ts";
import { mutate, type Mutant, receiptTotal, resolvedBy, stepWithout, resolveWith } from "./mutant.ts";

/** Faults that only a venue of two tranches shows. */

/** What survivors have at stake in a tranche. */
const capacityOf = (layer: TrancheLayer, before: State): bigint =>
  sum(payersOf(layer, openResolution(before)).map(({ base }) => base));

/** What all tranches pay by the law, of what they could pay. */
const shareOf = (mechanism: Mechanism, before: State): readonly [paid: bigint, capacity: bigint] => {
  const { receipts } = resolve(mechanism, before);
  const paid = receiptTotal(receipts, ({ layer }) => hasLayer(mechanism, "tranche", layer));
  const tranches = layersOf(mechanism, "tranche");
  return [paid, tranches.reduce((all, layer) => all + capacityOf(layer, before), 0n)];
};

export const tranchesPayInProportion: Mutant = {
  name: "tranches-pay-in-proportion",
  fault: "All tranches pay in proportion to what they hold: the senior one pays while the junior one lasts.",
  seen: "any",
  caughtBy: ["ORD-1"],
  run: resolvedBy((mechanism, before) => {
    const last = layersOf(mechanism, "tranche").at(-1);
    const [paid, capacity] = shareOf(mechanism, before);
    return resolveWith(mechanism, before, {
      payersOf: (layer, resolution) => {
        const payers = payersOf(layer, resolution);
        if (layer.kind !== "tranche" || layer.id === last?.id || capacity === 0n) return payers;
        return payers
          .map((payer) => ({ ...payer, base: atoms(divideUp(payer.base * paid, capacity)) }))
          .filter(({ base }) => base > 0n);
      },
    });
  }),
};

export const onlyTheFirstTrancheIsGated: Mutant = {
  name: "only-the-first-tranche-is-gated",
  fault: "While a loss is open the first tranche is gated, and members of the others leave.",
  seen: "any",
  caughtBy: ["EXIT-1"],
  run: mutate((mechanism, before, action) => {
    const first = layersOf(mechanism, "tranche")[0]?.id;
    const isLater = action.type === "unstake" && action.layer !== first;
    return (isLater ? stepWithout("exits-gated") : step)(mechanism, before, action);
  }),
};
