import {
  type AccountId,
  type Action,
  atoms,
  type Lots,
  magnitude,
  type MarketId,
  type MarketState,
  positive,
  type State,
} from "../../spec/index.ts";

/** Actions that build what they can of a genesis, for an implementation that cannot load one. */
export const openingActions = (genesis: State): readonly Action[] => {
  const opening: Action[] = [];
  for (const [layer, amount] of genesis.funds)
    if (amount > 0n) opening.push({ type: "topUp", layer, amount });
  for (const [account, { capital, pnl }] of genesis.accounts) {
    let staked = 0n;
    for (const stakes of genesis.stakes.values()) staked += stakes.get(account) ?? 0n;
    const amount = atoms(capital + positive(pnl) + staked);
    if (amount > 0n) opening.push({ type: "deposit", account, amount });
  }
  for (const [layer, stakes] of genesis.stakes)
    for (const [account, amount] of stakes) opening.push({ type: "stake", account, layer, amount });
  for (const [market, now] of genesis.markets) opening.push(...openingTrades(market, now));
  if (genesis.pending > 0n) opening.push({ type: "loss", amount: genesis.pending });
  return opening;
};

/** Trades at the mark that make the positions: buyers and sellers, each in their order, until all are served. */
const openingTrades = (market: MarketId, { price, positions }: MarketState): readonly Action[] => {
  const side = (isBuyer: boolean): { account: AccountId; left: Lots }[] =>
    [...positions]
      .filter(([, { lots }]) => lots > 0n === isBuyer)
      .map(([account, { lots }]) => ({ account, left: magnitude(lots) }));
  const sellers = side(false);
  const trades: Action[] = [];
  for (const buyer of side(true))
    for (const seller of sellers) {
      const quantity = buyer.left < seller.left ? buyer.left : seller.left;
      if (quantity === 0n) continue;
      buyer.left -= quantity;
      seller.left -= quantity;
      const [to, from] = [buyer.account, seller.account];
      trades.push({ type: "trade", market, buyer: to, seller: from, quantity, price });
    }
  return trades;
};
