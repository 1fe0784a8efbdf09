import type { Atoms } from "../numbers/atoms.ts";
import type { AccountId, LayerId } from "../numbers/identifiers.ts";
import type { Lots, MarketId } from "./market.ts";

/** One account's part of a settlement: a gain, a loss (negative), or 0. */
export interface Entry {
  readonly account: AccountId;
  readonly amount: Atoms;
}

/** What can be asked of a venue. Amounts in atoms, prices in atoms per lot. */
export type Action =
  | { readonly type: "deposit"; readonly account: AccountId; readonly amount: Atoms }
  | { readonly type: "withdraw"; readonly account: AccountId; readonly amount: Atoms }
  | { readonly type: "stake"; readonly account: AccountId; readonly layer: LayerId; readonly amount: Atoms }
  | { readonly type: "unstake"; readonly account: AccountId; readonly layer: LayerId; readonly amount: Atoms }
  | { readonly type: "fee"; readonly account: AccountId; readonly layer: LayerId; readonly amount: Atoms }
  | { readonly type: "topUp"; readonly layer: LayerId; readonly amount: Atoms }
  | { readonly type: "settle"; readonly entries: readonly Entry[] }
  | { readonly type: "realize"; readonly account: AccountId }
  | { readonly type: "loss"; readonly amount: Atoms }
  | { readonly type: "resolve" }
  | { readonly type: "recover"; readonly amount: Atoms }
  | {
      readonly type: "trade";
      readonly market: MarketId;
      readonly buyer: AccountId;
      readonly seller: AccountId;
      readonly quantity: Lots;
      readonly price: Atoms;
    }
  | { readonly type: "mark"; readonly market: MarketId; readonly price: Atoms }
  | {
      readonly type: "liquidate";
      readonly account: AccountId;
      readonly market: MarketId;
      readonly to: AccountId;
    }
  | { readonly type: "shutdown" }
  | { readonly type: "redeem"; readonly account: AccountId };

export type ActionType = Action["type"];

export const actionTypes = [
  "deposit",
  "withdraw",
  "stake",
  "unstake",
  "fee",
  "topUp",
  "settle",
  "realize",
  "loss",
  "resolve",
  "recover",
  "trade",
  "mark",
  "liquidate",
  "shutdown",
  "redeem",
] as const satisfies readonly ActionType[];
