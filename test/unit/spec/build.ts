import { expect } from "vitest";
import {
  type Account,
  type Action,
  type AssessmentLayer,
  type Atoms,
  atoms,
  type Basis,
  byId,
  type DefaulterStakeLayer,
  type FundLayer,
  type HaircutLayer,
  type Layer,
  type Mechanism,
  type Receipt,
  type RefusalCode,
  type Rounding,
  type Rule,
  type State,
  step,
  type TrancheLayer,
} from "../../../spec/index.ts";

/** Short words for mechanisms, states and actions. Nothing here knows what the model should answer. */

export type Table<V> = Readonly<Record<string, V>>;

/** A market as tests write it. */
export interface MarketParts {
  /** Left out: the price at which the mechanism opens the market. */
  readonly price?: bigint;
  /** [lots, cost] by account. */
  readonly positions?: Table<readonly [bigint, bigint]>;
  readonly shortfalls?: Table<bigint>;
}

/** A state as tests write it; what is left out is empty or 0. */
export interface Parts {
  /** [capital, pnl] by account. */
  readonly accounts?: Table<readonly [bigint, bigint]>;
  readonly funds?: Table<bigint>;
  readonly stakes?: Table<Table<bigint>>;
  readonly claims?: Table<bigint>;
  readonly pending?: bigint;
  readonly deficit?: bigint;
  readonly residue?: bigint;
  readonly halted?: boolean;
  readonly markets?: Table<MarketParts>;
  readonly redemption?: { readonly assets: bigint; readonly holdings: bigint };
}

export const mechanism = (
  waterfall: readonly Layer[],
  policies: Partial<Pick<Mechanism, "remainder" | "exits" | "surplus" | "markets">> = {},
): Mechanism => ({
  name: "test",
  asset: { symbol: "USD", decimals: 2 },
  waterfall,
  remainder: "park",
  exits: "gated",
  surplus: "residue",
  ...policies,
});

export const fund = (id: string, bounds: { floor?: bigint; eventCap?: bigint } = {}): FundLayer => ({
  kind: "fund",
  id,
  ...(bounds.floor === undefined ? {} : { floor: atoms(bounds.floor) }),
  ...(bounds.eventCap === undefined ? {} : { eventCap: atoms(bounds.eventCap) }),
});

export const tranche = (id: string, rounding: Rounding = "up"): TrancheLayer => ({
  kind: "tranche",
  id,
  rounding,
});

export const defaulterStake = (id: string, of: string): DefaulterStakeLayer => ({
  kind: "defaulter-stake",
  id,
  tranche: of,
});

export const assessment = (
  id: string,
  of: string,
  multiple: string,
  rounding: Rounding = "up",
): AssessmentLayer => ({
  kind: "assessment",
  id,
  tranche: of,
  multiple,
  rounding,
});

export const haircut = (
  id: string,
  basis: Basis,
  rounding: Rounding = "up",
  cap?: string,
  rule: Rule = "proportional",
): HaircutLayer => ({
  kind: "haircut",
  id,
  basis,
  rule,
  rounding,
  ...(cap === undefined ? {} : { cap }),
});

export const onExit = (id: string, basis: Basis): HaircutLayer => ({
  ...haircut(id, basis),
  timing: "on-exit",
});

const table = (amounts: Table<bigint> = {}): Map<string, Atoms> =>
  new Map(Object.entries(amounts).map(([key, amount]) => [key, atoms(amount)]));

/** Rule 17.2: every market of the mechanism is there, in ascending id, and opens at its price. */
const marketsOf = (of: Mechanism, parts: Table<MarketParts> = {}): State["markets"] =>
  new Map(
    [...(of.markets ?? [])]
      .sort((a, b) => byId(a.id, b.id))
      .map(({ id, price: opening }) => {
        const own = Object.hasOwn(parts, id) ? parts[id] : undefined;
        const { price = opening, positions = {}, shortfalls } = own ?? {};
        const held = Object.entries(positions).map(
          ([account, [lots, cost]]) => [account, { lots, cost: atoms(cost) }] as const,
        );
        return [id, { price: atoms(price), positions: new Map(held), shortfalls: table(shortfalls) }];
      }),
  );

