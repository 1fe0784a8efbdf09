import { assetsOf } from "../../ledger/assets.ts";
import { atoms, sum } from "../../numbers/atoms.ts";
import { deriveV2 } from "../mechanisms/derive-v2.ts";
import type { State } from "../../model/state.ts";
import type { Episode } from "./episode.ts";
import { afterStep, exitRate, stateOf } from "./measure.ts";

const { mechanism } = deriveV2;

/** All the cash that is owed. */
const cashOf = ({ accounts }: State) => sum([...accounts.values()].map(({ capital }) => capital));

export const deriveExample: Episode = {
  name: "derive-example",
  title: "Derive v2, example: cash that leaves at a rate below 1",
  source: {
    text: "Derive (Lyra v2), v2-core: CashAsset.sol (exchange rate, withdraw, donations), with example numbers",
    url: "https://github.com/derivexyz/v2-core",
  },
  given: ["100 of cash, 80 of stables; 8 of stables are withdrawn; 18 are donated"],
  assumed: [
    "How the rate came to be is made up: an insolvent account owes 30, of which a security module of 7 and accrued fees of 3 pay 10. So are the holders: 60 and 40.",
    "A withdrawal names the stables there. Here it names the cash: 10, of which 8 are paid.",
    "The donation is a topUp of the security module, which pays the deficit at the next resolve.",
  ],
  acts: [
    {
      title: "Insolvency, a withdrawal, a donation",
      scenario: {
        mechanism,
        genesis: stateOf(mechanism, {
          accounts: {
            ann: { capital: 60_000000n, pnl: 0n },
            bob: { capital: 40_000000n, pnl: 0n },
            trader: { capital: 0n, pnl: -30_000000n },
          },
          funds: { "security-module": 7_000000n, "accrued-fees": 3_000000n },
        }),
        actions: [
          { type: "resolve" },
          { type: "withdraw", account: "ann", amount: atoms(10_000000n) },
          { type: "topUp", layer: "security-module", amount: atoms(18_000000n) },
          { type: "resolve" },
        ],
      },
      figures: [
        {
          what: "stables per cash",
          published: "0.8",
          value: "0.8",
          unit: "",
          modelled: (played) => exitRate(played, 0),
        },
        {
          what: "withdrawn, in stables",
          published: "8",
          value: "8",
          unit: "USDC",
          modelled: (played) => afterStep(played, 0, assetsOf).sub(afterStep(played, 1, assetsOf)),
        },
        {
          what: "burnt for it, in cash",
          published: "10",
          value: "10",
          unit: "USDC",
          modelled: (played) => afterStep(played, 0, cashOf).sub(afterStep(played, 1, cashOf)),
        },
        {
          what: "stables that are left",
          published: "72",
          value: "72",
          unit: "USDC",
          modelled: (played) => afterStep(played, 1, assetsOf),
        },
        {
          what: "cash that is left",
          published: "90",
          value: "90",
          unit: "USDC",
          modelled: (played) => afterStep(played, 1, cashOf),
        },
        {
          what: "stables per cash after the withdrawal",
          published: "0.8",
          value: "0.8",
          unit: "",
          modelled: (played) => exitRate(played, 1),
        },
        {
          what: "stables per cash after a donation of 18",
          published: "1",
          value: "1",
          unit: "",
          modelled: (played) => exitRate(played, 3),
        },
      ],
    },
  ],
};
