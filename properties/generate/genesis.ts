import * as fc from "fast-check";
import {
  type Account,
  type AccountId,
  type Atoms,
  atoms,
  emptyState,
  layersOf,
  type Mechanism,
  type State,
  sum,
  withParts,
  zero,
  zeroesLeftOut,
} from "../../spec/index.ts";
import { type Capabilities, keepsClaims, keepsResidue } from "../applicability/capabilities.ts";
import { totalOf } from "../observe/overflow.ts";
import { type RawAmount, rawAmount, scaled } from "./amounts.ts";
import { type LossPlan, lossFrom, lossPlan } from "./losses.ts";
import { type PositionsPlan, positionsPlan, withPositions } from "./positions.ts";
import { accountName } from "./names.ts";
import { maybe } from "./odds.ts";
import { record } from "./record.ts";

/** One account of a genesis, before the scale is known. */
interface AccountPlan {
  readonly side: "solvent" | "insolvent";
  readonly capital: RawAmount;
  readonly profit: RawAmount;
  readonly stake: RawAmount;
  readonly claim: RawAmount | undefined;
  readonly loss: LossPlan;
}

/** A genesis before the scale is known. */
export interface GenesisPlan {
  readonly shape: "free" | "equal" | "coprime" | "dust" | "one payer" | "no payer" | "all insolvent";
  readonly accounts: readonly AccountPlan[];
  readonly hostileNames: boolean;
  readonly funds: readonly { readonly above: "0" | "floor" | "floor and cap"; readonly amount: RawAmount }[];
  readonly pending: LossPlan | undefined;
  readonly deficit: RawAmount | undefined;
  readonly residue: RawAmount | undefined;
  readonly positions: PositionsPlan;
  /** One account holds all that fits below the maximum. */
  readonly whale: boolean;
}

const accountPlan: fc.Arbitrary<AccountPlan> = record({
  side: fc.constantFrom("solvent", "solvent", "insolvent"),
  capital: rawAmount,
  profit: rawAmount,
  stake: rawAmount,
  claim: maybe(1, 8, rawAmount),
  loss: lossPlan,
});

/** Where no action can bring a loss about, one is pending from the start more often. */
export const genesisPlan = ({ actions }: Capabilities): fc.Arbitrary<GenesisPlan> =>
  record({
    shape: fc.constantFrom(
      "free",
      "free",
      "free",
      "free",
      "free",
      "equal",
      "coprime",
      "dust",
      "one payer",
      "no payer",
      "all insolvent",
    ),
    accounts: fc.array(accountPlan, { minLength: 1, maxLength: 7 }),
    hostileNames: fc.nat(7).map((n) => n === 7),
    funds: fc.array(
      record({ above: fc.constantFrom("0", "0", "floor", "floor and cap"), amount: rawAmount }),
      { minLength: 3, maxLength: 3 },
    ),
    pending: maybe(1, actions.includes("loss") ? 8 : 4, lossPlan),
    deficit: maybe(1, 5, rawAmount),
    residue: maybe(1, 8, rawAmount),
    positions: positionsPlan,
    whale: fc.nat(39).map((n) => n === 39),
  });

/** Primes, so that no two bases share a factor and every quota is fractional. */
const primes = [2n, 3n, 5n, 7n, 11n, 13n];

const solventAccount = (
  plan: AccountPlan,
  i: number,
  { shape, accounts }: GenesisPlan,
  scale: bigint,
): Account => {
  const first = accounts[0] ?? plan;
  const source = shape === "equal" ? first : plan;
  const none = shape === "no payer" || (shape === "one payer" && i > 1);
  if (none) return { capital: zero, pnl: zero };
  // One atom each, beside one large holder: where small quotas add up.
  if (shape === "dust" && i < accounts.length - 1) return { capital: atoms(1n), pnl: atoms(1n) };
  if (shape === "coprime") {
    const prime = primes[i % primes.length] ?? 2n;
    return { capital: atoms(prime), pnl: atoms(primes[(i + 1) % primes.length] ?? 2n) };
  }
  return { capital: scaled(source.capital, scale), pnl: scaled(source.profit, scale) };
};

/** Account 0 is the insolvent one wherever a shape needs one and plans do not say. */
const isDefaulter = ({ side }: AccountPlan, i: number, { shape }: GenesisPlan): boolean =>
  shape === "all insolvent" || (shape === "free" ? side === "insolvent" : i === 0);

/** The plan with as many debtors as the plan of its positions says; one alone has five others to deal with. */
const withDebtors = (plan: GenesisPlan): GenesisPlan => {
  const { debtors } = plan.positions;
  if (debtors === "as drawn") return plan;
  const alone = debtors === "the first alone";
  const more = plan.accounts.map(({ capital, profit, ...rest }) => ({
    ...rest,
    capital: profit,
    profit: capital,
  }));
  const all =
    alone && plan.accounts.length < 6
      ? [...plan.accounts, ...more, ...plan.accounts, ...more, ...plan.accounts, ...more]
      : plan.accounts;
  const accounts = all.slice(0, Math.max(plan.accounts.length, 6)).map((account, i): AccountPlan => ({
    ...account,
    side: i === 0 && alone ? "insolvent" : "solvent",
    loss: alone ? { ...account.loss, near: "closing" } : account.loss,
  }));
  return { ...plan, shape: alone && plan.shape !== "all insolvent" ? plan.shape : "free", accounts };
};

