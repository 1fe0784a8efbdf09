import { atoms } from "../../numbers/atoms.ts";
import type { Mechanism } from "../../model/mechanism.ts";
import { accountOf } from "../../model/state.ts";
import type { Episode } from "./episode.ts";
import { afterStep, paidIn, stateOf } from "./measure.ts";

/** Aave v2 before Umbrella: nobody is cut, and what comes in later covers. */
const mechanism: Mechanism = {
  name: "Aave v2, CRV reserve, November 2022",
  asset: { symbol: "USD", decimals: 4 },
  waterfall: [
    { kind: "fund", id: "risk-manager" },
    { kind: "fund", id: "treasury" },
  ],
  remainder: "park",
  exits: "open",
  surplus: "residue",
};

/** 2,656,335 CRV at 0.6635 USD, in hundredths of a cent: exact. */
const debt = 2_656_335n * 6_635n;
const refund = 308_118_8900n;

export const aaveCrv2022: Episode = {
  name: "aave-crv-2022",
  title: "Aave v2, November 2022: excess debt in CRV",
  source: {
    text: "Aave governance, [ARFC] Repay Excess CRV Debt on Ethereum v2, 8 December 2022, and the refund of its risk manager",
    url: "https://governance.aave.com/t/arfc-repay-excess-crv-debt-on-ethereum-v2/10955",
  },
  given: [
    "a deficit of 2,656,335 CRV at 0.6635 USD",
    "308,118.89 USD from a risk manager; the treasury covers the rest",
  ],
  assumed: [
    "Counted in USD at the price of the proposal, to a hundredth of a cent. The debt was in CRV and was repaid in January 2023, when the price, and so what the treasury spent, was higher.",
    "The reserve's suppliers are shown as one account of 50m USD.",
  ],
  acts: [
    {
      title: "Parked, then covered by two payments",
      scenario: {
        mechanism,
        genesis: stateOf(mechanism, {
          accounts: {
            borrower: { capital: 0n, pnl: -debt },
            suppliers: { capital: 50_000_000_0000n, pnl: 0n },
          },
        }),
        actions: [
          { type: "resolve" },
          { type: "topUp", layer: "risk-manager", amount: atoms(refund) },
          { type: "topUp", layer: "treasury", amount: atoms(debt - refund) },
          { type: "resolve" },
        ],
      },
      figures: [
        {
          what: "deficit that is parked",
          published: "1,762,478.27 USD",
          value: "1762478.27",
          unit: "USD",
          places: 2,
          modelled: (played) => afterStep(played, 0, ({ deficit }) => deficit),
        },
        {
          what: "cut from suppliers",
          published: "nothing",
          value: "0",
          unit: "USD",
          modelled: (played) =>
            afterStep(played, 3, (state) => atoms(50_000_000_0000n - accountOf(state, "suppliers").capital)),
        },
        {
          what: "covered by the risk manager",
          published: "308,118.89 USD",
          value: "308118.89",
          unit: "USD",
          modelled: (played) => paidIn(played, 3, "risk-manager"),
        },
        {
          what: "deficit in the end",
          published: "covered",
          value: "0",
          unit: "USD",
          modelled: (played) => afterStep(played, 3, ({ deficit }) => deficit),
        },
      ],
    },
  ],
};