/** Rule 2.2: every fund and tranche of the mechanism is there, at 0 or empty. */
export const state = (of: Mechanism, parts: Parts = {}): State => {
  const funds = new Map(of.waterfall.filter(({ kind }) => kind === "fund").map(({ id }) => [id, atoms(0n)]));
  for (const [id, balance] of table(parts.funds)) funds.set(id, balance);
  const stakes = new Map<string, ReadonlyMap<string, Atoms>>();
  for (const { kind, id } of of.waterfall) if (kind === "tranche") stakes.set(id, new Map());
  for (const [id, contributions] of Object.entries(parts.stakes ?? {})) stakes.set(id, table(contributions));
  return {
    accounts: new Map(
      Object.entries(parts.accounts ?? {}).map(([id, [capital, pnl]]): [string, Account] => [
        id,
        { capital: atoms(capital), pnl: atoms(pnl) },
      ]),
    ),
    funds,
    stakes,
    claims: table(parts.claims),
    pending: atoms(parts.pending ?? 0n),
    deficit: atoms(parts.deficit ?? 0n),
    residue: atoms(parts.residue ?? 0n),
    halted: parts.halted ?? false,
    markets: marketsOf(of, parts.markets),
    ...(parts.redemption === undefined
      ? {}
      : {
          redemption: {
            assets: atoms(parts.redemption.assets),
            holdings: atoms(parts.redemption.holdings),
          },
        }),
  };
};

export const deposit = (account: string, amount: bigint): Action => ({
  type: "deposit",
  account,
  amount: atoms(amount),
});
export const withdraw = (account: string, amount: bigint): Action => ({
  type: "withdraw",
  account,
  amount: atoms(amount),
});
export const stake = (account: string, layer: string, amount: bigint): Action => ({
  type: "stake",
  account,
  layer,
  amount: atoms(amount),
});
export const unstake = (account: string, layer: string, amount: bigint): Action => ({
  type: "unstake",
  account,
  layer,
  amount: atoms(amount),
});
export const fee = (account: string, layer: string, amount: bigint): Action => ({
  type: "fee",
  account,
  layer,
  amount: atoms(amount),
});
export const topUp = (layer: string, amount: bigint): Action => ({
  type: "topUp",
  layer,
  amount: atoms(amount),
});
export const settle = (...entries: readonly (readonly [string, bigint])[]): Action => ({
  type: "settle",
  entries: entries.map(([account, amount]) => ({ account, amount: atoms(amount) })),
});
export const realize = (account: string): Action => ({ type: "realize", account });
export const loss = (amount: bigint): Action => ({ type: "loss", amount: atoms(amount) });
export const resolve: Action = { type: "resolve" };
export const recover = (amount: bigint): Action => ({ type: "recover", amount: atoms(amount) });

/** The state after the actions, each of which must be accepted. */
export const after = (of: Mechanism, from: State, ...actions: readonly Action[]): State =>
  actions.reduce((now, action) => {
    const next = step(of, now, action);
    expect(next.outcome, `${action.type} is accepted`).toBe("accepted");
    return next.state;
  }, from);

/** Why the action is refused, or "accepted". */
export const answerTo = (
  of: Mechanism,
  from: State,
  action: Action,
): RefusalCode | "overflow" | "accepted" => {
  const next = step(of, from, action);
  return next.outcome === "accepted" ? "accepted" : next.code;
};

/** The state and the receipts of one accepted action. */
export const outcomeOf = (
  of: Mechanism,
  from: State,
  action: Action,
): { state: State; paid: Table<bigint> } => {
  const next = step(of, from, action);
  if (next.outcome !== "accepted") throw new Error(`${action.type} was refused: ${next.code}`);
  return { state: next.state, paid: totals(next.receipts) };
};

/**
 * Receipts as "layer" or "layer/account" => amount. As rule 9.2 allows, those
 * of one payer in one layer add up, and those of 0 are left out.
 */
export const totals = (receipts: readonly Receipt[]): Table<bigint> => {
  const sums = new Map<string, bigint>();
  for (const { layer, account, amount } of receipts) {
    const key = account === undefined ? layer : `${layer}/${account}`;
    sums.set(key, (sums.get(key) ?? 0n) + amount);
  }
  return Object.fromEntries([...sums].filter(([, amount]) => amount !== 0n));
};
