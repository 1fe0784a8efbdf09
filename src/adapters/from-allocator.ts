import {
  addToSink,
  atoms,
  charge,
  claimOf,
  genesisOf,
  isInsolvent,
  isOnExit,
  layersOf,
  lossOf,
  type Mechanism,
  openResolution,
  payersOf,
  type Payment,
  positive,
  readScenario,
  type Scenario,
  type State,
  type Step,
  sum,
  wholeLoss,
  writeMechanism,
  writeTrace,
  zero,
} from "../../spec/index.ts";
import type { About } from "../implementation.ts";
import type { ImplementationModule } from "./module.ts";
import { toText } from "./to-text.ts";

/** A loss to be split. Amounts in atoms, as bigint. */
export interface AllocationProblem {
  /** Above 0. */
  readonly loss: bigint;
  /** The most that the fund may pay now; 0 where there is none. */
  readonly fund: bigint;
  /** The most that each holder may pay, above 0, in ascending id. */
  readonly bases: readonly bigint[];
}

/** How it is split. Amounts in atoms. */
export interface Allocation {
  /** What the fund pays. */
  readonly draw: bigint;
  /** What each holder pays, in the order of the bases. */
  readonly cuts: readonly bigint[];
  /** What nobody pays. */
  readonly remainder: bigint;
}

/** Code that splits a loss and does nothing else. */
export type Allocator = (problem: AllocationProblem) => Allocation | Promise<Allocation>;

/**
 * What an allocator is judged under unless it says otherwise: a fund, then all
 * that holders have. Equity, as then every holder has a base; rounded as it
 * likes, as a choice that nobody told us is not to be held against it.
 */
export const fundThenEquity: Mechanism = {
  name: "a fund, then holders",
  asset: { symbol: "USD", decimals: 2 },
  waterfall: [
    { kind: "fund", id: "insurance" },
    { kind: "haircut", id: "holders", basis: "equity", rule: "proportional", rounding: "unspecified" },
  ],
  remainder: "park",
  exits: "gated",
  surplus: "residue",
};

/** Why one function cannot stand for a mechanism, or undefined where it can. */
export const notAnAllocators = ({ waterfall, remainder, markets = [] }: Mechanism): string | undefined => {
  const rest = waterfall[0]?.kind === "fund" ? waterfall.slice(1) : waterfall;
  const [only] = rest;
  if (markets.length > 0) return "a mechanism without markets";
  if (remainder === "carry") return "a remainder that is parked, or halts the venue";
  if (rest.length !== 1 || only?.kind !== "haircut" || isOnExit(only))
    return "a waterfall of a fund, or none, and one haircut at the resolve";
  return undefined;
};

/** What an allocator may say of itself. */
export interface AllocatorOptions extends Partial<About> {
  readonly mechanism?: Mechanism;
  /** Atoms: no total passes it. */
  readonly maxAmount?: bigint;
}

/**
 * One function as an implementation: it splits losses, and the books around
 * it are kept here. It resolves complete states, and has no other action and
 * no receipts. Nothing that it does is mended: what it takes too much is
 * missing from the state. Throws a TypeError for a mechanism of other layers.
 * @example fromAllocator(({ loss, fund, bases }) => ({ draw, cuts, remainder }))
 */
export const fromAllocator = (
  allocate: Allocator,
  { mechanism = fundThenEquity, maxAmount, ...about }: AllocatorOptions = {},
): ImplementationModule => {
  const expected = notAnAllocators(mechanism);
  if (expected !== undefined)
    throw new TypeError(`expected ${expected}, for one function splits one loss; found "${mechanism.name}"`);
  return {
    implementation: { name: allocate.name || "allocator", version: "0", language: "typescript", ...about },
    supports: {
      ...allocatorSupports,
      mechanisms: [writeMechanism(mechanism, String)],
      ...(maxAmount === undefined ? {} : { maxAmount }),
    },
    run: async (plain) => {
      const reading = readScenario(toText(plain));
      if (!reading.ok) throw new TypeError("the scenario is not valid");
      const steps = await stepsBy(async (problem) => checked(await allocate(problem)), reading.value);
      return writeTrace<bigint>({ steps }, (amount) => amount);
    },
  };
};

