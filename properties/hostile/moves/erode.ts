import {
  type AccountId,
  accountOf,
  type Action,
  atoms,
  equityOf,
  isInsolvent,
  type MarketId,
  type MarketState,
} from "../../../spec/index.ts";
import { priceThatTakes } from "../../generate/market-steps.ts";
import type { Stage } from "../../generate/steps.ts";

/** The markets in which the account holds a position. */
export const heldBy = (account: AccountId, { state }: Stage): readonly (readonly [MarketId, MarketState])[] =>
  [...state.markets].filter(([, { positions }]) => positions.has(account));

/** The account loses a part of what it owns, in sixteenths, and stays solvent: by a price, or by a settlement. */
export const erode = function* (account: AccountId, sixteenths: number, stage: Stage): Generator<Action> {
  const { state, supported } = stage;
  const lost = atoms((equityOf(accountOf(state, account)) * BigInt(sixteenths)) / 16n);
  if (lost <= 0n) return;
  const [held] = heldBy(account, stage);
  const position = held?.[1].positions.get(account);
  if (held !== undefined && position !== undefined && supported.includes("mark")) {
    const [market, now] = held;
    const price = priceThatTakes(lost, position, now);
    if (price > 0n) {
      yield { type: "mark", market, price };
      return;
    }
  }
  const winner = [...state.accounts.keys()].find(
    (id) => id !== account && !isInsolvent(accountOf(state, id)),
  );
  if (winner === undefined) return;
  yield {
    type: "settle",
    entries: [
      { account, amount: atoms(-lost) },
      { account: winner, amount: lost },
    ],
  };
};