/**
 * The state of a plan: valid by construction, with no total above the maximum.
 * Under `halt` a deficit comes with a halted venue: any other genesis is a
 * doubtful place of the text (spec 12.4).
 */
export const genesisFrom = (
  drawn: GenesisPlan,
  mechanism: Mechanism,
  scale: bigint,
  maximum: bigint,
  capabilities: Capabilities,
): State => {
  const plan = (mechanism.markets?.length ?? 0) > 0 ? withDebtors(drawn) : drawn;
  const plans = plan.accounts.slice(0, capabilities.maxAccounts);
  const name = (i: number): AccountId => accountName(i, plan.hostileNames);
  const accounts = new Map<AccountId, Account>();
  const claims = new Map(plans.map(({ claim }, i) => [name(i), amountOf(claim, scale)]));
  for (const [i, account] of plans.entries())
    accounts.set(
      name(i),
      isDefaulter(account, i, plan) ? { capital: zero, pnl: zero } : solventAccount(account, i, plan, scale),
    );
  const deficit = amountOf(plan.deficit, scale);
  const peaceful: State = {
    ...emptyState(mechanism),
    accounts,
    funds: new Map(
      layersOf(mechanism, "fund").map((fund, k) => [fund.id, fundBalance(plan, fund, k, scale)]),
    ),
    stakes: new Map(
      layersOf(mechanism, "tranche").map(({ id }, k) => [id, stakesFrom(plan, plans, k, name, scale)]),
    ),
    claims: keepsClaims(capabilities) ? zeroesLeftOut(claims) : new Map(),
    deficit,
    residue: keepsResidue(mechanism, capabilities) ? amountOf(plan.residue, scale) : zero,
    halted: mechanism.remainder === "halt" && deficit > 0n,
  };
  const whole = withLosses(plan, plans, name, mechanism, peaceful, scale, maximum);
  return withWhale(withPositions(plan.positions, whole, maximum), plan, name, maximum);
};

const amountOf = (amount: RawAmount | undefined, scale: bigint): Atoms =>
  amount === undefined ? zero : scaled(amount, scale);

const fundBalance = (
  plan: GenesisPlan,
  fund: { floor?: Atoms; eventCap?: Atoms },
  k: number,
  scale: bigint,
): Atoms => {
  const { above, amount } = plan.funds[k % plan.funds.length] ?? {
    above: "0",
    amount: { multiple: 0, offBy: 0 },
  };
  const base = above === "0" ? 0n : (fund.floor ?? 0n) + (above === "floor" ? 0n : (fund.eventCap ?? 0n));
  return atoms(base + scaled(amount, scale));
};

/** The stakes in the k-th tranche: as planned in the first, and moved on by a place in each one after it. */
const stakesFrom = (
  plan: GenesisPlan,
  plans: readonly AccountPlan[],
  k: number,
  name: (i: number) => AccountId,
  scale: bigint,
): ReadonlyMap<AccountId, Atoms> => {
  const first = plans[0];
  const source = (i: number): AccountPlan | undefined =>
    plan.shape === "equal" ? first : plans[(i + k) % plans.length];
  return zeroesLeftOut(
    new Map(plans.map((account, i) => [name(i), scaled((source(i) ?? account).stake, scale)])),
  );
};

/** Losses are drawn last, relative to what there is to pay them; they never take totals past the maximum. */
const withLosses = (
  plan: GenesisPlan,
  plans: readonly AccountPlan[],
  name: (i: number) => AccountId,
  mechanism: Mechanism,
  peaceful: State,
  scale: bigint,
  maximum: bigint,
): State => {
  let room = maximum - totalOf(peaceful);
  const within = (loss: Atoms): Atoms => {
    const amount = loss < room ? loss : room > 0n ? room : 0n;
    room -= amount;
    return atoms(amount);
  };
  const accounts = new Map(peaceful.accounts);
  for (const [i, account] of plans.entries())
    if (isDefaulter(account, i, plan))
      accounts.set(name(i), {
        capital: zero,
        pnl: atoms(-within(lossFrom(account.loss, mechanism, peaceful, scale))),
      });
  const pending =
    plan.pending === undefined ? zero : within(lossFrom(plan.pending, mechanism, peaceful, scale));
  return withParts(peaceful, { accounts, pending });
};

const withWhale = (
  state: State,
  plan: GenesisPlan,
  name: (i: number) => AccountId,
  maximum: bigint,
): State => {
  const id = name(plan.accounts.length > 1 ? 1 : 0);
  const account = state.accounts.get(id);
  const room = maximum - totalOf(state);
  if (!plan.whale || account === undefined || account.pnl < 0n || room <= 0n) return state;
  const whale = { capital: account.capital, pnl: sum([account.pnl, atoms(room)]) };
  return withParts(state, { accounts: new Map(state.accounts).set(id, whale) });
};
