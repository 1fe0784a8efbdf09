import { type Atoms, atoms } from "../numbers/atoms.ts";
import { magnitude, type MarketId, type MarketState, type Position } from "../model/market.ts";
import { marketOf, type Mechanism } from "../model/mechanism.ts";
import type { State } from "../model/state.ts";
import type { Fault } from "./fault.ts";
import type { MarketStateText } from "./market-schema.ts";
import type { StateText } from "./schema.ts";

/** The markets of a state, over the opening ones: every market of the mechanism exists. */
export const marketsFrom = (empty: State, text: StateText): ReadonlyMap<MarketId, MarketState> =>
  new Map(
    [...empty.markets].map(([id, opening]) => {
      const told =
        text.markets !== undefined && Object.hasOwn(text.markets, id) ? text.markets[id] : undefined;
      return [id, told === undefined ? opening : marketFrom(told)] as const;
    }),
  );

const marketFrom = ({ price, positions = {}, shortfalls = {} }: MarketStateText): MarketState => ({
  price: atoms(BigInt(price)),
  positions: new Map(
    Object.entries(positions)
      .map(([id, { lots, cost }]) => [id, { lots: BigInt(lots), cost: atoms(BigInt(cost)) }] as const)
      .filter(([, { lots, cost }]) => lots !== 0n || cost !== 0n),
  ),
  shortfalls: new Map(
    Object.entries(shortfalls)
      .map(([id, amount]): readonly [string, Atoms] => [id, atoms(BigInt(amount))])
      .filter(([, amount]) => amount !== 0n),
  ),
});

/** Markets must be the mechanism's. */
export const strayMarkets = (mechanism: Mechanism, text: StateText, base: string): readonly Fault[] =>
  Object.keys(text.markets ?? {})
    .filter((id) => marketOf(mechanism, id) === undefined)
    .map((id) => ({
      path: `${base}/markets/${id}`,
      expected: "the id of a market of the mechanism",
      found: JSON.stringify(id),
    }));

/** The constraints that a genesis meets in its markets: see section 17 of the specification. */
export const marketFaults = (empty: State, text: StateText, base: string): readonly Fault[] => {
  const faults: Fault[] = [];
  const wrong = (path: string, expected: string, found: string): void => {
    faults.push({ path: base + path, expected, found });
  };
  // Where there is no market there is nothing to compare with, and there may be a million accounts.
  const owed =
    empty.markets.size === 0
      ? new Map<string, bigint>()
      : new Map(
          Object.entries(text.accounts).map(([id, { pnl }]) => [id, pnl.startsWith("-") ? -BigInt(pnl) : 0n]),
        );
  for (const [market, { price, positions, shortfalls }] of marketsFrom(empty, text)) {
    const at = `/markets/${market}`;
    if (price <= 0n) wrong(`${at}/price`, "a price above 0", `"${price}"`);
    let net = 0n;
    for (const [id, position] of positions) {
      if (!owed.has(id)) wrong(`${at}/positions/${id}`, "an account of this genesis", `"${id}"`);
      if (!isPosition(position))
        wrong(
          `${at}/positions/${id}`,
          "lots other than 0, and a cost of their sign of at least 1 atom a lot",
          `${position.lots} lots at a cost of ${position.cost}`,
        );
      net += position.lots;
    }
    if (net !== 0n) wrong(`${at}/positions`, "positions that sum to 0 lots", `a sum of ${net}`);
    for (const [id, shortfall] of shortfalls) {
      const left = owed.get(id) ?? 0n;
      if (0n <= shortfall && shortfall <= left) owed.set(id, left - shortfall);
      else
        wrong(
          `${at}/shortfalls/${id}`,
          `an amount from 0 to ${left}, what is left of its unpaid loss`,
          `"${shortfall}"`,
        );
    }
  }
  return [...faults, ...redemptionFaults(empty, text, base)];
};

/** A venue that was shut down is halted, has resolved its losses and closed its positions. */
const redemptionFaults = (empty: State, text: StateText, base: string): readonly Fault[] => {
  const { redemption } = text;
  if (redemption === undefined) return [];
  const faults: Fault[] = [];
  const wrong = (path: string, expected: string, found: string): void => {
    faults.push({ path: base + path, expected: `${expected}, for the venue was shut down`, found });
  };
  if (text.halted !== true) wrong("/halted", "true", "false");
  for (const part of ["assets", "holdings"] as const)
    if (redemption[part].startsWith("-"))
      wrong(`/redemption/${part}`, "an amount of at least 0", `"${redemption[part]}"`);
  for (const [id, { pnl }] of Object.entries(text.accounts))
    if (pnl.startsWith("-")) wrong(`/accounts/${id}/pnl`, "an amount of at least 0", `"${pnl}"`);
  if ((text.pending ?? "0") !== "0") wrong("/pending", "0", `"${text.pending ?? ""}"`);
  for (const [market, { positions }] of marketsFrom(empty, text))
    if (positions.size > 0) wrong(`/markets/${market}/positions`, "none", `${positions.size}`);
  return faults;
};

const isPosition = ({ lots, cost }: Position): boolean =>
  lots * cost > 0n && magnitude(cost) >= magnitude(lots);
