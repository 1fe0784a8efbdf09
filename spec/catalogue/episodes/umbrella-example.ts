import { atoms, sum } from "../../numbers/atoms.ts";
import { divideDown } from "../../numbers/divide.ts";
import { aaveUmbrella } from "../mechanisms/aave-umbrella.ts";
import type { State } from "../../model/state.ts";
import type { Episode } from "./episode.ts";
import { afterStep, inUnits, paidIn, stateOf } from "./measure.ts";

const { mechanism } = aaveUmbrella;

const stakes = { ann: 600_000000n, bob: 400_000000n } as const;
const cover = { ann: 300_000000n, bob: 200_000000n } as const;
/** The liquidation fee of 50 % on what covers. */
const fee = (of: keyof typeof cover) => atoms(divideDown(cover[of] * 50n, 100n));

const staked = ({ stakes: all }: State) => sum(all.get("umbrella")?.values() ?? []);

export const umbrellaExample: Episode = {
  name: "umbrella-example",
  title: "Aave Umbrella, example: a slash with a liquidation fee",
  source: {
    text: "Aave, aave-umbrella: deficit offset and liquidation fee (README of the Umbrella contract), with example numbers",
    url: "https://github.com/aave-dao/aave-umbrella/blob/main/src/contracts/umbrella/README.md",
  },
  given: ["deficit 600, deficit offset 100, liquidation fee 50 %"],
  assumed: [
    "Stakes are made up: 600 and 400.",
    "The fee is no cover, and the language has no word for it: after the resolve each staker unstakes 50 % of what it paid and pays that to the DAO (here: into the offset fund). So the 250 are an input; that 500 cover, and that the two make 750, is checked.",
  ],
  acts: [
    {
      title: "The slash, then the fee",
      scenario: {
        mechanism,
        genesis: stateOf(mechanism, {
          accounts: {
            borrower: { capital: 0n, pnl: -600_000000n },
            supplier: { capital: 5_000_000000n, pnl: 0n },
            ann: { capital: 0n, pnl: 0n },
            bob: { capital: 0n, pnl: 0n },
          },
          funds: { offset: 100_000000n },
          stakes: { umbrella: stakes },
        }),
        actions: [
          { type: "resolve" },
          { type: "unstake", account: "ann", layer: "umbrella", amount: fee("ann") },
          { type: "fee", account: "ann", layer: "offset", amount: fee("ann") },
          { type: "unstake", account: "bob", layer: "umbrella", amount: fee("bob") },
          { type: "fee", account: "bob", layer: "offset", amount: fee("bob") },
        ],
      },
      figures: [
        {
          what: "borne by the offset",
          published: "100",
          value: "100",
          unit: "USDC",
          modelled: (played) => paidIn(played, 0, "offset"),
        },
        {
          what: "of the slash, what covers the deficit",
          published: "500",
          value: "500",
          unit: "USDC",
          modelled: (played) => paidIn(played, 0, "umbrella"),
        },
        {
          what: "slashed in all",
          published: "750",
          value: "750",
          unit: "USDC",
          modelled: (played) =>
            inUnits(atoms(stakes.ann + stakes.bob), mechanism.asset).sub(afterStep(played, 4, staked)),
        },
      ],
    },
  ],
};
