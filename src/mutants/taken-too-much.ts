import {
  addToSink,
  atoms,
  hasLayer,
  lossOf,
  min,
  resolve,
  splitOf,
  sum,
  wholeLoss,
} from "../../spec/index.ts";
import { altered, type Mutant, receiptTotal, resolvedBy, splitBy, withReceipt } from "./mutant.ts";

export const insuranceDrawnTwice: Mutant = {
  name: "insurance-drawn-twice",
  fault: "The fund pays for a loss in advance, and then once more for the same loss.",
  seen: "Nibiru",
  caughtBy: ["MIN-1", "CONS-2"],
  run: splitBy((layer) => {
    if (layer.kind !== "fund") return undefined;
    return (loss, bases) => bases.map((base) => min(base, atoms(2n * loss)));
  }),
};

export const penaltyTakenOnTop: Mutant = {
  name: "penalty-taken-on-top",
  fault: "A tranche is slashed by the loss and a tenth more.",
  seen: "Aave Umbrella",
  caughtBy: ["MIN-1"],
  run: splitBy((layer) => {
    if (layer.kind !== "tranche") return undefined;
    return (loss, bases) => splitOf(layer)(min(sum(bases), atoms(loss + loss / 10n + 1n)), bases);
  }),
};

export const zeroLossTakesAnAtom: Mutant = {
  name: "zero-loss-takes-an-atom",
  fault: "A loss of 0 is rounded up to one atom, which somebody pays.",
  seen: "Morpho Blue",
  caughtBy: ["ORD-3"],
  run: resolvedBy((mechanism, before) => {
    const honest = resolve(mechanism, before);
    if (wholeLoss(lossOf(mechanism, before)) > 0n) return honest;
    const { state, receipts } = resolve(mechanism, { ...before, pending: atoms(1n) });
    if (receipts.every(({ account }) => account === undefined)) return honest;
    return {
      state: addToSink(state, mechanism.surplus, atoms(1n)),
      receipts: withReceipt(receipts, "surplus", 1n),
    };
  }),
};

export const winnersMoneyBelongsToNobody: Mutant = {
  name: "winners-money-belongs-to-nobody",
  fault: "What a haircut takes goes to the residue, and the loss that it was taken for to the deficit.",
  seen: "Percolator",
  caughtBy: ["MIN-3", "CONS-2"],
  run: altered("resolve", ({ mechanism, state, receipts }) => {
    const taken = receiptTotal(receipts, ({ layer }) => hasLayer(mechanism, "haircut", layer));
    return {
      state: addToSink({ ...state, deficit: atoms(state.deficit + taken) }, mechanism.surplus, taken),
      receipts: withReceipt(withReceipt(receipts, "surplus", taken), "deficit", taken),
    };
  }),
};
