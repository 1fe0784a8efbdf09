import {
  addToFund,
  atoms,
  fundOf,
  type Layer,
  layersOf,
  min,
  positive,
  type Receipt,
  resolve,
} from "../../spec/index.ts";
import { type Mutant, resolvedBy, withReceipt } from "./mutant.ts";

/** The model under another waterfall than the mechanism's. */
const inOrder = (order: (waterfall: readonly Layer[]) => readonly Layer[]): Mutant["run"] =>
  resolvedBy((mechanism, before) => resolve({ ...mechanism, waterfall: order(mechanism.waterfall) }, before));

const isFund = ({ kind }: Layer): boolean => kind === "fund";
const isOwnStake = ({ kind }: Layer): boolean => kind === "defaulter-stake";

/** Funds that stand before a haircut are asked after the last one. */
const usersFirst = (waterfall: readonly Layer[]): readonly Layer[] => {
  const end = waterfall.findLastIndex(({ kind }) => kind === "haircut") + 1;
  const head = waterfall.slice(0, end);
  return [...head.filter((layer) => !isFund(layer)), ...head.filter(isFund), ...waterfall.slice(end)];
};

export const usersCutBeforeTheFund: Mutant = {
  name: "users-cut-before-the-fund",
  fault: "Users are cut while the insurance fund that stands before them still has money.",
  seen: "dYdX v4; early designs that take profit before insurance",
  caughtBy: ["ORD-2", "ORD-1"],
  headline: {
    either: ["ORD-2", "ORD-1"],
    because: "tranches come before the fund too: where one pays, nobody need be haircut",
  },
  run: inOrder(usersFirst),
};

export const waterfallDrawnBackwards: Mutant = {
  name: "waterfall-drawn-backwards",
  fault: "The budgets are drawn in the wrong order: the last layer of the waterfall first.",
  seen: "dYdX v4",
  caughtBy: ["ORD-1"],
  run: inOrder((waterfall) => waterfall.toReversed()),
};

export const survivorsPayBeforeTheDefaulter: Mutant = {
  name: "survivors-pay-before-the-defaulter",
  fault: "The survivors' stakes pay before the defaulter's own.",
  seen: "Euler",
  caughtBy: ["ORD-4", "ORD-1"],
  run: inOrder((waterfall) => [
    ...waterfall.filter((layer) => !isOwnStake(layer)),
    ...waterfall.filter(isOwnStake),
  ]),
};

export const oldDeficitPaidFirst: Mutant = {
  name: "old-deficit-paid-first",
  fault: "The fund pays an old deficit before the new loss, for which users are then cut.",
  seen: "any",
  caughtBy: ["ORD-2", "ORD-1"],
  run: resolvedBy((mechanism, before) => {
    if (mechanism.remainder === "carry") return resolve(mechanism, before);
    let state = before;
    let paid: readonly Receipt[] = [];
    for (const { id, floor = 0n, eventCap, market } of layersOf(mechanism, "fund")) {
      // A market's own fund is not asked for it, and a cap is counted once.
      if (market !== undefined || eventCap !== undefined) continue;
      const amount = min(positive(atoms(fundOf(state, id) - floor)), state.deficit);
      state = addToFund({ ...state, deficit: atoms(state.deficit - amount) }, id, atoms(-amount));
      paid = withReceipt(paid, id, amount);
    }
    const next = resolve(mechanism, state);
    const receipts = paid.reduce((all, { layer, amount }) => withReceipt(all, layer, amount), next.receipts);
    return { state: next.state, receipts };
  }),
};
