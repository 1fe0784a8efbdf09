import { money } from "../../properties/index.ts";
import type { Action, Atoms } from "../../spec/index.ts";

/** One action in a few words; amounts and prices as `write` writes them, by default in atoms, or as `inUnitsOf` says. */
export const actionText = (action: Action, write: (amount: Atoms) => string = money): string => {
  switch (action.type) {
    case "settle":
      return `settle ${action.entries.map(({ account, amount }) => `${account} ${amount > 0n ? "+" : ""}${write(amount)}`).join(", ")}`;
    case "resolve":
      return "resolve";
    case "loss":
    case "recover":
      return `${action.type} ${write(action.amount)}`;
    case "shutdown":
      return "shutdown";
    case "realize":
    case "redeem":
      return `${action.type} by ${action.account}`;
    case "trade":
      return `trade of ${action.quantity} lots of ${action.market} at ${write(action.price)}, ${action.seller} to ${action.buyer}`;
    case "mark":
      return `mark ${action.market} at ${write(action.price)}`;
    case "liquidate":
      return `liquidate ${action.account} in ${action.market}, to ${action.to}`;
    case "topUp":
      return `topUp of ${action.layer} by ${write(action.amount)}`;
    case "deposit":
    case "withdraw":
      return `${action.type} ${write(action.amount)} by ${action.account}`;
    case "stake":
    case "unstake":
    case "fee":
      return `${action.type} ${write(action.amount)} by ${action.account}, ${action.layer}`;
  }
};
