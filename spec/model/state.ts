import { type Atoms, atoms, positive, zero } from "../numbers/atoms.ts";
import { byId, type AccountId, type LayerId } from "../numbers/identifiers.ts";
import type { MarketId, MarketState } from "./market.ts";
import { layersOf, type Mechanism } from "./mechanism.ts";

/** What one account holds, in atoms. */
export interface Account {
  /** Deposited or realized money, senior. Never negative. */
  readonly capital: Atoms;
  /** Profit not yet realized, junior; negative: an insolvent account's unpaid loss. */
  readonly pnl: Atoms;
}

/**
 * A venue's whole state, in normal form: every fund and tranche layer of the
 * mechanism is a key of `funds` or `stakes`; stakes and claims of zero are
 * left out. Maps, not objects: "__proto__" is an account like any other.
 */
export interface State {
  readonly accounts: ReadonlyMap<AccountId, Account>;
  readonly funds: ReadonlyMap<LayerId, Atoms>;
  readonly stakes: ReadonlyMap<LayerId, Stakes>;
  /** Exogenous losses not yet resolved. */
  readonly pending: Atoms;
  /** Loss that no resolve could place: recorded, never dropped. */
  readonly deficit: Atoms;
  /** Assets that are nobody's claim: rounding surplus. */
  readonly residue: Atoms;
  /** What each account has lost to socialization and not got back. */
  readonly claims: ReadonlyMap<AccountId, Atoms>;
  readonly halted: boolean;
  /** Every market of the mechanism, in ascending id. */
  readonly markets: ReadonlyMap<MarketId, MarketState>;
  /** Set by a shutdown, and never changed. */
  readonly redemption?: Redemption;
}

/** The rate at which a venue that was shut down pays: min(1, assets / holdings), both in atoms. */
export interface Redemption {
  /** What the venue held. */
  readonly assets: Atoms;
  /** What all accounts held by its books: capital, pnl and stakes. */
  readonly holdings: Atoms;
}

/** Contributions to one tranche layer, by account. */
export type Stakes = ReadonlyMap<AccountId, Atoms>;

/** A venue before anybody came. */
export const emptyState = (mechanism: Mechanism): State => ({
  accounts: new Map(),
  funds: new Map(layersOf(mechanism, "fund").map((layer) => [layer.id, zero])),
  stakes: new Map(layersOf(mechanism, "tranche").map((layer) => [layer.id, new Map()])),
  pending: zero,
  deficit: zero,
  residue: zero,
  claims: new Map(),
  halted: false,
  markets: new Map(
    [...(mechanism.markets ?? [])]
      .sort((a, b) => byId(a.id, b.id))
      .map(({ id, price }) => [id, { price, positions: new Map(), shortfalls: new Map() }]),
  ),
});

/**
 * The state with some parts replaced. Spelled out, for a state is made at
 * every step: spread ones come in hundreds of hidden shapes, and are slower to
 * read.
 */
export const withParts = (state: State, parts: Partial<State>): State => {
  const { accounts = state.accounts, funds = state.funds, stakes = state.stakes } = parts;
  const { pending = state.pending, deficit = state.deficit, residue = state.residue } = parts;
  const { claims = state.claims, halted = state.halted, markets = state.markets } = parts;
  const { redemption = state.redemption } = parts;
  return redemption === undefined
    ? { accounts, funds, stakes, pending, deficit, residue, claims, halted, markets }
    : { accounts, funds, stakes, pending, deficit, residue, claims, halted, markets, redemption };
};

const nothing: Account = { capital: zero, pnl: zero };

/** What the account holds; an unknown account holds nothing. */
export const accountOf = (state: State, id: AccountId): Account => state.accounts.get(id) ?? nothing;

/** The balance of a fund layer. */
export const fundOf = (state: State, layer: LayerId): Atoms => state.funds.get(layer) ?? zero;

/** The account's contribution to a tranche layer. */
export const stakeOf = (state: State, layer: LayerId, id: AccountId): Atoms =>
  state.stakes.get(layer)?.get(id) ?? zero;

/** What the account lost to socialization and may still recover. */
export const claimOf = (state: State, id: AccountId): Atoms => state.claims.get(id) ?? zero;

/** What the account has that is its own: capital and profit. 0 for an insolvent one. */
export const equityOf = ({ capital, pnl }: Account): Atoms => atoms(capital + positive(pnl));

/** An account is insolvent iff its pnl is negative. */
export const isInsolvent = (account: Account): boolean => account.pnl < 0n;

/** The insolvent account's unpaid loss, 0 for a solvent one. */
export const unpaidLoss = (account: Account): Atoms => positive(atoms(-account.pnl));

/** True while a loss is open: somebody is insolvent, or an exogenous loss is pending. */
export const hasOpenLoss = (state: State): boolean =>
  state.pending > 0n || [...state.accounts.values()].some(isInsolvent);

/** The same amounts without those that are 0. */
export const zeroesLeftOut = <K>(amounts: ReadonlyMap<K, Atoms>): ReadonlyMap<K, Atoms> => {
  const others = new Map<K, Atoms>();
  for (const [key, amount] of amounts) if (amount !== zero) others.set(key, amount);
  return others;
};
