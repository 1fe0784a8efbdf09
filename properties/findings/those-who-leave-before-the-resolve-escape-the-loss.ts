import { type AccountId, type Action, type Mechanism, stakeOf } from "../../spec/index.ts";
import { first, leaving, play } from "./play.ts";
import { payingMarket, type SmallMarket, smallMarkets } from "./small-markets.ts";
import type { Showing, Weakness } from "./weakness.ts";

interface Exit {
  readonly actions: readonly Action[];
  /** What the leaver does, in words. */
  readonly told: string;
}

/** All ways out of what a loss can reach, the largest first. */
const exitsOf = function* (
  mechanism: Mechanism,
  { opened, holders }: SmallMarket,
  id: AccountId,
): Generator<Exit> {
  yield { actions: leaving(mechanism, opened, id), told: "takes out what it can" };
  for (const layer of opened.stakes.keys()) {
    const amount = stakeOf(opened, layer, id);
    if (amount > 0n)
      yield {
        actions: [{ type: "unstake", account: id, layer, amount }],
        told: `takes back its stake of ${amount}`,
      };
  }
  const market = payingMarket(mechanism);
  const price = market === undefined ? undefined : opened.markets.get(market)?.price;
  if (market !== undefined && price !== undefined)
    for (const buyer of holders)
      if (buyer !== id)
        yield {
          actions: [{ type: "trade", market, buyer, seller: id, quantity: 1n, price }],
          told: `sells its lot to ${buyer}`,
        };
};

const showingsIn = function* (mechanism: Mechanism, market: SmallMarket): Generator<Showing, void> {
  const stays = play(mechanism, market.opened, [{ type: "resolve" }]);
  for (const leaver of market.holders)
    for (const { actions, told } of exitsOf(mechanism, market, leaver)) {
      const leaves = play(mechanism, market.opened, [...actions, { type: "resolve" }]);
      if (!leaves.accepted || leaves.worth(leaver) <= stays.worth(leaver)) continue;
      const other = market.holders.find((id) => id !== leaver && leaves.worth(id) < stays.worth(id));
      if (other === undefined) continue;
      yield {
        ways: [
          { title: `${leaver} stays`, scenario: stays.scenario },
          { title: `${leaver} ${told}`, scenario: leaves.scenario },
        ],
        shown: `${leaver} ${told} after the loss and before the resolve, and has ${leaves.worth(leaver)} afterwards instead of ${stays.worth(leaver)}; ${other} pays ${leaves.paid(other)} instead of ${stays.paid(other)}`,
      };
    }
};

export const thoseWhoLeaveBeforeTheResolveEscapeTheLoss: Weakness = {
  sentence: "those who leave before the resolve escape the loss",
  why: "The loss is public before it is shared: those who watch leave, and those who do not pay for them. That is how a loss becomes a run.",
  source: "spec 3.4, 4.4 (exits); EXIT-1; Morpho, Sentiment, Lido, Liquity v2",
  of: (mechanism) =>
    first(
      (function* () {
        for (const market of smallMarkets(mechanism)) yield* showingsIn(mechanism, market);
      })(),
    ),
};
