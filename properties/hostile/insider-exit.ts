import * as fc from "fast-check";
import { type AccountId, accountOf, type Action, atoms, layersOf } from "../../spec/index.ts";
import { odds } from "../generate/odds.ts";
import type { Stage } from "../generate/steps.ts";
import { few, peopled, withDeals, withEach, withHaircut, withMarkets, withMechanism } from "./bends.ts";
import { erode } from "./moves/erode.ts";
import { leave, leavePlan } from "./moves/leave.ts";
import { strike, strikePlan } from "./moves/strike.ts";
import { everybody, nth } from "./people.ts";
import { accounts, losses } from "./reasons.ts";
import { hostileMarket } from "./story.ts";
import { record } from "../generate/record.ts";

/** The money that left comes back, into the account or, from there, into a tranche. */
const comeBack = function* (
  account: AccountId,
  left: bigint,
  stakes: boolean,
  which: number,
  stage: Stage,
): Generator<Action> {
  if (left <= 0n) return;
  yield { type: "deposit", account, amount: atoms(left) };
  const tranche = nth(layersOf(stage.mechanism, "tranche"), which);
  if (stakes && tranche !== undefined)
    yield { type: "stake", account, layer: tranche.id, amount: atoms(left) };
};

/** Terms under which positions need margin. */
const withMargin = <T extends { readonly initialMargin: string }>(terms: T): T =>
  terms.initialMargin === "0" ? { ...terms, initialMargin: "0.333333333333333333" } : terms;

export const insiderExit = hostileMarket({
  name: "insider-exit",
  sentence:
    "Somebody who knows leaves just before a loss, as far as margin allows, and is back just after it.",
  seen: "Found by auditors of Morpho vaults, Sentiment, Lido and Liquity v2.",
  isAboutLosses: true,
  needs: [accounts(2), losses],
  plan: record({
    insider: fc.constantFrom(0, 0, 0, 1, 2),
    lots: fc.integer({ min: 1, max: 3 }),
    tip: fc.nat(12),
    leave: leavePlan,
    strike: strikePlan,
    stakes: odds(1, 2),
    tranche: odds(1, 2),
  }),
  venue: (drawn, { lots, tranche }) => {
    // What margin holds back shows in two markets, beside a small profit, where a ratio leaves fractions.
    const two = withMarkets(withHaircut(peopled(drawn, 3)), (markets) => ({
      ...markets,
      count: 2,
      first: withMargin(markets.first),
      others: withMargin(markets.others),
    }));
    const poor = withEach(two, (account, place) =>
      place === 0 ? { ...account, profit: few(account.profit) } : account,
    );
    const venue = withMechanism(poor, (mechanism) => ({
      ...mechanism,
      mutual: { ...mechanism.mutual, present: tranche },
    }));
    return withDeals(venue, [
      { market: 0, buyer: 0, seller: 1, lots, entry: 0 },
      { market: 1, buyer: 2, seller: 0, lots: 1, entry: 0 },
      ...drawn.genesis.positions.deals.slice(0, 2),
    ]);
  },
  *moves({ insider: who, tip, leave: how, strike: blow, stakes }, stage) {
    const insider = nth(everybody(stage), who);
    const victim = nth(everybody(stage), who + 1);
    if (insider === undefined || victim === undefined) return;
    yield* erode(victim, tip, stage);
    const before = accountOf(stage.state, insider).capital;
    yield* leave(how, insider, stage);
    const left = before - accountOf(stage.state, insider).capital;
    yield* strike(blow, stage, victim);
    yield { type: "resolve" };
    yield* comeBack(insider, left, stakes, how.tranche ?? 0, stage);
  },
});
