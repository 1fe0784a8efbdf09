import type { Atoms } from "./atoms.ts";
import type { AccountId, LayerId } from "./identifiers.ts";

/** One account's part of a settlement: a gain, a loss (negative), or 0. */
export interface Entry {
  readonly account: AccountId;
  readonly amount: Atoms;
}

/** What can be asked of a venue (ledger tier). Amounts in atoms. */
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
  | { readonly type: "recover"; readonly amount: Atoms };

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
] as const satisfies readonly ActionType[];
