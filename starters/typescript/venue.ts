/**
 * YOUR CODE goes here: hold the state in your own types, and call your own functions.
 *
 * It runs as it is, and is convicted: its resolve cuts nobody. Money is whole atoms, as bigint. Log to stderr.
 */

export const implementation = { name: "my-venue", version: "0.1.0", language: "typescript" };

/** Who pays a loss, and in what order: `npx paripassu mechanisms` shows real ones. */
const mechanism = {
  name: "fund, then winners",
  asset: { symbol: "USD", decimals: 2 },
  waterfall: [
    { kind: "fund", id: "insurance" },
    { kind: "haircut", id: "winners", basis: "profit", rule: "proportional", rounding: "up" },
  ],
  remainder: "park",
  exits: "gated",
  surplus: "residue",
};

/** List only the actions that your code knows: nothing else is asked. */
export const supports = {
  mechanisms: [mechanism],
  actions: ["deposit", "withdraw", "settle", "loss", "resolve"],
  genesis: true,
  receipts: false,
  maxAccounts: 64,
  maxAmount: 2n ** 256n - 1n,
};

interface Entry {
  account: string;
  amount: bigint;
}

type Action =
  | { type: "deposit" | "withdraw"; account: string; amount: bigint }
  | { type: "settle"; entries: Entry[] }
  | { type: "loss"; amount: bigint }
  | { type: "resolve" };

/** A negative pnl is the unpaid loss of an insolvent account. */
interface Account {
  capital: bigint;
  pnl: bigint;
}

interface State {
  accounts: Map<string, Account>;
  funds: { insurance: bigint };
  pending: bigint;
  deficit: bigint;
  residue: bigint;
}

interface Genesis extends Partial<Omit<State, "accounts" | "funds">> {
  accounts?: Record<string, Account>;
  funds?: Partial<State["funds"]>;
}

/** Why an action is refused; nothing where it is not. */
type Refusal = string | undefined;

/** Runs a scenario: a step for each action, with what came of it and the state after it. */
export const run = ({ genesis = {}, actions }: { genesis?: Genesis; actions: Action[] }) => {
  const { accounts = {}, funds, pending = 0n, deficit = 0n, residue = 0n } = genesis;
  const state: State = {
    accounts: new Map(Object.entries(accounts)),
    funds: { insurance: funds?.insurance ?? 0n },
    pending,
    deficit,
    residue,
  };
  const steps = actions.map((action) => {
    const code = act(state, action);
    const outcome = code === undefined ? { outcome: "accepted" } : { outcome: "refused", code };
    return { ...outcome, state: structuredClone(state) };
  });
  return { steps };
};

/** Changes the state; or returns why not, and changes nothing. */
const act = (state: State, action: Action): Refusal => {
  switch (action.type) {
    case "deposit":
      return deposit(state, action.account, action.amount);
    case "withdraw":
      return withdraw(state, action.account, action.amount);
    case "settle":
      return settle(state, action.entries);
    case "loss":
      return lose(state, action.amount);
    case "resolve":
      return resolve(state);
  }
};

const deposit = ({ accounts }: State, id: string, amount: bigint): Refusal => {
  if (amount <= 0n) return "non-positive-amount";
  const account = accounts.get(id) ?? { capital: 0n, pnl: 0n };
  const repaid = least(amount, owed(account)); // a loss that is not paid yet takes the money first
  accounts.set(id, { capital: account.capital + amount - repaid, pnl: account.pnl + repaid });
  return undefined;
};

const withdraw = (state: State, id: string, amount: bigint): Refusal => {
  const account = state.accounts.get(id);
  if (account === undefined) return "unknown-account";
  if (amount <= 0n) return "non-positive-amount";
  if (isLossOpen(state)) return "exits-gated"; // nobody leaves while a loss is open
  if (account.capital < amount) return "insufficient-capital";
  account.capital -= amount;
  return undefined;
};

const settle = ({ accounts }: State, entries: Entry[]): Refusal => {
  const changes = new Map<Account, bigint>();
  for (const { account: id, amount } of entries) {
    const account = accounts.get(id);
    if (account === undefined) return "unknown-account";
    changes.set(account, amount);
  }
  if (changes.size < entries.length) return "duplicate-account";
  if (entries.reduce((sum, { amount }) => sum + amount, 0n) !== 0n) return "not-zero-sum";
  if ([...changes.keys()].some((account) => owed(account) > 0n)) return "account-insolvent";
  for (const [account, amount] of changes) {
    account.pnl += amount;
    const own = least(account.capital, owed(account)); // profit pays first, then capital
    account.pnl += own;
    account.capital -= own;
  }
  return undefined;
};

const lose = (state: State, amount: bigint): Refusal => {
  if (amount <= 0n) return "non-positive-amount";
  state.pending += amount; // assets are gone, and nobody has paid yet
  return undefined;
};

const resolve = (state: State): Refusal => {
  let loss = state.pending;
  state.pending = 0n;
  for (const account of state.accounts.values()) {
    loss += owed(account);
    account.pnl += owed(account);
  }
  loss -= draw(state, loss);
  // YOUR CODE: cut the winners, and take what they pay off the loss. This placeholder cuts nobody.
  state.deficit -= draw(state, state.deficit); // only the fund pays for a deficit of earlier times
  state.deficit += loss;
  return undefined;
};

/** What the insurance fund pays of a loss. */
const draw = ({ funds }: State, loss: bigint): bigint => {
  const paid = least(loss, funds.insurance);
  funds.insurance -= paid;
  return paid;
};

const isLossOpen = ({ pending, accounts }: State): boolean =>
  pending > 0n || [...accounts.values()].some((account) => owed(account) > 0n);

/** The loss that an insolvent account has not paid, and 0 for others. */
const owed = ({ pnl }: Account): bigint => (pnl < 0n ? -pnl : 0n);

const least = (a: bigint, b: bigint): bigint => (a < b ? a : b);
