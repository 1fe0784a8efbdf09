import {
  type Account,
  type Action,
  type Atoms,
  atoms,
  type Entry,
  magnitude,
  type MarketState,
  type Position,
  readScenario,
  type Scenario,
  type State,
  withParts,
  writeScenario,
  zeroesLeftOut,
} from "../../spec/index.ts";

/** The same scenario with one amount nearer to 0, of its genesis or of an action; only valid ones. */
export const withSmallerAmounts = function* (scenario: Scenario): Generator<Scenario> {
  for (const [next] of withSmallerAmountsFrom(scenario, 0)) yield next;
};

/**
 * The same, beginning with the amount at a place, and with the place of each:
 * anyone who goes on where one could be made smaller does not try all before it
 * again first.
 */
export const withSmallerAmountsFrom = function* (
  scenario: Scenario,
  from: number,
): Generator<readonly [Scenario, number]> {
  const amounts = [...amountsOf(scenario)];
  for (const i of amounts.keys()) {
    const place = (from + i) % amounts.length;
    for (const next of amounts[place] ?? [])
      // Not all are: a shortfall, for one, is at most what its account owes.
      if (readScenario(writeScenario(next, String)).ok) yield [next, place];
  }
};

/** For each amount of a scenario, the scenarios with a smaller one. */
const amountsOf = function* (scenario: Scenario): Generator<readonly Scenario[]> {
  const { genesis, actions } = scenario;
  for (const states of genesis === undefined ? [] : smallerStates(genesis))
    yield states.map((next) => ({ ...scenario, genesis: next }));
  for (const [i, action] of actions.entries())
    for (const smallerOnes of smallerActions(action))
      yield smallerOnes.map((next) => ({ ...scenario, actions: actions.with(i, next) }));
};

/** Nothing, one, half, three quarters, and of a few atoms one less: towards 0 from either side, in few steps. */
const smaller = (amount: Atoms): readonly Atoms[] => smallerOf(amount).map(atoms);

const smallerOf = (amount: bigint): readonly bigint[] => {
  const one = amount < 0n ? -1n : 1n;
  const isFew = -few <= amount && amount <= few;
  const steps = [0n, one, amount / 2n, amount - amount / 4n, ...(isFew ? [amount - one] : [])];
  return amount === 0n ? [] : [...new Set(steps)].filter((step) => step !== amount);
};
const few = 16n;

const smallerActions = function* (action: Action): Generator<readonly Action[]> {
  if ("amount" in action) yield smaller(action.amount).map((amount) => ({ ...action, amount }));
  if ("price" in action) yield smaller(action.price).map((price) => ({ ...action, price }));
  if (action.type === "trade") yield smallerOf(action.quantity).map((quantity) => ({ ...action, quantity }));
  if (action.type === "settle")
    for (const some of smallerEntries(action.entries))
      yield some.map((entries) => ({ type: "settle", entries }));
};

/** A gain and a loss, both smaller by the same: no sign changes, for a doubtful place is near (spec 12.2). */
const smallerEntries = function* (entries: readonly Entry[]): Generator<readonly (readonly Entry[])[]> {
  for (const gain of entries)
    for (const loss of entries) {
      if (gain.amount <= 0n || loss.amount >= 0n) continue;
      const least = gain.amount < -loss.amount ? gain.amount : -loss.amount;
      yield smallerOf(least)
        .filter((left) => left > 0n)
        .map((left) =>
          entries.map((entry) => {
            if (entry === gain) return { ...gain, amount: atoms(gain.amount - (least - left)) };
            return entry === loss ? { ...loss, amount: atoms(loss.amount + (least - left)) } : entry;
          }),
        );
    }
};

const smallerStates = function* (state: State): Generator<readonly State[]> {
  for (const [id, account] of state.accounts) {
    const withAccount = (change: Partial<Account>): State =>
      withParts(state, { accounts: new Map(state.accounts).set(id, { ...account, ...change }) });
    yield smaller(account.pnl).map((pnl) => withAccount({ pnl }));
    yield smaller(account.capital).map((capital) => withAccount({ capital }));
  }
  for (const [id, balance] of state.funds)
    yield smaller(balance).map((amount) => withParts(state, { funds: new Map(state.funds).set(id, amount) }));
  for (const [tranche, stakes] of state.stakes)
    for (const [id, stake] of stakes)
      yield smaller(stake).map((amount) => {
        const held = zeroesLeftOut(new Map(stakes).set(id, amount));
        return withParts(state, { stakes: new Map(state.stakes).set(tranche, held) });
      });
  yield smaller(state.pending).map((pending) => withParts(state, { pending }));
  yield smaller(state.deficit).map((deficit) => withParts(state, { deficit }));
  yield smaller(state.residue).map((residue) => withParts(state, { residue }));
  for (const [id, claim] of state.claims)
    yield smaller(claim).map((amount) =>
      withParts(state, { claims: zeroesLeftOut(new Map(state.claims).set(id, amount)) }),
    );
  const { redemption } = state;
  if (redemption !== undefined)
    for (const part of ["assets", "holdings"] as const)
      yield smaller(redemption[part]).map((amount) =>
        withParts(state, { redemption: { ...redemption, [part]: amount } }),
      );
  for (const [id, market] of state.markets)
    for (const some of smallerMarkets(market))
      yield some.map((next) => withParts(state, { markets: new Map(state.markets).set(id, next) }));
};

const smallerMarkets = function* (market: MarketState): Generator<readonly MarketState[]> {
  const { positions, shortfalls } = market;
  yield smaller(market.price).map((price) => ({ ...market, price }));
  for (const [id, position] of positions)
    yield cheaper(position).map((cheap) => ({ ...market, positions: new Map(positions).set(id, cheap) }));
  for (const [id, shortfall] of shortfalls)
    yield smaller(shortfall).map((amount) => ({
      ...market,
      shortfalls: zeroesLeftOut(new Map(shortfalls).set(id, amount)),
    }));
};

/** The position, entered at a lower price: an atom a lot, or half of what is above it. */
const cheaper = ({ lots, cost }: Position): readonly Position[] => {
  const above = cost - lots;
  return magnitude(cost) <= magnitude(lots)
    ? []
    : [...new Set([lots, lots + above / 2n])]
        .filter((less) => less !== cost)
        .map((less) => ({ lots, cost: atoms(less) }));
};
