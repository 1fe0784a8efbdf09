import { describe, expect, it } from "vitest";
import { everything, ledgerTier } from "../../../../properties/index.ts";
import { Play } from "../../../../properties/generate/play.ts";
import { erode } from "../../../../properties/hostile/moves/erode.ts";
import { leave, type LeavePlan } from "../../../../properties/hostile/moves/leave.ts";
import { strike, type StrikePlan } from "../../../../properties/hostile/moves/strike.ts";
import { strikeAll } from "../../../../properties/hostile/moves/strike-all.ts";
import { insolvents } from "../../../../properties/hostile/people.ts";
import { accountOf, type ActionType, initialMargin } from "../../../../spec/index.ts";
import { fund, haircut, mechanism, state, tranche } from "../../spec/build.ts";
import { market } from "../../spec/markets/build.ts";

const of = {
  ...mechanism([fund("insurance"), tranche("mutual"), haircut("cut", "equity")]),
  markets: [market("btc", 100n, { initialMargin: "0.5" })],
};

/** Three with 100 each, the first of whom sold ten lots to the second. */
const opened = (supported: readonly ActionType[] = everything.actions): Play => {
  const genesis = state(of, {
    accounts: { a: [100n, 0n], b: [400n, 200n], c: [100n, 0n] },
    stakes: { mutual: { b: 30n } },
    markets: { btc: { price: 100n, positions: { a: [-10n, -1000n], b: [10n, 1000n] } } },
  });
  const capabilities = { ...everything, actions: supported };
  return new Play(of, genesis, { scale: 1n, hostileNames: false, capabilities });
};

const plan: StrikePlan = {
  who: 0,
  other: 0,
  market: 0,
  loss: { near: "one atom", amount: { multiple: 0, offBy: 0 } },
  byPrice: true,
};

const types = (play: Play): readonly string[] => play.scenario.actions.map(({ type }) => type);

describe("strike", () => {
  it("fells the victim by a price", () => {
    const play = opened();
    play.act(strike(plan, play, "a"));
    expect(types(play)).toEqual(["mark"]);
    expect(insolvents(play)).toEqual(["a"]);
  });

  it("fells by a settlement whom no price can, or where there are none", () => {
    const play = opened();
    play.act(strike(plan, play, "c"));
    expect([types(play), insolvents(play)]).toEqual([["settle"], ["c"]]);
    const ledger = opened(ledgerTier.actions);
    ledger.act(strike(plan, ledger, "a"));
    expect([types(ledger), insolvents(ledger)]).toEqual([["settle"], ["a"]]);
  });

  it("is a loss of the venue where nothing else is supported, or where it is to be one", () => {
    const play = opened(["loss", "resolve"]);
    play.act(strike(plan, play, "a"));
    expect(play.scenario.actions).toEqual([{ type: "loss", amount: 1n }]);
    const other = opened();
    other.act(strike({ ...plan, byPrice: false, asLoss: true }, other, "a"));
    expect(types(other)).toEqual(["loss"]);
  });

  it("resolves first where an insolvent holder stands in the way of a mark", () => {
    const play = opened();
    play.act(strike(plan, play, "a"));
    play.act(strike(plan, play, "b"));
    expect(types(play)).toEqual(["mark", "resolve", "mark"]);
  });
});

describe("strikeAll", () => {
  it("fells several by one settlement, which the one who is left wins", () => {
    const play = opened(ledgerTier.actions);
    play.act(strikeAll(plan, ["a", "b"], play));
    expect([types(play), insolvents(play)]).toEqual([["settle"], ["a", "b"]]);
    expect(accountOf(play.state, "c").pnl).toBe(702n);
  });
});

describe("erode", () => {
  it("takes a part of what somebody owns, by a price or a settlement", () => {
    const play = opened();
    play.act(erode("a", 8, play));
    expect(play.scenario.actions).toEqual([{ type: "mark", market: "btc", price: 105n }]);
    const ledger = opened(ledgerTier.actions);
    ledger.act(erode("c", 4, ledger));
    expect([types(ledger), accountOf(ledger.state, "c").capital]).toEqual([["settle"], 75n]);
  });
});

describe("leave", () => {
  const how: LeavePlan = { realizes: false, unstakes: false, by: "withdraw", share: "free" };

  it("takes out what no position needs, and an atom more is refused", () => {
    const play = opened();
    expect(initialMargin(of, play.state, "b")).toBe(500n);
    play.act(leave(how, "b", play));
    expect(play.scenario.actions).toEqual([{ type: "withdraw", account: "b", amount: 100n }]);
    const other = opened();
    other.act(leave({ ...how, share: "free and one more" }, "b", other));
    expect(accountOf(other.state, "b").capital).toBe(400n);
  });

  it("realizes and unstakes first where the plan says so", () => {
    const play = opened();
    play.act(leave({ ...how, realizes: true, unstakes: true, share: "all" }, "b", play));
    expect(types(play)).toEqual(["realize", "unstake", "withdraw"]);
    expect(play.scenario.actions.at(-1)).toEqual({ type: "withdraw", account: "b", amount: 630n });
  });
});
