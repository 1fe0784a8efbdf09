import type { Action } from "../../model/action.ts";
import { atoms } from "../../numbers/atoms.ts";
import { eulerEvk } from "../mechanisms/euler-evk.ts";
import type { Act, Episode } from "./episode.ts";
import { paidIn, stateOf } from "./measure.ts";

const { mechanism } = eulerEvk;

/** The loan leaves the vault on the borrower's account; a liquidator repays 66 for all of the collateral. */
const actions: readonly Action[] = [
  {
    type: "settle",
    entries: [
      { account: "borrower", amount: atoms(-120_000000n) },
      { account: "wallet", amount: atoms(120_000000n) },
    ],
  },
  { type: "realize", account: "wallet" },
  { type: "withdraw", account: "wallet", amount: atoms(120_000000n) },
  { type: "deposit", account: "borrower", amount: atoms(66_000000n) },
  { type: "resolve" },
];

/** The same loan and liquidation, with the borrower's own deposit of 40 in one account or another. */
const act = (title: string, own: "borrower" | "own-deposit", toSocialize: string): Act => ({
  title,
  scenario: {
    mechanism,
    genesis: stateOf(mechanism, {
      accounts: {
        "lender-a": { capital: 150_000000n, pnl: 0n },
        "lender-b": { capital: 50_000000n, pnl: 0n },
        wallet: { capital: 0n, pnl: 0n },
        borrower: { capital: 0n, pnl: 0n },
        [own]: { capital: 40_000000n, pnl: 0n },
      },
    }),
    actions,
  },
  figures: [
    {
      what: "socialized among depositors",
      published: toSocialize,
      value: toSocialize,
      unit: "USDC",
      modelled: (played) => paidIn(played, actions.length - 1, "depositors"),
    },
  ],
});

export const eulerExample: Episode = {
  name: "euler-example",
  title: "Euler Vault Kit, audit example: a borrower with a deposit of its own",
  source: { text: "Euler Vault Kit, audit example on debt socialization and the violator's own deposit" },
  given: ["debt 120, collateral 100, repaid 66 by the liquidator, own deposit 40 in the same vault"],
  assumed: [
    "The collateral is another asset; the liquidator takes all of it for 66, and it is not shown.",
    "What the other lenders hold is made up: 150 and 50.",
    "Own money pays first in this model (rule 4.2). The second act shows what the kit does, by keeping the deposit in an account of its own.",
  ],
  acts: [
    act("The own deposit is netted", "borrower", "14"),
    act("The own deposit is left alone, and pays its part with the others", "own-deposit", "54"),
  ],
};
