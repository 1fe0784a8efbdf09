import type { Action } from "../../model/action.ts";
import { type Atoms, atoms, min, positive, sum, zero } from "../../numbers/atoms.ts";
import type { AccountId, LayerId } from "../../numbers/identifiers.ts";
import { type HaircutLayer, type Layer, type Mechanism } from "../../model/mechanism.ts";
import { type Fraction, timesDown } from "../../numbers/ratio.ts";
import { accountOf, type State } from "../../model/state.ts";
import { baseOf } from "./haircut.ts";

/**
 * Haircuts on exit: nothing is taken at a resolve; a loss that nobody could
 * pay stays as deficit, and value that leaves is paid at one public ratio.
 * Derive v2 pays withdrawals so (basis equity), Percolator converts profit so
 * (basis profit).
 */

/** Exposure is no basis of a haircut on exit. */
const nothingHeld = (): Atoms => zero;

/** True for a haircut that is taken from value that leaves, and not by a resolve. */
export const isOnExit = (layer: Layer): boolean => layer.kind === "haircut" && layer.timing === "on-exit";

/** The mechanism's haircut on exit, if it has one. */
export const onExitLayer = (mechanism: Mechanism): HaircutLayer | undefined =>
  mechanism.waterfall.find((layer): layer is HaircutLayer => isOnExit(layer));

/**
 * h = min(1, max(0, W - D) / W), W the sum of all bases and D the deficit; 1
 * when W = 0. An exact ratio, by the state before the exit.
 */
export const exitRatio = ({ basis }: HaircutLayer, state: State): Fraction => {
  const claimed = sum([...state.accounts.values()].map((account) => baseOf[basis](account, nothingHeld)));
  if (claimed <= 0n) return { numerator: 1n, denominator: 1n };
  const backing = min(claimed, positive(atoms(claimed - state.deficit)));
  return { numerator: backing, denominator: claimed };
};

/**
 * What is paid of an amount that leaves: floor(amount * h), in atoms. Rounds down.
 * @example payoutOf(10n, { numerator: 80n, denominator: 100n }) // => 8n
 */
export const payoutOf = (amount: Atoms, ratio: Fraction): Atoms => timesDown(amount, ratio);

/** Value that leaves the basis of a haircut on exit. Atoms; amount = paid + cut. */
export interface Exit {
  readonly layer: LayerId;
  readonly account: AccountId;
  /** What leaves the basis. */
  readonly amount: Atoms;
  /** floor(amount * h): what arrives where it goes. */
  readonly paid: Atoms;
  /** ceil(amount * (1 - h)): what lowers the deficit. It never exceeds it, for amount <= W. */
  readonly cut: Atoms;
}

/** What the action takes out of the basis: profit that becomes capital, or capital that is spent. */
const leaving = ({ basis }: HaircutLayer, state: State, action: Action): Atoms => {
  switch (action.type) {
    case "realize":
      return basis === "profit" ? positive(accountOf(state, action.account).pnl) : zero;
    case "withdraw":
    case "stake":
    case "fee":
      return basis === "equity" ? action.amount : zero;
    default:
      return zero;
  }
};

/** The exit that an accepted action is, or undefined where nothing leaves the basis of such a layer. */
export const exitOf = (mechanism: Mechanism, state: State, action: Action): Exit | undefined => {
  const layer = onExitLayer(mechanism);
  if (layer === undefined || !("account" in action)) return undefined;
  const amount = leaving(layer, state, action);
  if (amount <= 0n) return undefined;
  const paid = payoutOf(amount, exitRatio(layer, state));
  return { layer: layer.id, account: action.account, amount, paid, cut: atoms(amount - paid) };
};
