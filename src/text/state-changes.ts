import { accountsIn } from "../../properties/index.ts";
import {
  type AccountId,
  accountOf,
  byId,
  claimOf,
  fundOf,
  type MarketState,
  positionIn,
  stakeOf,
  type State,
} from "../../spec/index.ts";

/** One amount that a step changed. */
interface Change {
  /** Whose it is, or undefined where it is nobody's. */
  readonly account?: AccountId;
  readonly text: string;
}

const changed = (what: string, was: bigint, is: bigint, account?: AccountId): readonly Change[] => {
  if (was === is) return [];
  const text = `${what} ${was} -> ${is}`;
  return [account === undefined ? { text } : { account, text }];
};

/** Everything that differs between two states, in a fixed order: accounts first. */
const changesBetween = (before: State, after: State): readonly Change[] => [
  ...[...accountsIn(before, after)].sort(byId).flatMap((id) => changesOf(before, after, id)),
  ...[...after.funds.keys()].flatMap((id) => changed(`fund ${id}`, fundOf(before, id), fundOf(after, id))),
  ...(["pending", "deficit", "residue"] as const).flatMap((part) => changed(part, before[part], after[part])),
  ...[...after.markets].flatMap(([id, { price }]) =>
    changed(`price of ${id}`, before.markets.get(id)?.price ?? price, price),
  ),
  ...(before.halted === after.halted ? [] : [{ text: after.halted ? "halted" : "no longer halted" }]),
  ...redemptionChange(before, after),
];

const changesOf = (before: State, after: State, id: AccountId): readonly Change[] => {
  const was = accountOf(before, id);
  const is = accountOf(after, id);
  return [
    ...changed(`${id} capital`, was.capital, is.capital, id),
    ...changed(`${id} pnl`, was.pnl, is.pnl, id),
    ...[...after.stakes.keys()].flatMap((layer) =>
      changed(`${id} stake ${layer}`, stakeOf(before, layer, id), stakeOf(after, layer, id), id),
    ),
    ...changed(`${id} claim`, claimOf(before, id), claimOf(after, id), id),
    ...[...after.markets].flatMap(([market, state]) =>
      inMarket(before.markets.get(market), state, market, id),
    ),
  ];
};

const inMarket = (
  before: MarketState | undefined,
  after: MarketState,
  market: string,
  id: AccountId,
): readonly Change[] => {
  const was = before === undefined ? { lots: 0n, cost: 0n } : positionIn(before, id);
  const is = positionIn(after, id);
  return [
    ...changed(`${id} lots of ${market}`, was.lots, is.lots, id),
    ...changed(`${id} cost of ${market}`, was.cost, is.cost, id),
    ...changed(
      `${id} shortfall in ${market}`,
      before?.shortfalls.get(id) ?? 0n,
      after.shortfalls.get(id) ?? 0n,
      id,
    ),
  ];
};

const redemptionChange = (before: State, { redemption }: State): readonly Change[] =>
  redemption === undefined ||
  (before.redemption?.assets === redemption.assets && before.redemption.holdings === redemption.holdings)
    ? []
    : [{ text: `shut down: ${redemption.assets} for ${redemption.holdings}` }];

/** What a step changed, in a few words each: "cat pnl -1 -> 0". Of many changes the first few, and how many more. */
export const changesText = (before: State, after: State, most = 8): string => {
  const all = changesBetween(before, after);
  if (all.length === 0) return "nothing";
  const shown = all.slice(0, most).map(({ text }) => text);
  const rest = all.length - shown.length;
  return [...shown, ...(rest === 0 ? [] : [`and ${rest} more changes`])].join(", ");
};

/** Whose amounts a step changed. */
export const accountsChanged = (before: State, after: State): readonly AccountId[] =>
  changesBetween(before, after).flatMap(({ account }) => account ?? []);
