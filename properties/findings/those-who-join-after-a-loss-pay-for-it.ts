import { type Action, atoms, type Mechanism } from "../../spec/index.ts";
import { first, leaving, play } from "./play.ts";
import { payingMarket, type SmallMarket, smallMarkets } from "./small-markets.ts";
import type { Showing, Weakness } from "./weakness.ts";

const newcomer = "newcomer";
const brought = atoms(2n);
const resolve: Action = { type: "resolve" };

interface Entry {
  readonly actions: readonly Action[];
  /** What the newcomer does, in words. */
  readonly told: string;
}

/** All ways into what a loss can reach, the plainest first. */
const entriesOf = function* (mechanism: Mechanism, { opened, holders }: SmallMarket): Generator<Entry> {
  const deposit: Action = { type: "deposit", account: newcomer, amount: brought };
  yield { actions: [deposit], told: `brings ${brought}` };
  for (const layer of opened.stakes.keys())
    yield {
      actions: [deposit, { type: "stake", account: newcomer, layer, amount: brought }],
      told: `brings ${brought} and stakes them in ${layer}`,
    };
  const market = payingMarket(mechanism);
  const price = market === undefined ? undefined : opened.markets.get(market)?.price;
  const [seller] = holders;
  if (market !== undefined && price !== undefined && seller !== undefined)
    yield {
      actions: [deposit, { type: "trade", market, buyer: newcomer, seller, quantity: 1n, price }],
      told: `brings ${brought} and buys the lot of ${seller}`,
    };
};

/** While the loss is open, and when it was resolved. */
const showingsIn = function* (mechanism: Mechanism, market: SmallMarket): Generator<Showing, void> {
  const { genesis, opened, loss: amount } = market;
  const times = [
    { from: opened, earlier: [], when: "open" },
    { from: genesis, earlier: [{ type: "loss", amount }, resolve], when: "over" },
  ] as const;
  for (const { actions: entry, told } of entriesOf(mechanism, market))
    for (const { from, earlier, when } of times) {
      const actions = [...earlier, ...entry, resolve];
      const joined = play(mechanism, from, actions);
      if (!joined.accepted) continue;
      // What a haircut on exit takes shows when the newcomer leaves.
      const left = play(mechanism, from, [...actions, ...leaving(mechanism, joined.final, newcomer)]);
      const { scenario, worth } = left.accepted ? left : joined;
      if (worth(newcomer) >= 0n) continue;
      yield {
        ways: [{ title: "somebody joins after the loss", scenario }],
        shown: `the loss of ${amount} is ${when} when the newcomer ${told}, and is left with ${brought + worth(newcomer)}`,
      };
    }
};

export const thoseWhoJoinAfterALossPayForIt: Weakness = {
  sentence: "those who join after a loss pay for it",
  why: "Nobody who knows brings money, just when the venue needs it, and anyone who does not know is cut for what happened before: while the loss is open, or when a deficit of it is left.",
  source: "spec 3.4, 7.1, 7.4, 12.23; Sentiment, Umbrella",
  of: (mechanism) =>
    first(
      (function* () {
        for (const market of smallMarkets(mechanism)) yield* showingsIn(mechanism, market);
      })(),
    ),
};
