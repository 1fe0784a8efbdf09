import {
  type Account,
  type AccountId,
  type Atoms,
  atoms,
  emptyState,
  layersOf,
  type Mechanism,
  type Position,
  type State,
} from "../../spec/index.ts";

/** What a crowd is like. Amounts in atoms. */
export interface CrowdOptions {
  /** What everybody's amounts are multiples of, about. */
  readonly unit?: bigint;
  /** The unpaid loss of eve; 0: she is solvent, and has nothing. */
  readonly owed?: bigint;
  readonly pending?: bigint;
  readonly deficit?: bigint;
}

/** What a lot is worth sets the scale where there are markets. */
export const unitOf = ({ markets }: Mechanism): bigint => {
  const [first] = markets ?? [];
  return first === undefined ? 1n : first.price / 7n;
};

/** Capital, profit and stake of four holders, in units: two are equal, none divides another. */
const holders: readonly (readonly [AccountId, bigint, bigint, bigint])[] = [
  ["ann", 20n, 9n, 6n],
  ["bea", 7n, 4n, 3n],
  ["cat", 5n, 0n, 0n],
  ["dan", 7n, 4n, 3n],
];

/**
 * The market of the boundary cases: four holders, and eve, who owes. Every
 * fund has its floor and some units; eve has a stake of her own. In each
 * market ann has bought from bea and eve what eve cannot pay.
 */
export const crowd = (mechanism: Mechanism, options: CrowdOptions = {}): State => {
  const { unit = unitOf(mechanism), owed = 0n, pending = 0n, deficit = 0n } = options;
  const amount = (units: bigint): Atoms => atoms(units * unit + (unit > 1n && units > 0n ? units % 4n : 0n));
  const accounts = new Map<AccountId, Account>(
    holders.map(([id, capital, pnl]) => [id, { capital: amount(capital), pnl: amount(pnl) }]),
  );
  accounts.set("eve", { capital: atoms(0n), pnl: atoms(-owed) });
  const staked = new Map([
    ...holders.filter(([, , , stake]) => stake > 0n).map(([id, , , stake]) => [id, amount(stake)] as const),
    ["eve", amount(2n)] as const,
  ]);
  const empty = emptyState(mechanism);
  return {
    ...empty,
    accounts,
    funds: new Map(
      layersOf(mechanism, "fund").map(({ id, floor = 0n }, k) => [
        id,
        atoms(floor + amount(BigInt(5 + 2 * k))),
      ]),
    ),
    stakes: new Map([...empty.stakes.keys()].map((layer) => [layer, staked])),
    markets: new Map(
      [...empty.markets].map(([id, market], k) => [
        id,
        {
          ...market,
          positions: positionsAt(market.price, unitOf(mechanism)),
          shortfalls: k === 0 && owed > 0n ? new Map([["eve", atoms(owed)]]) : new Map(),
        },
      ]),
    ),
    pending: atoms(pending),
    deficit: atoms(deficit),
  };
};

/** ann holds what bea, dan and eve have sold; ann and bea are ahead, dan is behind. */
const positionsAt = (price: Atoms, unit: bigint): ReadonlyMap<AccountId, Position> => {
  const held = (lots: bigint, profit: bigint): Position => ({ lots, cost: atoms(lots * price - profit) });
  return new Map([
    ["ann", held(5n, 2n * unit)],
    ["bea", held(-2n, unit)],
    ["dan", held(-1n, -unit)],
    ["eve", held(-2n, -2n * unit)],
  ]);
};

/** All that the layers can pay, layer by layer in waterfall order, of a loss that eve owes. */
export const capacitiesOf = (
  mechanism: Mechanism,
  receipts: readonly { readonly layer: string; readonly amount: Atoms }[],
): readonly (readonly [layer: string, paid: bigint])[] =>
  mechanism.waterfall.map(({ id }) => [
    id,
    receipts.reduce((paid, { layer, amount }) => (layer === id ? paid + amount : paid), 0n),
  ]);
