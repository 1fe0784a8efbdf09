import {
  type AccountId,
  type Action,
  type ActionType,
  accountOf,
  type Atoms,
  atoms,
  type Entry,
  fundOf,
  hasOpenLoss,
  initialMargin,
  isInsolvent,
  type Layer,
  type LayerId,
  layersOf,
  type Mechanism,
  min,
  positive,
  stakeOf,
  type State,
  sum,
} from "../../spec/index.ts";
import { scaled } from "./amounts.ts";
import { noMarket, withFallen } from "./capacity.ts";
import { lossFrom } from "./losses.ts";
import { accountName, nowhere, stranger } from "./names.ts";
import { is, type StepPlan } from "./step-plan.ts";

export { badStepPlan, type StepPlan, stepPlan } from "./step-plan.ts";

/** Where a step is to be played. */
export interface Stage {
  readonly mechanism: Mechanism;
  /** As it is when it is read: it changes as actions are played. */
  readonly state: State;
  /** The actions that the implementation has. */
  readonly supported: readonly ActionType[];
  readonly scale: bigint;
  readonly maxAccounts: number;
  readonly hostileNames: boolean;
}

/** The actions of a plan in the state that it meets; none where there is nobody to act. */
export const actionsFrom = (plan: StepPlan, stage: Stage): readonly Action[] => {
  const { state, scale, mechanism } = stage;
  const account = someone(plan, stage);
  const spent = (): Atoms => amountOf(plan, freeCapital(mechanism, state, account), scale);
  switch (plan.kind) {
    case "resolve":
      return [{ type: "resolve" }];
    case "deposit":
      return [
        {
          type: "deposit",
          account: depositor(plan, stage),
          amount: spoiledAmount(plan, atLeastOne(scaled(plan.amount, scale))),
        },
      ];
    case "join":
      return [
        ...(hasOpenLoss(state) ? [] : actionsFrom({ ...plan, kind: "default", spoiled: "no" }, stage)),
        {
          type: "deposit",
          account: depositor({ ...plan, other: 0 }, stage),
          amount: spoiledAmount(plan, atLeastOne(scaled(plan.amount, scale))),
        },
        { type: "resolve" },
      ];
    case "withdraw":
      return [{ type: "withdraw", account, amount: spent() }];
    case "stake":
      return layersFor("tranche", plan, stage).map((layer) => ({
        type: "stake",
        account,
        layer,
        amount: spent(),
      }));
    case "unstake":
      return layersFor("tranche", plan, stage).map((layer) => unstaking(plan, layer, stage));
    case "fee":
      return layersFor("fund", plan, stage).map((layer) => ({
        type: "fee",
        account,
        layer,
        amount: spent(),
      }));
    case "topUp":
      return layersFor("fund", plan, stage).map((layer) => ({
        type: "topUp",
        layer,
        amount: amountOf({ ...plan, size: "any" }, fundOf(state, layer), scale),
      }));
    case "realize":
      return [{ type: "realize", account }];
    case "cash out": {
      const winner = winnerFor(plan, stage);
      const { capital, pnl } = accountOf(state, winner);
      const margin = plan.size === "any" ? 0n : initialMargin(mechanism, state, winner);
      const kept = margin > 0n && plan.size === "one too many" ? margin - 1n : margin;
      const all = atLeastOne(atoms(capital + positive(pnl) / (plan.size === "some" ? 2n : 1n) - kept));
      // Half of them wait until the loss is resolved; the others race it.
      const waits: readonly Action[] = plan.size === "some" ? [{ type: "resolve" }] : [];
      return [
        ...waits,
        { type: "realize", account: winner },
        { type: "withdraw", account: winner, amount: all },
      ];
    }
    case "loss":
      return [
        { type: "loss", amount: spoiledAmount(plan, lossFrom(plan.loss, mechanism, state, scale, noMarket)) },
      ];
    case "recover":
      return [{ type: "recover", amount: amountOf(plan, sum(state.claims.values()), scale) }];
    case "settle":
    case "default":
      return settlement(plan, stage);
  }
};

const known = (state: State): readonly AccountId[] => [...state.accounts.keys()];

const someone = (plan: StepPlan, { state }: Stage): AccountId => {
  const ids = known(state);
  return is(plan, "stranger") ? stranger : (ids[plan.who % ids.length] ?? stranger);
};

/** A deposit may bring a new account, within the number that the implementation can hold. */
const depositor = (plan: StepPlan, { state, maxAccounts, hostileNames }: Stage): AccountId => {
  const ids = known(state);
  const isNew = ids.length === 0 || (plan.other === 0 && ids.length < maxAccounts);
  return isNew
    ? accountName(ids.length, hostileNames)
    : (ids[plan.who % ids.length] ?? accountName(0, hostileNames));
};

/** An account with a profit, if there is one; else the account of the plan. */
const winnerFor = (plan: StepPlan, stage: Stage): AccountId => {
  const winners = known(stage.state).filter((id) => accountOf(stage.state, id).pnl > 0n);
  return winners[plan.other % winners.length] ?? someone(plan, stage);
};

