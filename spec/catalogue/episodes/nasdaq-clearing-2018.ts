import type { Mechanism } from "../../model/mechanism.ts";
import type { Episode } from "./episode.ts";
import { openLoss, paidIn, stateOf } from "./measure.ts";

/** As ccp-emir, down to where this loss ended. */
const mechanism: Mechanism = {
  name: "Nasdaq Clearing, September 2018: 114m EUR are left beyond the defaulter's own margin and stake, which are spent before; how the members' 166m divide among four is made up",
  asset: { symbol: "EUR", decimals: 2 },
  waterfall: [
    { kind: "defaulter-stake", id: "defaulter-stake", tranche: "default-fund" },
    { kind: "fund", id: "junior-capital" },
    { kind: "tranche", id: "default-fund", rounding: "up" },
  ],
  remainder: "park",
  exits: "gated",
  surplus: "residue",
};

export const nasdaqClearing2018: Episode = {
  name: "nasdaq-clearing-2018",
  title: "Nasdaq Clearing, September 2018: a default in Nordic and German power",
  source: {
    text: "Nasdaq, Nasdaq Statement Regarding Member Default, 14 September 2018",
    url: "https://www.globenewswire.com/news-release/2018/09/14/1571199/0/en/Nasdaq-Statement-Regarding-Member-Default.html",
  },
  given: [
    "114m EUR are lost beyond the defaulter's own margin and contribution, which are spent before",
    "7m EUR of junior capital, 166m EUR of the members' default fund",
  ],
  assumed: [
    "How the 166m divide among members is made up: four of them.",
    "Nasdaq's statement names 166 as the number of the members who contributed; that the fund held 166m EUR is taken as given, and the ratio 107/166 rests on it.",
  ],
  acts: [
    {
      title: "The resolve of what the defaulter left",
      scenario: {
        mechanism,
        genesis: stateOf(mechanism, {
          accounts: {
            defaulter: { capital: 0n, pnl: -114_000_000_00n },
            "member-a": { capital: 0n, pnl: 0n },
            "member-b": { capital: 0n, pnl: 0n },
            "member-c": { capital: 0n, pnl: 0n },
            "member-d": { capital: 0n, pnl: 0n },
          },
          funds: { "junior-capital": 7_000_000_00n },
          stakes: {
            "default-fund": {
              "member-a": 70_000_000_00n,
              "member-b": 51_000_000_00n,
              "member-c": 30_000_000_00n,
              "member-d": 15_000_000_00n,
            },
          },
        }),
        actions: [{ type: "resolve" }],
      },
      figures: [
        {
          what: "loss beyond the defaulter's own resources",
          published: "114m EUR",
          value: "114000000",
          unit: "EUR",
          modelled: (played) => openLoss(played, 0),
        },
        {
          what: "paid by junior capital",
          published: "7m EUR",
          value: "7000000",
          unit: "EUR",
          modelled: (played) => paidIn(played, 0, "junior-capital"),
        },
        {
          what: "covered by the members' default fund (without the cent that rounding up takes too much)",
          published: "107m EUR",
          value: "107000000",
          unit: "EUR",
          modelled: (played) => paidIn(played, 0, "default-fund").sub(paidIn(played, 0, "surplus")),
        },
        {
          what: "the members' cut, as a part of their contributions",
          published: "107/166",
          value: "107/166",
          unit: "",
          modelled: (played) =>
            paidIn(played, 0, "default-fund")
              .sub(paidIn(played, 0, "surplus"))
              .div(166_000_000),
        },
      ],
    },
  ],
};
