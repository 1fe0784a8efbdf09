import {
  type Account,
  type Action,
  type Atoms,
  atoms,
  readScenario,
  type Scenario,
  type State,
  withParts,
  writeScenario,
  zero,
  zeroesLeftOut,
} from "../../spec/index.ts";

/** The same scenario with one amount nearer to 0, of its genesis or of an action; only valid ones. */
export const withSmallerAmounts = function* (scenario: Scenario): Generator<Scenario> {
  // Not all are: a shortfall, for one, is at most what its account owes.
  for (const next of candidates(scenario)) if (readScenario(writeScenario(next, String)).ok) yield next;
};

const candidates = function* (scenario: Scenario): Generator<Scenario> {
  const { genesis, actions } = scenario;
  for (const next of genesis === undefined ? [] : smallerStates(genesis))
    yield { ...scenario, genesis: next };
  for (const [i, action] of actions.entries())
    for (const next of smallerActions(action)) yield { ...scenario, actions: actions.with(i, next) };
};

/** Nothing, one, half, three quarters, and of a few atoms one less: towards 0 from either side, in few steps. */
const smaller = (amount: Atoms): readonly Atoms[] => {
  const one = amount < 0n ? -1n : 1n;
  const isFew = -few <= amount && amount <= few;
  const steps = [0n, one, amount / 2n, amount - amount / 4n, ...(isFew ? [amount - one] : [])];
  return amount === zero ? [] : [...new Set(steps)].filter((step) => step !== amount).map(atoms);
};
const few = 16n;

const smallerActions = function* (action: Action): Generator<Action> {
  if ("amount" in action) for (const amount of smaller(action.amount)) yield { ...action, amount };
};

const smallerStates = function* (state: State): Generator<State> {
  for (const [id, account] of state.accounts) {
    const withAccount = (change: Partial<Account>): State =>
      withParts(state, { accounts: new Map(state.accounts).set(id, { ...account, ...change }) });
    for (const pnl of smaller(account.pnl)) yield withAccount({ pnl });
    for (const capital of smaller(account.capital)) yield withAccount({ capital });
  }
  for (const [id, balance] of state.funds)
    for (const amount of smaller(balance))
      yield withParts(state, { funds: new Map(state.funds).set(id, amount) });
  for (const [tranche, stakes] of state.stakes)
    for (const [id, stake] of stakes)
      for (const amount of smaller(stake)) {
        const held = zeroesLeftOut(new Map(stakes).set(id, amount));
        yield withParts(state, { stakes: new Map(state.stakes).set(tranche, held) });
      }
  for (const pending of smaller(state.pending)) yield withParts(state, { pending });
  for (const deficit of smaller(state.deficit)) yield withParts(state, { deficit });
  for (const residue of smaller(state.residue)) yield withParts(state, { residue });
  for (const [id, claim] of state.claims)
    for (const amount of smaller(claim))
      yield withParts(state, { claims: zeroesLeftOut(new Map(state.claims).set(id, amount)) });
};
