import { accountOf, effectOf, step } from "../../spec/index.ts";
import { mutate, type Mutant, refused } from "./mutant.ts";

export const refusedSettlementIsHalfMade: Mutant = {
  name: "refused-settlement-is-half-made",
  fault: "A settlement is refused because it does not sum to zero, after its first entry was booked.",
  seen: "any",
  caughtBy: ["REJ-1"],
  run: mutate((mechanism, before, action) => {
    const next = step(mechanism, before, action);
    if (action.type !== "settle" || next.outcome === "accepted" || next.code !== "not-zero-sum") return next;
    const half = effectOf(mechanism, before, { ...action, entries: action.entries.slice(0, 1) });
    return { ...next, state: half.state };
  }),
};

export const capitalIsLookedAtBeforeTheGate: Mutant = {
  name: "capital-is-looked-at-before-the-gate",
  fault: "A withdrawal while exits are gated is refused for want of capital: the wrong reason of two.",
  seen: "any",
  caughtBy: ["REJ-2"],
  run: mutate((mechanism, before, action) => {
    const next = step(mechanism, before, action);
    if (action.type !== "withdraw" || next.outcome === "accepted" || next.code !== "exits-gated") return next;
    return accountOf(before, action.account).capital < action.amount
      ? refused("insufficient-capital", before)
      : next;
  }),
};

export const balanceIsNotLookedAt: Mutant = {
  name: "balance-is-not-looked-at",
  fault: "A withdrawal of more than the account has is paid.",
  seen: "any",
  caughtBy: ["NNEG-1", "REJ-2"],
  headline: "REJ-2",
  run: mutate((mechanism, before, action) => {
    const next = step(mechanism, before, action);
    if (action.type !== "withdraw" || next.outcome === "accepted" || next.code !== "insufficient-capital")
      return next;
    return { outcome: "accepted", ...effectOf(mechanism, before, action) };
  }),
};

export const lastAtomCannotLeave: Mutant = {
  name: "last-atom-cannot-leave",
  fault: "A withdrawal of all that the account has is refused: < where <= was meant.",
  seen: "Liquity: the last one cannot leave",
  caughtBy: ["REJ-3"],
  run: mutate((mechanism, before, action) => {
    const next = step(mechanism, before, action);
    if (action.type !== "withdraw" || next.outcome === "refused") return next;
    return accountOf(before, action.account).capital === action.amount
      ? refused("insufficient-capital", before)
      : next;
  }),
};
