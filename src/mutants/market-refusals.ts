import { type Lots, magnitude, step } from "../../spec/index.ts";
import { marketIn } from "./market-mutant.ts";
import { mutate, type Mutant, refused, unrefused } from "./mutant.ts";

/** The model under position limits of some lots more, or fewer. */
const withLimitsMoved = (by: Lots): Mutant["run"] =>
  mutate((mechanism, before, action) => {
    if (mechanism.markets === undefined) return step(mechanism, before, action);
    const markets = mechanism.markets.map((market) =>
      market.positionLimit === undefined ? market : { ...market, positionLimit: market.positionLimit + by },
    );
    return step({ ...mechanism, markets }, before, action);
  });

export const positionLimitIgnored: Mutant = {
  name: "position-limit-ignored",
  fault: "A trade takes its sides beyond the position limit.",
  seen: "any",
  caughtBy: ["REJ-2"],
  run: unrefused("position-limit", "trade"),
};

export const positionLimitPassedByALot: Mutant = {
  name: "position-limit-passed-by-a-lot",
  fault: "A position may grow to one lot beyond the limit: the one that is held is not counted.",
  seen: "any",
  caughtBy: ["REJ-2"],
  run: withLimitsMoved(1n),
};

export const lastLotWithinTheLimitRefused: Mutant = {
  name: "last-lot-within-the-limit-refused",
  fault: "A position may not grow to the limit itself: < where <= was meant.",
  seen: "any",
  caughtBy: ["REJ-3"],
  run: withLimitsMoved(-1n),
};

export const positionLimitBindsWhoReduces: Mutant = {
  name: "position-limit-binds-who-reduces",
  fault: "Anyone who stands beyond the limit cannot trade at all, not even to come nearer to it.",
  seen: "any",
  caughtBy: ["REJ-3"],
  run: mutate((mechanism, before, action) => {
    const next = step(mechanism, before, action);
    if (action.type !== "trade" || next.outcome === "refused") return next;
    const limit = mechanism.markets?.find(({ id }) => id === action.market)?.positionLimit;
    const { positions } = marketIn(next.state, action.market);
    const isBeyond = [action.buyer, action.seller].some(
      (account) => limit !== undefined && magnitude(positions.get(account)?.lots ?? 0n) > limit,
    );
    return isBeyond ? refused("position-limit", before) : next;
  }),
};

export const markWithAnInsolventHolder: Mutant = {
  name: "mark-with-an-insolvent-holder",
  fault: "A mark settles on with a holder who is insolvent already.",
  seen: "any",
  caughtBy: ["REJ-2"],
  run: unrefused("account-insolvent", "mark"),
};

export const insolventTrades: Mutant = {
  name: "insolvent-trades",
  fault: "An insolvent account can trade, and passes its loss on by the price.",
  seen: "any",
  caughtBy: ["REJ-2"],
  run: unrefused("account-insolvent", "trade"),
};

export const tradeWithOneself: Mutant = {
  name: "trade-with-oneself",
  fault: "An account can be both sides of a trade.",
  seen: "any",
  caughtBy: ["REJ-2"],
  run: unrefused("duplicate-account", "trade"),
};

export const redeemBeforeAShutdown: Mutant = {
  name: "redeem-before-a-shutdown",
  fault: "An account is redeemed, at no rate, although the venue was not shut down.",
  seen: "any",
  caughtBy: ["REJ-2"],
  run: unrefused("exits-gated", "redeem"),
};

export const shutDownTwice: Mutant = {
  name: "shut-down-twice",
  fault: "A venue that was shut down is shut down again, and those who stayed meet another rate.",
  seen: "any",
  caughtBy: ["REJ-2"],
  run: unrefused("halted", "shutdown"),
};

export const haltedVenueCannotBeShutDown: Mutant = {
  name: "halted-venue-cannot-be-shut-down",
  fault: "A halted venue refuses the shutdown too, and nobody is ever paid.",
  seen: "any",
  caughtBy: ["REJ-3"],
  run: mutate((mechanism, before, action) =>
    action.type === "shutdown" && before.halted ? refused("halted", before) : step(mechanism, before, action),
  ),
};

export const haltedVenueRedeemsNobody: Mutant = {
  name: "halted-venue-redeems-nobody",
  fault: "A venue is halted by its shutdown, and then refuses every redeem.",
  seen: "any",
  caughtBy: ["REJ-3"],
  run: mutate((mechanism, before, action) =>
    action.type === "redeem" && before.halted ? refused("halted", before) : step(mechanism, before, action),
  ),
};
