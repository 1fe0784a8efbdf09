import { hasLayer, layersOf } from "../../spec/index.ts";
import { altered, type Mutant } from "./mutant.ts";

export const fundDrawsWithoutReceipt: Mutant = {
  name: "fund-draws-without-receipt",
  fault: "A draw on a fund is reported nowhere.",
  seen: "any",
  caughtBy: ["TRAN-1", "TRAN-3"],
  run: altered("resolve", ({ mechanism, state, receipts }) => ({
    state,
    receipts: receipts.filter(({ layer }) => !hasLayer(mechanism, "fund", layer)),
  })),
};

export const recoveryWithoutReceipt: Mutant = {
  name: "recovery-without-receipt",
  fault: "A recovery tells nobody who got what.",
  seen: "any",
  caughtBy: ["TRAN-1"],
  run: altered("recover", ({ state }) => ({ state, receipts: [] })),
};

export const haircutsUnderOneName: Mutant = {
  name: "haircuts-under-one-name",
  fault:
    "Two haircuts are reported as one, under the first one's name: nobody can recompute the bills of either.",
  seen: "any",
  caughtBy: ["TRAN-2"],
  run: altered("resolve", ({ mechanism, state, receipts }) => {
    const [first] = layersOf(mechanism, "haircut");
    if (first === undefined) return { state, receipts };
    return {
      state,
      receipts: receipts.map((receipt) =>
        hasLayer(mechanism, "haircut", receipt.layer) ? { ...receipt, layer: first.id } : receipt,
      ),
    };
  }),
};

export const deficitWithoutReceipt: Mutant = {
  name: "deficit-without-receipt",
  fault: "The part of a loss that nobody paid is recorded, and left out of the receipts.",
  seen: "any",
  caughtBy: ["TRAN-3"],
  run: altered("resolve", ({ state, receipts }) => ({
    state,
    receipts: receipts.filter(({ layer }) => layer !== "deficit"),
  })),
};

export const topUpWithReceipt: Mutant = {
  name: "top-up-with-receipt",
  fault: "A fund that is topped up is reported to have paid.",
  seen: "any",
  caughtBy: ["TRAN-1"],
  run: altered("topUp", ({ state, action }) => ({
    state,
    receipts: [{ layer: action.layer, amount: action.amount }],
  })),
};
