import * as fc from "fast-check";
import { type Action, accountOf, atoms } from "../../spec/index.ts";
import { odds } from "../generate/odds.ts";
import type { Stage } from "../generate/steps.ts";
import type { VenuePlan } from "../generate/venue.ts";
import { leveraged, peopled, withDeals, withEach, withGenesis, withHaircut, withMarkets } from "./bends.ts";
import { leave, leavePlan } from "./moves/leave.ts";
import { strike, strikePlan } from "./moves/strike.ts";
import { everybody, insolvents, nth } from "./people.ts";
import { accounts, losses } from "./reasons.ts";
import { hostileMarket } from "./story.ts";
import { record } from "../generate/record.ts";

const lots = fc.integer({ min: 1, max: 7 });
const place = fc.constantFrom(0 as const, 1 as const);

/** One account owes in both markets when it begins: no mark brings that about, as the first stops the second. */
const owingInBoth = (venue: VenuePlan): VenuePlan =>
  withGenesis(
    withEach(venue, (account, i) =>
      i === 0 ? { ...account, side: "insolvent", loss: { ...account.loss, near: "users" } } : account,
    ),
    (genesis) => ({ ...genesis, positions: { ...genesis.positions, arose: "half in each of two" } }),
  );

/** Anyone who owes pays a part of it back, in quarters and an atom more or less. */
const repay = function* (quarters: number, offBy: number, stage: Stage): Generator<Action> {
  for (const account of insolvents(stage)) {
    const owed = -accountOf(stage.state, account).pnl;
    const amount = (owed * BigInt(quarters)) / 4n + BigInt(offBy);
    if (amount > 0n) yield { type: "deposit", account, amount: atoms(amount) };
  }
};

export const contagion = hostileMarket({
  name: "contagion",
  sentence:
    "A loss in one market falls on those who hold another, whose loss falls on the next: all in one resolve.",
  seen: "Three Arrows, Voyager, Celsius and BlockFi in 2022; LTCM in 1998.",
  isAboutLosses: true,
  needs: [accounts(3), losses],
  plan: record({
    lots: fc.array(lots, { minLength: 8, maxLength: 8 }),
    entries: fc.array(fc.constantFrom(0, 0, -3, -1, 2), { minLength: 8, maxLength: 8 }),
    isShared: odds(2, 5),
    first: strikePlan,
    second: strikePlan,
    repays: fc.constantFrom(0, 0, 1, 2, 3),
    offBy: fc.constantFrom(0, 0, 1, -1),
    leaver: fc.nat(7),
    leave: leavePlan,
    leaves: odds(1, 3),
    layers: fc.constantFrom("as drawn", "close in both", "cut one market's holders"),
    rank: fc.constantFrom("bitmex", "binance", "hyperliquid", "profit", "pro-rata"),
    scopes: record({ fund: place, rank: place, haircut: place }),
  }),
  venue: (drawn, { lots, entries, isShared, layers, rank, scopes }) => {
    // The first sells in both markets, or two sell in one each. The sixth sells too: there is more to
    // close than a fallen seller has, and ranks decide whose.
    const deals = lots.map((lots, i) => ({
      market: i % 2,
      buyer: 2 + (Math.floor(i / 2) % 3),
      seller: i >= 4 ? 5 : isShared ? 0 : i % 2,
      lots,
      entry: entries[i] ?? 0,
    }));
    const venue = withDeals(leveraged(withHaircut(peopled(drawn, 6)), isShared ? [0] : [0, 1]), deals);
    const two = withMarkets(venue, (markets) => ({
      ...markets,
      ...(layers === "close in both" ? { rank, rankLast: false, rankScoped: false, ownFunds: "none" } : {}),
      ...(layers === "cut one market's holders"
        ? { rank: undefined, haircut: "own holders' exposure" as const }
        : {}),
      count: 2,
      scopes,
      first: { ...markets.first, positionLimit: undefined },
      others: { ...markets.others, positionLimit: undefined },
    }));
    return isShared ? owingInBoth(two) : two;
  },
  *moves({ isShared, first, second, repays, offBy, leaver, leave: how, leaves }, stage) {
    const [a, b] = everybody(stage);
    if (!isShared || insolvents(stage).length === 0) {
      yield* strike({ ...first, market: 0 }, stage, a);
      yield* strike({ ...second, market: 1 }, stage, b);
    }
    yield* repay(repays, offBy, stage);
    yield { type: "resolve" };
    const account = nth(everybody(stage), leaver);
    if (leaves && account !== undefined) yield* leave(how, account, stage);
  },
});
