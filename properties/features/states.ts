import {
  type AccountId,
  claimOf,
  fundOf,
  hasOpenLoss,
  holdingsOf,
  isInsolvent,
  magnitude,
  positionIn,
  redemptionOf,
  type State,
} from "../../spec/index.ts";
import type { ObservedResolve } from "../observe/observation.ts";
import type { Feature } from "./feature.ts";
import type { Happenings } from "./happenings.ts";

const insolvents = (state: State): readonly AccountId[] =>
  [...state.accounts].filter(([, account]) => isInsolvent(account)).map(([id]) => id);

/** In how many markets an account has a shortfall. */
const shortfallsOf = (state: State, id: AccountId): number =>
  [...state.markets.values()].filter(({ shortfalls }) => shortfalls.has(id)).length;

const owesWhereItHoldsNothing = ({ markets }: State): boolean =>
  [...markets.values()].some((market) =>
    [...market.shortfalls.keys()].some((id) => positionIn(market, id).lots === 0n),
  );

/** A resolve closed an insolvent account's position in one market, and left one alone in another. */
const closedOneOfTwo = ({ action, before, after }: ObservedResolve): boolean => {
  if (action.type !== "resolve") return false;
  const closed = new Set<string>();
  const left = new Set<string>();
  for (const [id, market] of before.markets)
    for (const account of insolvents(before)) {
      const was = magnitude(positionIn(market, account).lots);
      const now = after.markets.get(id);
      const is = now === undefined ? was : magnitude(positionIn(now, account).lots);
      if (is < was) closed.add(id);
      else if (was > 0n) left.add(id);
    }
  return [...closed].some((id) => [...left].some((other) => other !== id));
};

/** Somebody who became known while a loss was open paid a part of it. */
const joinerPaid = ({ observation: { steps, resolves } }: Happenings): boolean => {
  const joiners = new Set<AccountId>();
  for (const { index, action, outcome, before } of steps) {
    if (outcome.outcome === "refused") continue;
    if (action.type === "deposit" && !before.accounts.has(action.account) && hasOpenLoss(before))
      joiners.add(action.account);
    const parts = resolves.find((resolve) => resolve.index === index)?.breakdown?.parts;
    if (parts === undefined) continue;
    if (parts.some(({ bills }) => bills.some(({ account = "", paid }) => paid > 0n && joiners.has(account))))
      return true;
    joiners.clear();
  }
  return false;
};

const before =
  (isSo: (state: State) => boolean): Feature["isReached"] =>
  ({ placed }) =>
    placed.some((resolve) => isSo(resolve.before));

export const stateFeatures: readonly Feature[] = [
  {
    name: "pending loss",
    group: "states",
    sentence: "a loss that befell the venue was resolved",
    isReached: before(({ pending }) => pending > 0n),
  },
  {
    name: "several insolvent",
    group: "states",
    sentence: "two or more insolvent accounts were resolved at once",
    isReached: before((state) => insolvents(state).length > 1),
  },
  {
    name: "shortfalls in two markets",
    group: "states",
    sentence: "an account that owes in two or more markets was resolved",
    isReached: before((state) => insolvents(state).some((id) => shortfallsOf(state, id) > 1)),
  },
  {
    name: "shortfall in a left market",
    group: "states",
    sentence: "an account that owes in a market where it holds nothing was resolved",
    isReached: before(owesWhereItHoldsNothing),
  },
  {
    name: "one market closed, not another",
    group: "states",
    sentence: "a resolve closed a bankrupt position in one market, and left one open in another",
    isReached: ({ placed }) => placed.some(closedOneOfTwo),
  },
  {
    name: "joined between loss and resolve",
    group: "states",
    sentence: "somebody who joined while a loss was open paid a part of it",
    isReached: joinerPaid,
  },
  {
    name: "old deficit paid",
    group: "states",
    sentence: "a fund paid of the deficit of an earlier resolve",
    isReached: ({ observation: { mechanism }, changes }) =>
      mechanism.remainder !== "carry" &&
      changes.some(
        ({ action, before, after }) =>
          action.type === "resolve" &&
          after.deficit < before.deficit &&
          [...before.funds.keys()].some((id) => fundOf(after, id) < fundOf(before, id)),
      ),
  },
  {
    name: "claims repaid",
    group: "states",
    sentence: "a recovery paid back what somebody had lost",
    isReached: ({ changes }) =>
      changes.some(
        ({ action, before, after }) =>
          action.type === "recover" &&
          [...before.claims.keys()].some((id) => claimOf(after, id) < claimOf(before, id)),
      ),
  },
  {
    name: "change while halted",
    group: "states",
    sentence: "the state of a venue that was halted changed",
    isReached: ({ changes }) => changes.some(({ before }) => before.halted),
  },
  {
    name: "redeemed below par",
    group: "states",
    sentence: "an account was paid off with less than it held",
    isReached: ({ changes }) =>
      changes.some(
        ({ action, before }) =>
          action.type === "redeem" &&
          redemptionOf(before, action.account) < holdingsOf(before, action.account),
      ),
  },
];
