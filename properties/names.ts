import type { AccountId, Action, LayerId } from "../spec/index.ts";

/** The accounts that an action names. */
export const accountsNamed = (action: Action): readonly AccountId[] => {
  switch (action.type) {
    case "settle":
      return action.entries.map(({ account }) => account);
    case "trade":
      return [action.buyer, action.seller];
    case "liquidate":
      return [action.account, action.to];
    case "deposit":
    case "withdraw":
    case "stake":
    case "unstake":
    case "fee":
    case "realize":
    case "redeem":
      return [action.account];
    case "topUp":
    case "loss":
    case "resolve":
    case "recover":
    case "mark":
    case "shutdown":
      return [];
  }
};

/** The layers that an action names. */
export const layersNamed = (action: Action): readonly LayerId[] => ("layer" in action ? [action.layer] : []);

/** The amounts that an action names, of whatever sign. */
export const amountsNamed = (action: Action): readonly bigint[] => {
  switch (action.type) {
    case "settle":
      return action.entries.map(({ amount }) => amount);
    case "trade":
      return [action.price, action.quantity];
    case "mark":
      return [action.price];
    default:
      return "amount" in action ? [action.amount] : [];
  }
};

/** The same action, with every account under another name. */
export const renamedAction = (action: Action, nameOf: (id: AccountId) => AccountId): Action => {
  switch (action.type) {
    case "settle":
      return {
        ...action,
        entries: action.entries.map(({ account, amount }) => ({ account: nameOf(account), amount })),
      };
    case "trade":
      return { ...action, buyer: nameOf(action.buyer), seller: nameOf(action.seller) };
    case "liquidate":
      return { ...action, account: nameOf(action.account), to: nameOf(action.to) };
    case "deposit":
    case "withdraw":
    case "stake":
    case "unstake":
    case "fee":
    case "realize":
    case "redeem":
      return { ...action, account: nameOf(action.account) };
    case "topUp":
    case "loss":
    case "resolve":
    case "recover":
    case "mark":
    case "shutdown":
      return action;
  }
};
