import { atoms, type Lots, settleIn, withMarket } from "../../spec/index.ts";
import { marketIn } from "./market-mutant.ts";
import { altered, type Mutant } from "./mutant.ts";

/** The model, but that only some positions settle a mark; `moved` is how far it moves. */
const settledFor = (settles: (lots: Lots, moved: bigint) => boolean): Mutant["run"] =>
  altered("mark", ({ before, action: { market, price } }) => {
    const was = marketIn(before, market);
    const moved = price - was.price;
    const entries = [...was.positions]
      .filter(([, { lots }]) => settles(lots, moved))
      .map(([account, { lots }]) => ({ account, amount: atoms(lots * moved) }));
    const settled = settleIn(before, market, entries);
    return { state: withMarket(settled, market, { ...marketIn(settled, market), price }), receipts: [] };
  });

export const sellersDoNotSettle: Mutant = {
  name: "sellers-do-not-settle",
  fault: "A mark settles the positions of buyers alone.",
  seen: "any",
  caughtBy: ["CONS-1", "CONS-3"],
  headline: "CONS-3",
  run: settledFor((lots) => lots > 0n),
};

export const losersDoNotSettle: Mutant = {
  name: "losers-do-not-settle",
  fault: "A mark credits those who gain by it, and charges nobody.",
  seen: "any",
  caughtBy: ["CONS-1", "CONS-3"],
  headline: "CONS-3",
  run: settledFor((lots, moved) => lots * moved > 0n),
};

export const markedBeforeItSettles: Mutant = {
  name: "marked-before-it-settles",
  fault: "The mark is moved first, and positions then settle the difference from it: nothing.",
  seen: "any",
  caughtBy: ["CONS-3"],
  run: settledFor(() => false),
};

export const settledButNotMarked: Mutant = {
  name: "settled-but-not-marked",
  fault: "A mark settles, and leaves the old price: the next one settles the same move again.",
  seen: "any",
  caughtBy: ["CONS-3"],
  run: altered("mark", ({ before, action: { market }, state }) => ({
    state: withMarket(state, market, { ...marketIn(state, market), price: marketIn(before, market).price }),
    receipts: [],
  })),
};

export const shortfallForgotten: Mutant = {
  name: "shortfall-forgotten",
  fault:
    "What a mark leaves unpaid is not recorded as its market's: no layer of the market's own will pay it.",
  seen: "any",
  caughtBy: ["CONS-3"],
  run: altered("mark", ({ before, action: { market }, state }) => ({
    state: withMarket(state, market, {
      ...marketIn(state, market),
      shortfalls: marketIn(before, market).shortfalls,
    }),
    receipts: [],
  })),
};

export const shortfallUnderAnotherMarket: Mutant = {
  name: "shortfall-under-another-market",
  fault: "What a mark leaves unpaid is recorded under another market than its own.",
  seen: "any",
  caughtBy: ["CONS-3"],
  run: altered("mark", ({ before, action: { market }, state }) => {
    const other = [...state.markets.keys()].find((id) => id !== market);
    if (other === undefined) return { state, receipts: [] };
    const was = marketIn(before, market).shortfalls;
    const now = marketIn(state, market);
    const theirs = marketIn(state, other);
    // Anyone who was solvent before has no shortfall anywhere.
    const fresh = [...now.shortfalls].filter(([account]) => !was.has(account));
    const moved = withMarket(state, market, { ...now, shortfalls: was });
    return {
      state: withMarket(moved, other, { ...theirs, shortfalls: new Map([...theirs.shortfalls, ...fresh]) }),
      receipts: [],
    };
  }),
};