/** A layer of the kind that the action needs, if there is one; spoiled: one of another kind, or none at all. */
const layersFor = (kind: Layer["kind"], plan: StepPlan, { mechanism }: Stage): readonly LayerId[] => {
  const wrong = mechanism.waterfall.filter((layer) => layer.kind !== kind);
  if (is(plan, "nowhere")) return [wrong[plan.other]?.id ?? nowhere];
  const layers = layersOf(mechanism, kind);
  const layer = layers[plan.other % layers.length];
  return layer === undefined ? [] : [layer.id];
};

/** Mostly by somebody who has a stake. */
const unstaking = (plan: StepPlan, layer: LayerId, stage: Stage): Action => {
  const stakers = [...(stage.state.stakes.get(layer)?.keys() ?? [])];
  const account = !is(plan, "stranger")
    ? (stakers[plan.who % stakers.length] ?? someone(plan, stage))
    : someone(plan, stage);
  return {
    type: "unstake",
    account,
    layer,
    amount: amountOf(plan, stakeOf(stage.state, layer, account), stage.scale),
  };
};

/** Capital that no position needs as margin. */
export const freeCapital = (mechanism: Mechanism, state: State, id: AccountId): Atoms => {
  const { capital, pnl } = accountOf(state, id);
  const free = atoms(capital + positive(pnl) - initialMargin(mechanism, state, id));
  return min(capital, positive(free));
};

const atLeastOne = (amount: Atoms): Atoms => (amount > 0n ? amount : atoms(1n));

const amountOf = (plan: StepPlan, available: Atoms, scale: bigint): Atoms => {
  const any = scaled(plan.amount, scale);
  const amount = {
    some: any < available ? any : available,
    all: available,
    "one too many": available + 1n,
    any,
  }[plan.size];
  return spoiledAmount(plan, atLeastOne(atoms(amount)));
};

const spoiledAmount = (plan: StepPlan, amount: Atoms): Atoms =>
  is(plan, "not positive") ? atoms(-BigInt(plan.other)) : amount;

/**
 * One side loses what the other gains. Only losses are put on an account that
 * is insolvent already, and no gain: a doubtful place (spec 12.2).
 */
const settlement = (plan: StepPlan, stage: Stage): readonly Action[] => {
  const { state, mechanism, scale } = stage;
  const loser = someone(plan, stage);
  const others = known(state).filter((id) => id !== loser && !isInsolvent(accountOf(state, id)));
  const winner = others[plan.other % others.length];
  if (winner === undefined) return alone(plan, loser);
  const { capital, pnl } = accountOf(state, loser);
  const own = atoms(capital + positive(pnl));
  const beyond =
    plan.kind === "default"
      ? lossFrom(plan.loss, mechanism, withFallen(state, loser), scale, noMarket)
      : atoms(0n);
  const lost =
    plan.kind === "default"
      ? atoms(own + beyond)
      : amountOf({ ...plan, spoiled: "no", alsoSpoiled: "no" }, own, scale);
  const entries = [...gains(plan, others, winner, lost), { account: loser, amount: atoms(-lost) }];
  return [{ type: "settle", entries: spoiledEntries(plan, entries, stage) }];
};

/** Who has nobody to win cannot settle: the entries do not sum to 0, or name the account twice. */
const alone = (plan: StepPlan, account: AccountId): readonly Action[] => {
  const entries: readonly Entry[] = [
    { account, amount: atoms(-1n) },
    ...(is(plan, "twice") ? [{ account, amount: atoms(1n) }] : []),
  ];
  return is(plan, "twice") || is(plan, "not zero-sum") ? [{ type: "settle", entries }] : [];
};

/** One winner, or two that share. */
const gains = (
  plan: StepPlan,
  others: readonly AccountId[],
  winner: AccountId,
  lost: Atoms,
): readonly Entry[] => {
  const second = others[(plan.other + 1) % others.length];
  if (second === undefined || second === winner || plan.size !== "any")
    return [{ account: winner, amount: lost }];
  const share = atoms(lost / 3n);
  return [
    { account: winner, amount: atoms(lost - share) },
    { account: second, amount: share },
  ];
};

/** Entries that name an account twice, an insolvent account, or do not sum to 0: any of these together. */
const spoiledEntries = (plan: StepPlan, entries: readonly Entry[], { state }: Stage): readonly Entry[] => {
  const insolvent = known(state).find(
    (id) => isInsolvent(accountOf(state, id)) && !entries.some(({ account }) => account === id),
  );
  const [first, ...rest] = entries;
  if (first === undefined) return entries;
  const extra: Entry[] = [];
  if (is(plan, "twice")) extra.push({ account: first.account, amount: atoms(1n) });
  if (is(plan, "insolvent") && insolvent !== undefined)
    extra.push({ account: insolvent, amount: atoms(-1n) });
  // A settlement has no amount of its own to be not positive: that spoils the sum too.
  const isOff = is(plan, "not zero-sum") || is(plan, "not positive");
  const balance = (isOff ? 1n : 0n) - sum(extra.map(({ amount }) => amount));
  return [{ ...first, amount: atoms(first.amount + balance) }, ...rest, ...extra];
};
