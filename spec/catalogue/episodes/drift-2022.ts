import { Fraction } from "fraction.js";
import { atoms } from "../../numbers/atoms.ts";
import type { AccountId } from "../../numbers/identifiers.ts";
import type { Mechanism } from "../../model/mechanism.ts";
import { accountOf } from "../../model/state.ts";
import type { Episode, Played } from "./episode.ts";
import { afterStep, inUnits, paidIn, stateOf } from "./measure.ts";

const mechanism: Mechanism = {
  name: "Drift v1, settlement of May 2022",
  asset: { symbol: "USDC", decimals: 6 },
  waterfall: [
    { kind: "fund", id: "insurance" },
    { kind: "haircut", id: "settled-collateral", basis: "capital", rule: "proportional", rounding: "up" },
  ],
  remainder: "park",
  exits: "gated",
  surplus: "residue",
};

const settled: ReadonlyMap<AccountId, bigint> = new Map([
  ["trader-a", 9_100_000_000000n],
  ["trader-b", 6_500_000_000000n],
  ["trader-c", 3_900_000_000000n],
]);

/** What the trader who fares worst holds after the n-th step, in percent of the settled collateral. */
const worst = (played: Played, n: number): Fraction =>
  [...settled]
    .map(([trader, claim]) => {
      const held = afterStep(played, n, (state) => accountOf(state, trader).capital);
      return held.div(inUnits(atoms(claim), mechanism.asset)).mul(100);
    })
    .reduce((least, part) => (part.lt(least) ? part : least));

export const drift2022: Episode = {
  name: "drift-2022",
  title: "Drift v1, May 2022: a vault that had paid out too much",
  source: {
    text: "Drift, Drift Protocol Technical Incident Report, 11 May 2022, and Drift Settlement Plan, 16 May 2022",
    url: "https://driftprotocol.medium.com/drift-protocol-technical-incident-report-2022-05-11-eedea078b6d4",
  },
  given: [
    "19.5m USDC of settled collateral, of which 4.95m are left: the insurance fund",
    "the rest was financed from outside later, in full",
  ],
  assumed: [
    "How the 19.5m divide among traders is made up: three of them, with balances that the rate divides without a rest.",
    "The collateral vault is shown as empty except for the insurance fund: 19.5m are lost, the fund pays, and the rest is cut from all balances.",
  ],
  acts: [
    {
      title: "First distribution, then redemption",
      scenario: {
        mechanism,
        genesis: stateOf(mechanism, {
          accounts: Object.fromEntries(
            [...settled].map(([trader, claim]) => [trader, { capital: claim, pnl: 0n }]),
          ),
          funds: { insurance: 4_950_000_000000n },
        }),
        actions: [
          { type: "loss", amount: atoms(19_500_000_000000n) },
          { type: "resolve" },
          { type: "recover", amount: atoms(14_550_000_000000n) },
        ],
      },
      figures: [
        {
          what: "first distribution, of the settled collateral (the trader who fares worst)",
          published: "25.385 %",
          value: "25.385",
          unit: "%",
          places: 3,
          modelled: (played) => worst(played, 1),
        },
        {
          what: "left to be financed",
          published: "14.55m USDC",
          value: "14550000",
          unit: "USDC",
          modelled: (played) => paidIn(played, 1, "settled-collateral"),
        },
        {
          what: "paid in the end (the trader who fares worst)",
          published: "in full",
          value: "100",
          unit: "%",
          modelled: (played) => worst(played, 2),
        },
      ],
    },
  ],
};
