import { type ActionType, isInsolvent, step, zero } from "../../spec/index.ts";
import { mutate, type Mutant } from "./mutant.ts";

export const exitsLeftOpen: Mutant = {
  name: "exits-left-open",
  fault: "Exits are not gated: a winner takes out, before the loss is resolved, what nobody has paid.",
  seen: "Morpho, Sentiment, Lido, Liquity v2",
  caughtBy: ["XTR-1", "EXIT-1"],
  headline: "EXIT-1",
  run: mutate((mechanism, before, action) => step({ ...mechanism, exits: "open" }, before, action)),
};

const exits: ReadonlySet<ActionType> = new Set(["withdraw", "stake", "unstake", "realize"]);

export const pendingLossGatesNobody: Mutant = {
  name: "pending-loss-gates-nobody",
  fault: "Exits are gated while somebody is insolvent, but not while a loss of the venue's own is pending.",
  seen: "Lido",
  caughtBy: ["EXIT-1"],
  run: mutate((mechanism, before, action) => {
    if (!exits.has(action.type) || [...before.accounts.values()].some(isInsolvent))
      return step(mechanism, before, action);
    const next = step(mechanism, { ...before, pending: zero }, action);
    return { ...next, state: { ...next.state, pending: before.pending } };
  }),
};
