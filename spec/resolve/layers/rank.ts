import { type Atoms, atoms, max, positive } from "../../numbers/atoms.ts";
import { byId, type AccountId } from "../../numbers/identifiers.ts";
import { maintenanceMargin } from "../../validity/margin.ts";
import { exposureIn, magnitude, type MarketState, positionIn, profitIn } from "../../model/market.ts";
import type { Mechanism, Rank } from "../../model/mechanism.ts";
import type { Fraction } from "../../numbers/ratio.ts";
import { accountOf, equityOf, type State } from "../../model/state.ts";

/** A score as an exact fraction, denominator > 0. */
type Score = (mechanism: Mechanism, state: State, market: MarketState, account: AccountId) => Fraction;

const fraction = (numerator: bigint, denominator: bigint): Fraction => ({ numerator, denominator });

/** |what the position cost|. */
const costIn = (market: MarketState, account: AccountId): bigint =>
  magnitude(positionIn(market, account).cost);

/**
 * BitMEX: profit / cost * leverage where the position is in profit, else
 * profit / cost / leverage; leverage = exposure / equity. (Auto-deleveraging.)
 */
const bitmex: Score = (_, state, market, account) => {
  const profit = profitIn(market, account);
  const exposure = exposureIn(market, account);
  const equity = equityOf(accountOf(state, account));
  const cost = costIn(market, account);
  return profit > 0n
    ? fraction(profit * exposure, cost * equity)
    : fraction(profit * equity, cost * exposure);
};

/** Binance: max(0, pnl) / max(1, capital) * maintenance margin / equity. */
const binance: Score = (mechanism, state, _, account) => {
  const { capital, pnl } = accountOf(state, account);
  const equity = equityOf(accountOf(state, account));
  const wallet: Atoms = max(capital, atoms(1n));
  return fraction(positive(pnl) * maintenanceMargin(mechanism, state, account), wallet * equity);
};

/** Hyperliquid: (mark / entry) * (exposure / equity). */
const hyperliquid: Score = (_, state, market, account) => {
  const exposure = exposureIn(market, account);
  return fraction(exposure * exposure, costIn(market, account) * equityOf(accountOf(state, account)));
};

/** The profit of the position at the mark, in atoms. */
const profit: Score = (_, __, market, account) => fraction(profitIn(market, account), 1n);

const scores: Readonly<Record<Exclude<Rank, "pro-rata">, Score>> = { bitmex, binance, hyperliquid, profit };

/** Positive when a ranks before b: compared exactly, by cross-multiplication. */
const compare = (a: Fraction, b: Fraction): number => {
  const difference = a.numerator * b.denominator - b.numerator * a.denominator;
  return difference > 0n ? 1 : difference < 0n ? -1 : 0;
};

/**
 * The accounts in the order in which they are closed: the highest score first,
 * ties to the smaller id. Pro rata: everybody at once, in ascending id.
 * Hyperliquid closes only those in profit. Needs everyone's equity > 0.
 */
export const inRankOrder = (
  rank: Rank,
  mechanism: Mechanism,
  state: State,
  market: MarketState,
  accounts: readonly AccountId[],
): readonly AccountId[] => {
  if (rank === "pro-rata") return [...accounts].sort(byId);
  const eligible =
    rank === "hyperliquid" ? accounts.filter((account) => profitIn(market, account) > 0n) : accounts;
  const score = new Map(
    eligible.map((account) => [account, scores[rank](mechanism, state, market, account)] as const),
  );
  const scoreOf = (account: AccountId): Fraction => score.get(account) ?? fraction(0n, 1n);
  return [...eligible].sort((a, b) => compare(scoreOf(b), scoreOf(a)) || byId(a, b));
};
