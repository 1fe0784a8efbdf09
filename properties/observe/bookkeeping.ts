import { type AccountId, accountOf, type Atoms, stakeOf, type State } from "../../spec/index.ts";

/** Every amount of a state under a readable name, in a fixed order: for comparing two states. */
export const entriesOf = function* (state: State): Generator<readonly [string, bigint | boolean]> {
  for (const [id, { capital, pnl }] of state.accounts) {
    yield [`capital of ${id}`, capital];
    yield [`pnl of ${id}`, pnl];
  }
  for (const [layer, balance] of state.funds) yield [`fund ${layer}`, balance];
  for (const [layer, stakes] of state.stakes)
    for (const [id, stake] of stakes) yield [`stake of ${id} in ${layer}`, stake];
  for (const [id, claim] of state.claims) yield [`claim of ${id}`, claim];
  for (const [id, market] of state.markets) {
    yield [`price of ${id}`, market.price];
    for (const [account, { lots, cost }] of market.positions) {
      yield [`lots of ${account} in ${id}`, lots];
      yield [`cost of ${account} in ${id}`, cost];
    }
    for (const [account, shortfall] of market.shortfalls)
      yield [`shortfall of ${account} in ${id}`, shortfall];
  }
  if (state.redemption !== undefined) {
    yield ["assets of the redemption", state.redemption.assets];
    yield ["holdings of the redemption", state.redemption.holdings];
  }
  yield ["pending", state.pending];
  yield ["deficit", state.deficit];
  yield ["residue", state.residue];
  yield ["halted", state.halted];
};

/** One amount that differs between two states. */
export interface Difference {
  readonly what: string;
  readonly expected: bigint | boolean;
  readonly observed: bigint | boolean;
}

const sameAmounts = (a: ReadonlyMap<string, Atoms>, b: ReadonlyMap<string, Atoms>): boolean => {
  if (a.size !== b.size) return false;
  for (const [key, amount] of a) if (b.get(key) !== amount) return false;
  return true;
};

const sameMarkets = (a: State["markets"], b: State["markets"]): boolean => {
  if (a.size !== b.size) return false;
  for (const [id, market] of a) {
    const other = b.get(id);
    if (other === market) continue;
    if (other?.price !== market.price || other.positions.size !== market.positions.size) return false;
    if (!sameAmounts(market.shortfalls, other.shortfalls)) return false;
    for (const [account, { lots, cost }] of market.positions) {
      const position = other.positions.get(account);
      if (position?.lots !== lots || position.cost !== cost) return false;
    }
  }
  return true;
};

/** True when two states hold the same amounts everywhere. */
export const sameState = (a: State, b: State): boolean => {
  if (a === b) return true;
  if (a.pending !== b.pending || a.deficit !== b.deficit || a.residue !== b.residue || a.halted !== b.halted)
    return false;
  if (a.accounts.size !== b.accounts.size || a.stakes.size !== b.stakes.size) return false;
  for (const [id, account] of a.accounts) {
    const other = b.accounts.get(id);
    if (other?.capital !== account.capital || other.pnl !== account.pnl) return false;
  }
  for (const [layer, stakes] of a.stakes) {
    const other = b.stakes.get(layer);
    if (other === undefined || !sameAmounts(stakes, other)) return false;
  }
  if (a.redemption?.assets !== b.redemption?.assets || a.redemption?.holdings !== b.redemption?.holdings)
    return false;
  return (
    sameAmounts(a.funds, b.funds) && sameAmounts(a.claims, b.claims) && sameMarkets(a.markets, b.markets)
  );
};

/** The first amount that differs, or undefined when none does. An amount left out is 0. */
export const firstDifference = (expected: State, observed: State): Difference | undefined => {
  if (sameState(expected, observed)) return undefined;
  const seen = new Map(entriesOf(observed));
  for (const [what, value] of entriesOf(expected)) {
    const other = seen.get(what) ?? 0n;
    if (other !== value) return { what, expected: value, observed: other };
    seen.delete(what);
  }
  for (const [what, value] of seen)
    if (value !== 0n && value !== false) return { what, expected: 0n, observed: value };
  const extra = [...observed.accounts.keys()].find((id) => !expected.accounts.has(id));
  return { what: `account ${extra ?? ""} known`, expected: false, observed: true };
};

/** What an account could take away, its debt apart: capital, profit and stakes. */
export const ownHoldingsOf = (state: State, id: AccountId): bigint => {
  const { capital, pnl } = accountOf(state, id);
  let own: bigint = capital + (pnl > 0n ? pnl : 0n);
  for (const layer of state.stakes.keys()) own += stakeOf(state, layer, id);
  return own;
};

/** Everyone who is known in either state, once. Mostly they are the same. */
export const accountsIn = (before: State, after: State): Iterable<AccountId> => {
  for (const id of before.accounts.keys())
    if (!after.accounts.has(id)) return new Set([...before.accounts.keys(), ...after.accounts.keys()]);
  return [...after.accounts.keys()];
};
