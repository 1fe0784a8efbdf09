import { marginfi } from "../mechanisms/marginfi.ts";
import { accountOf } from "../../model/state.ts";
import type { Episode } from "./episode.ts";
import { afterStep, paidIn, stateOf } from "./measure.ts";

const { mechanism } = marginfi;

export const marginfiExample: Episode = {
  name: "marginfi-example",
  title: "marginfi, example: a debt larger than the bank's insurance",
  source: marginfi.source,
  given: ["100 shares at 1.0, insurance 10, bad debt 30.7"],
  assumed: [
    "The shares are 60 and 40, and the value of a share is what their holder's balance is worth, divided by them.",
  ],
  acts: [
    {
      title: "The bankruptcy is handled",
      scenario: {
        mechanism,
        genesis: stateOf(mechanism, {
          accounts: {
            "holder-of-60": { capital: 60_000000n, pnl: 0n },
            "holder-of-40": { capital: 40_000000n, pnl: 0n },
            bankrupt: { capital: 0n, pnl: -30_700000n },
          },
          funds: { insurance: 10_000000n },
        }),
        actions: [{ type: "resolve" }],
      },
      figures: [
        {
          what: "socialized among depositors",
          published: "20.7",
          value: "20.7",
          unit: "USDC",
          modelled: (played) => paidIn(played, 0, "depositors"),
        },
        {
          what: "value of one of 60 shares",
          published: "0.793",
          value: "0.793",
          unit: "USDC",
          modelled: (played) =>
            afterStep(played, 0, (state) => accountOf(state, "holder-of-60").capital).div(60),
        },
        {
          what: "value of one of 40 shares",
          published: "0.793",
          value: "0.793",
          unit: "USDC",
          modelled: (played) =>
            afterStep(played, 0, (state) => accountOf(state, "holder-of-40").capital).div(40),
        },
      ],
    },
  ],
};
