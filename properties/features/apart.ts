import { features } from "./table.ts";

/** Features that no scenario reaches together, and why. */
export interface Apart {
  /** Each of these, */
  readonly these: readonly string[];
  /** with each of those; left out: with one another. */
  readonly those?: readonly string[];
  readonly reason: string;
}

/** The names that begin so. */
const named = (...beginnings: readonly string[]): readonly string[] =>
  features
    .map(({ name }) => name)
    .filter((name) => beginnings.some((beginning) => name.startsWith(beginning)));

const inMarkets: readonly string[] = [
  ...named("deleverage by", "scoped", "haircut of exposure"),
  ...["several deleverages", "trade", "mark", "liquidate"],
  ...["refused: insufficient-margin", "refused: position-limit"],
  ...["shortfalls in two markets", "shortfall in a left market", "one market closed, not another"],
];

/** Declared, with a reason; a test holds that they are never reached, and that all others are. */
export const apart: readonly Apart[] = [
  { these: named("remainder"), reason: "a mechanism has one remainder" },
  { these: named("exits"), reason: "a mechanism's exits are gated or open" },
  { these: named("surplus"), reason: "a mechanism has one sink" },
  {
    these: ["no market", "one market", "two markets", "three markets"],
    reason: "a mechanism has one number of markets",
  },
  {
    these: ["no decimals", "1 to 18 decimals", "more than 18 decimals"],
    reason: "a mechanism has one asset",
  },
  {
    these: ["one account", "two accounts", "three to nine accounts", "ten accounts"],
    reason: "the accounts are counted in the end",
  },
  { these: ["from a genesis", "from nothing"], reason: "a scenario begins in one way" },
  {
    these: ["from nothing"],
    those: ["shortfalls in two markets"],
    reason: "an account that owes in one market stands in the way of a mark in another (spec 17.7)",
  },
  {
    these: ["haircut of profit on exit", "haircut of equity on exit"],
    reason: "a haircut on exit is the last layer, so that there is one (spec 5.6)",
  },
  {
    these: named("haircut of profit on exit", "haircut of equity on exit"),
    those: ["remainder halt"],
    reason: "a deficit halts the venue, and nobody leaves it any more",
  },
  {
    these: ["remainder carry"],
    those: ["old deficit paid"],
    reason: "a deficit that is carried is part of the next loss, and no old one",
  },
  { these: ["no market"], those: inMarkets, reason: "there is no market" },
  {
    these: ["one account"],
    those: [
      ...named("haircut of exposure", "deleverage by", "scoped haircut", "scoped deleverage"),
      ...["several deleverages", "trade", "liquidate", "one market closed, not another"],
      ...["refused: position-limit", "refused: insufficient-margin"],
    ],
    reason: "a position needs somebody on its other side",
  },
  {
    these: ["one account"],
    those: [...named("rule", "rounding"), "several insolvent"],
    reason: "nothing is divided, and nobody fails beside another",
  },
  {
    these: ["one account"],
    those: ["settle", "refused: account-insolvent"],
    reason: "nobody wins what is lost, and entries of 0 are not drawn (spec 12.2)",
  },
  {
    these: ["one market"],
    those: [
      ...["scoped funds of two markets", "scoped haircuts of two markets"],
      ...["shortfalls in two markets", "one market closed, not another"],
    ],
    reason: "it takes two markets",
  },
];