/** All that an allocator can do. */
export const allocatorSupports = { actions: ["resolve"], genesis: true, receipts: false } as const;

/** Amounts that are no bigint are refused by name: in our books they would make others wrong. */
const checked = (allocation: Allocation): Allocation => {
  const { draw, cuts, remainder } = allocation;
  const named = [
    ["draw", draw],
    ["remainder", remainder],
    ...cuts.map((cut, i) => [`cut ${i}`, cut] as const),
  ] as const;
  for (const [name, amount] of named)
    if (typeof amount !== "bigint")
      throw new TypeError(`expected a bigint as ${name}, found ${typeof amount}`);
  return allocation;
};

/** The steps of a scenario of resolves, each loss split by the allocator. */
export const stepsBy = async (allocate: Allocator, scenario: Scenario): Promise<readonly Step[]> => {
  const steps: Step[] = [];
  for (const { type } of scenario.actions) {
    if (type !== "resolve") throw new TypeError(`an allocator resolves, and has no ${type}`);
    const state = await resolved(allocate, scenario.mechanism, steps.at(-1)?.state ?? genesisOf(scenario));
    steps.push({ outcome: "accepted", state, receipts: [] });
  }
  return steps;
};

/** Section 7 around one split: the loss is gathered, what was paid is booked, the rest is a deficit. */
const resolved = async (allocate: Allocator, mechanism: Mechanism, opening: State): Promise<State> => {
  const loss = wholeLoss(lossOf(mechanism, opening));
  const forgiven = [...opening.accounts].map(
    ([id, account]) => [id, isInsolvent(account) ? { ...account, pnl: zero } : account] as const,
  );
  const start: State = { ...opening, accounts: new Map(forgiven), pending: zero };
  const split = await booked(allocate, loss, mechanism.waterfall, start, opening);
  // 7.4: what earlier resolves left is put to the fund alone.
  const funds = layersOf(mechanism, "fund");
  const old = funds.length === 0 ? zero : opening.deficit;
  const repaid = await booked(allocate, old, funds, split.state, opening);
  const after: State = {
    ...repaid.state,
    deficit: atoms(opening.deficit - old + repaid.remainder + split.remainder),
    halted: opening.halted || (mechanism.remainder === "halt" && split.remainder > 0n),
  };
  return addToSink(after, mechanism.surplus, atoms(split.surplus + repaid.surplus));
};

/** One call, and its payments taken from where they come. */
const booked = async (
  allocate: Allocator,
  loss: bigint,
  layers: Mechanism["waterfall"],
  before: State,
  opening: State,
) => {
  if (loss === 0n) return { state: before, remainder: 0n, surplus: 0n };
  const payers = layers.map((layer) => payersOf(layer, { ...openResolution(opening), state: before }));
  const funds = payers.flat().filter(({ account }) => account === undefined);
  const holders = payers.flat().filter(({ account, base }) => account !== undefined && base > 0n);
  const bases = holders.map(({ base }) => base);
  const given = await allocate({ loss, fund: funds[0]?.base ?? 0n, bases });
  const { draw, cuts, remainder } = given;
  if (cuts.length !== bases.length)
    throw new TypeError(`expected a cut for each of ${bases.length} bases, found ${cuts.length} cuts`);

  const payments = holders.map((holder, i): Payment => ({ ...holder, amount: atoms(cuts[i] ?? 0n) }));
  let state = before;
  for (const layer of layers) {
    const paid = layer.kind === "fund" ? [{ amount: atoms(draw) }] : payments;
    state = charge(
      layer,
      state,
      paid.filter(({ amount }) => amount !== 0n),
    );
  }
  const claims = new Map(state.claims);
  for (const { account, amount } of payments)
    if (account !== undefined && amount !== 0n) claims.set(account, atoms(claimOf(state, account) + amount));
  const surplus = positive(atoms(draw + sum(payments.map(({ amount }) => amount)) + remainder - loss));
  return { state: { ...state, claims }, remainder, surplus };
};
