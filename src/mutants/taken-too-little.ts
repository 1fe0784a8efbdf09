import {
  type Layer,
  atoms,
  divideDown,
  min,
  positive,
  resolve,
  ruleOf,
  type Split,
  splitOf,
  sum,
  zero,
} from "../../spec/index.ts";
import {
  type Mutant,
  receiptTotal,
  resolvedBy,
  rounded,
  splitBy,
  withReceipt,
  resolveWith,
} from "./mutant.ts";

/** Divides by another split, and takes the loss for covered although less was collected. */
const gapForgotten = (otherSplitOf: (layer: Layer) => Split | undefined): Mutant["run"] =>
  resolvedBy((mechanism, before) => {
    const { state, receipts } = resolveWith(mechanism, before, {
      splitOf: (layer) => otherSplitOf(layer) ?? splitOf(layer),
    });
    const due = resolve(mechanism, before).state;
    const recorded = receiptTotal(receipts, ({ layer }) => layer === "deficit");
    const gap = min(recorded, positive(atoms(state.deficit - due.deficit)));
    return {
      state: { ...state, deficit: atoms(state.deficit - gap), halted: due.halted },
      receipts: withReceipt(receipts, "deficit", -gap),
    };
  });

export const floorDivisionUnderCollects: Mutant = {
  name: "floor-division-under-collects",
  fault: "Every share is rounded down, and what is missing is taken for paid.",
  seen: "Drift; Percolator",
  caughtBy: ["CONS-1", "CONS-2"],
  headline: "CONS-2",
  run: gapForgotten((layer) => rounded(layer, "down")),
};

/** As many places as a ratio on a venue may have. */
const places = 10n ** 6n;

/** One truncated index for all, and every account's part of it truncated again. */
const splitByIndex: Split = (loss, bases) => {
  const total = sum(bases);
  const index = total === 0n ? 0n : divideDown(loss * places, total);
  return bases.map((base) => atoms(divideDown(base * index, places)));
};

export const indexTruncatedAndThenTheShares: Mutant = {
  name: "index-truncated-and-then-the-shares",
  fault:
    "Each account pays its base times an index, truncated after the index was: too little is collected and nobody notices.",
  seen: "Drift",
  caughtBy: ["CONS-1", "FAIR-1"],
  headline: "CONS-2",
  run: gapForgotten((layer) => (ruleOf(layer) === "proportional" ? splitByIndex : undefined)),
};

export const gapBlamedOnTheMarket: Mutant = {
  name: "gap-blamed-on-the-market",
  fault:
    "Shares that should be rounded up are rounded down, and the gap is recorded as a deficit that nobody could pay.",
  seen: "Drift",
  caughtBy: ["SOLV-3"],
  run: splitBy((layer) => rounded(layer, "down")),
};

export const oldDeficitNeverOffered: Mutant = {
  name: "old-deficit-never-offered",
  fault: "A fund that is filled again never pays the deficit that was parked.",
  seen: "any",
  caughtBy: ["SOLV-3"],
  run: resolvedBy((mechanism, before) => {
    if (mechanism.remainder === "carry") return resolve(mechanism, before);
    const { state, receipts } = resolve(mechanism, { ...before, deficit: zero });
    return { state: { ...state, deficit: atoms(state.deficit + before.deficit) }, receipts };
  }),
};
