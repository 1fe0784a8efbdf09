import { atoms, sum } from "../../numbers/atoms.ts";
import { divideUp } from "../../numbers/divide.ts";
import { okex2018 as preset } from "../mechanisms/okex-2018.ts";
import type { Episode } from "./episode.ts";
import { afterStep, inUnits, openLoss, paidIn, stateOf } from "./measure.ts";

const { mechanism } = preset;

/**
 * 4,168,515 contracts of $100, long, bankrupt at 8,020 and closed at 7,483:
 * 416,851,500 * (1/7483 - 1/8020) BTC, in satoshi, rounded up.
 */
const loss = divideUp(416_851_500n * (8_020n - 7_483n) * 100_000_000n, 7_483n * 8_020n);

const profits = [4_000_00000000n, 2_500_00000000n, 676_30000000n] as const;
const allProfits = inUnits(sum(profits.map(atoms)), mechanism.asset);

export const okex2018: Episode = {
  name: "okex-2018",
  title: "OKEx, 31 July 2018: a long of 416 million dollars",
  source: preset.source,
  given: [
    "4,168,515 contracts of $100, bankrupt at 8,020 USD and closed at 7,483 USD",
    "2,500 BTC from the venue, about 10 BTC in the insurance fund",
  ],
  assumed: [
    "The sum of the winners' profits was not published: about 1,220 / 17 % = 7,176.3 BTC, made up of three accounts. So the rate of 17 % tests that the model divides at one rate, and that losers pay nothing; it is no independent figure.",
    "The loss is counted in satoshi, rounded up.",
  ],
  acts: [
    {
      title: "The settlement of that week",
      scenario: {
        mechanism,
        genesis: stateOf(mechanism, {
          accounts: {
            whale: { capital: 0n, pnl: -loss },
            "winner-a": { capital: 0n, pnl: profits[0] },
            "winner-b": { capital: 900_00000000n, pnl: profits[1] },
            "winner-c": { capital: 50_00000000n, pnl: profits[2] },
            loser: { capital: 300_00000000n, pnl: 0n },
          },
          funds: { insurance: 10_00000000n, venue: 2_500_00000000n },
        }),
        actions: [{ type: "resolve" }],
      },
      figures: [
        {
          what: "loss beyond the position's margin",
          published: "3,729.97 BTC",
          value: "3729.97",
          unit: "BTC",
          places: 2,
          modelled: (played) => openLoss(played, 0),
        },
        {
          what: "paid by the venue, after the insurance fund was spent",
          published: "2,500 BTC",
          value: "2500",
          unit: "BTC",
          modelled: (played) => paidIn(played, 0, "venue"),
        },
        {
          what: "left for the clawback",
          published: "about 1,220 BTC",
          value: "1220",
          unit: "BTC",
          places: -1,
          modelled: (played) => paidIn(played, 0, "clawback").sub(paidIn(played, 0, "surplus")),
        },
        {
          what: "clawback rate",
          published: "about 17 %",
          value: "17",
          unit: "%",
          places: 0,
          modelled: (played) => paidIn(played, 0, "clawback").div(allProfits).mul(100),
        },
        {
          what: "paid by who lost over the week",
          published: "0 BTC",
          value: "0",
          unit: "BTC",
          modelled: (played) =>
            afterStep(played, 0, (state) =>
              atoms(300_00000000n - (state.accounts.get("loser")?.capital ?? 0n)),
            ),
        },
      ],
    },
  ],
};
