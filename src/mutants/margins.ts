import {
  type AccountId,
  accountOf,
  type Action,
  effectOf,
  exposureIn,
  initialMargin,
  magnitude,
  type Mechanism,
  positionIn,
  type State,
  step,
  timesDown,
  toFraction,
} from "../../spec/index.ts";
import { marketIn } from "./market-mutant.ts";
import { mutate, type Mutant, refused, stepWithout, unrefused } from "./mutant.ts";

export const tradeWithoutMarginCheck: Mutant = {
  name: "trade-without-margin-check",
  fault: "A trade is made whatever its sides own.",
  seen: "any",
  caughtBy: ["REJ-2"],
  run: unrefused("insufficient-margin", "trade"),
};

export const liquidatorNeedsNoMargin: Mutant = {
  name: "liquidator-needs-no-margin",
  fault: "Anyone who takes over a position need not own its margin.",
  seen: "any",
  caughtBy: ["REJ-2"],
  run: unrefused("insufficient-margin", "liquidate"),
};

export const marginTakenOut: Mutant = {
  name: "margin-taken-out",
  fault: "Capital that positions need as margin can be withdrawn or staked.",
  seen: "any",
  caughtBy: ["REJ-2"],
  run: unrefused("insufficient-margin", "withdraw", "stake"),
};

/** Somebody who trades, or takes capital out. */
interface Side {
  readonly mechanism: Mechanism;
  readonly before: State;
  readonly after: State;
  readonly account: AccountId;
  readonly action: Action;
}

const owned = (state: State, account: AccountId): bigint => {
  const { capital, pnl } = accountOf(state, account);
  return capital + pnl;
};

/** True where the position in the market of a trade grows; anyone who takes capital out needs margin anyhow. */
const needsMargin = ({ before, after, account, action }: Side): boolean => {
  if (action.type !== "trade") return true;
  const lotsIn = (state: State): bigint =>
    magnitude(positionIn(marketIn(state, action.market), account).lots);
  return lotsIn(after) > lotsIn(before);
};

const sidesOf = (action: Action): readonly AccountId[] => {
  if (action.type === "trade") return [action.buyer, action.seller];
  return action.type === "withdraw" || action.type === "stake" ? [action.account] : [];
};

/** The model, except for when a side lacks margin. */
const lackingBy = (lacks: (side: Side) => boolean): Mutant["run"] =>
  mutate((mechanism, before, action) => {
    const sides = sidesOf(action);
    if (sides.length === 0) return step(mechanism, before, action);
    const next = stepWithout("insufficient-margin")(mechanism, before, action);
    if (next.outcome === "refused" && next.code !== "position-limit") return next;
    const after = effectOf(mechanism, before, action).state;
    const isLacking = sides.some((account) => lacks({ mechanism, before, after, account, action }));
    return isLacking ? refused("insufficient-margin", before) : next;
  });

/** The model, except for the margin that is needed. */
const marginBy = (marginOf: (side: Side) => bigint): Mutant["run"] =>
  lackingBy((side) => owned(side.after, side.account) < (needsMargin(side) ? marginOf(side) : 0n));

export const marginLookedAtBeforeTheTrade: Mutant = {
  name: "margin-looked-at-before-the-trade",
  fault: "The margin is that of the positions before the trade, and the new ones need none.",
  seen: "any",
  caughtBy: ["REJ-2"],
  run: marginBy(({ mechanism, before, account }) => initialMargin(mechanism, before, account)),
};

export const reducingTradeNeedsMargin: Mutant = {
  name: "reducing-trade-needs-margin",
  fault: "Anyone who lacks margin cannot even close: a trade that makes a position smaller is refused too.",
  seen: "any",
  caughtBy: ["REJ-3"],
  run: lackingBy(
    ({ mechanism, after, account }) => owned(after, account) < initialMargin(mechanism, after, account),
  ),
};

export const marginOfOneMarketAlone: Mutant = {
  name: "margin-of-one-market-alone",
  fault: "Positions in the first market need margin; those in another are forgotten.",
  seen: "any",
  caughtBy: ["REJ-2"],
  run: marginBy(({ mechanism, after, account }) =>
    initialMargin({ ...mechanism, markets: (mechanism.markets ?? []).slice(0, 1) }, after, account),
  ),
};

export const marginRoundedDown: Mutant = {
  name: "margin-rounded-down",
  fault: "The margin of a market is rounded down to an atom, not up.",
  seen: "any",
  caughtBy: ["REJ-2"],
  run: marginBy(({ mechanism, after, account }) =>
    (mechanism.markets ?? []).reduce(
      (total, { id, initialMargin: ratio }) =>
        total + timesDown(exposureIn(marketIn(after, id), account), toFraction(ratio)),
      0n,
    ),
  ),
};

export const profitIsNoMargin: Mutant = {
  name: "profit-is-no-margin",
  fault: "Only capital counts as margin: profit that was not realized does not.",
  seen: "any",
  caughtBy: ["REJ-3"],
  run: lackingBy((side) => {
    const { capital, pnl } = accountOf(side.after, side.account);
    const counted = pnl > 0n ? capital : capital + pnl;
    return counted < (needsMargin(side) ? initialMargin(side.mechanism, side.after, side.account) : 0n);
  }),
};
