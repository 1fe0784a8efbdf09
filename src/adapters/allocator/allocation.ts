import {
  addToSink,
  atoms,
  type Atoms,
  charge,
  claimOf,
  type FundLayer,
  genesisOf,
  isInsolvent,
  layersOf,
  lossOf,
  type Mechanism,
  openResolution,
  payersOf,
  type Payment,
  positive,
  type RefusalCode,
  type Resolution,
  type Scenario,
  type State,
  type Step,
  sum,
  wholeLoss,
  zero,
} from "../../../spec/index.ts";
import { type AllocatorLayers, allocatorLayers, servedByOne } from "../../protocol/allocator.ts";
import { Unanswerable } from "../unanswerable.ts";

/** A loss to be placed. Amounts in atoms. */
export interface AllocationProblem {
  /** Above 0. */
  readonly loss: bigint;
  /** The most that the fund may pay now: its balance, less the floor, within the event cap. 0 where there is none. */
  readonly fund: bigint;
  /** The most that each holder may pay, above 0, in ascending id. */
  readonly bases: readonly bigint[];
}

/** How it is placed. Amounts in atoms. */
export interface Allocation {
  /** What the fund pays. */
  readonly draw: bigint;
  /** What each holder pays, in the order of the bases. */
  readonly cuts: readonly bigint[];
  /** What nobody pays. */
  readonly remainder: bigint;
}

/** It would not: never allowed, for a resolve is never refused (4.6), and judged as that. */
export interface RefusedAllocation {
  readonly refused: RefusalCode | "overflow";
}

export type Allocate = (problem: AllocationProblem) => Promise<Allocation | RefusedAllocation>;

/** The two layers that a function serves. Throws a TypeError for a mechanism of others. */
const layersFor = (mechanism: Mechanism): AllocatorLayers => {
  const layers = allocatorLayers(mechanism);
  if (layers !== undefined) return layers;
  const kinds = mechanism.waterfall.map(({ kind }) => kind).join(", ");
  throw new TypeError(
    `expected ${servedByOne}, for one function splits one loss; found "${mechanism.name}" with ${kinds === "" ? "no layer" : kinds}. Bring a whole venue, or name another mechanism.`,
  );
};

/** Refuses a mechanism that one function cannot serve, with a TypeError that says which it can. */
export const refuseUnserved = (mechanism: Mechanism): void => void layersFor(mechanism);

/**
 * The steps of a scenario of resolves, each loss placed by the function. All
 * around it is bookkeeping, done here as spec 7 says: the losses are
 * gathered; the draw leaves the fund, each cut what its base was measured on,
 * and is claimed; the remainder is the new deficit; what was paid beyond the
 * loss goes to the sink. A loss of 0 is not asked. Where the mechanism does
 * not carry it, an old deficit is asked for by itself, of the fund that is
 * left and without bases (7.4). Nothing is fixed: a draw beyond the fund
 * leaves it negative, and what is neither paid nor left over is missing from
 * the state, where the invariants see it. Throws Unanswerable for an
 * allocation that cannot be booked.
 */
export const stepsBy = async (allocate: Allocate, scenario: Scenario): Promise<readonly Step[]> => {
  const layers = layersFor(scenario.mechanism);
  const steps: Step[] = [];
  for (const { type } of scenario.actions) {
    if (type !== "resolve")
      throw new Unanswerable("unsupported", `An allocator resolves; it has no ${type}.`);
    steps.push(await resolveBy(allocate, scenario, layers, steps.at(-1)?.state ?? genesisOf(scenario)));
  }
  return steps;
};

/** One resolve: spec 7. */
const resolveBy = async (
  allocate: Allocate,
  { mechanism }: Scenario,
  layers: AllocatorLayers,
  opening: State,
): Promise<Step> => {
  const carries = mechanism.remainder === "carry";
  const old = carries ? zero : opening.deficit;
  const resolution = openResolution(opening);
  const solvent = [...opening.accounts].map(
    ([id, account]) => [id, isInsolvent(account) ? { ...account, pnl: zero } : account] as const,
  );
  const state: State = { ...opening, accounts: new Map(solvent), pending: zero, deficit: old };

  const loss = wholeLoss(lossOf(mechanism, opening));
  const placed = await placeBy(allocate, loss, layers, { ...resolution, state });
  if ("refused" in placed) return { outcome: "refused", code: placed.refused, state: opening };
  const funds = { ...resolution, state: placed.state };
  const repaid =
    layersOf(mechanism, "fund").length === 0
      ? { ...placed, remainder: old, surplus: zero }
      : await placeBy(allocate, old, { ...layers, users: undefined }, funds);
  if ("refused" in repaid) return { outcome: "refused", code: repaid.refused, state: opening };

  const after: State = {
    ...repaid.state,
    deficit: atoms(repaid.remainder + placed.remainder),
    halted: opening.halted || (mechanism.remainder === "halt" && placed.remainder > 0n),
  };
  const surplus = atoms(placed.surplus + repaid.surplus);
  return { outcome: "accepted", state: addToSink(after, mechanism.surplus, surplus), receipts: [] };
};

interface Placed {
  readonly state: State;
  readonly remainder: Atoms;
  readonly surplus: Atoms;
}

/** Asks for one allocation, and books it. */
const placeBy = async (
  allocate: Allocate,
  loss: Atoms,
  {
    fund,
    users,
  }: { readonly fund: FundLayer | undefined; readonly users: AllocatorLayers["users"] | undefined },
  resolution: Resolution,
): Promise<Placed | RefusedAllocation> => {
  if (loss === 0n) return { state: resolution.state, remainder: zero, surplus: zero };
  const [purse] = fund === undefined ? [] : payersOf(fund, resolution);
  const holders = users === undefined ? [] : payersOf(users, resolution);
  const bases = holders.map(({ base }) => base);
  const given = await allocate({ loss, fund: purse?.base ?? zero, bases });
  if ("refused" in given) return given;
  if (given.cuts.length !== bases.length)
    throw new Unanswerable(
      "error",
      `Expected a cut for each of ${bases.length} bases, found ${given.cuts.length} cuts.`,
    );

  const { draw, remainder } = given;
  if (fund === undefined && draw !== 0n)
    throw new Unanswerable("error", `Expected a draw of 0, for the mechanism has no fund; found ${draw}.`);
  const payments = holders
    .map((holder, i): Payment => ({ ...holder, amount: atoms(given.cuts[i] ?? 0n) }))
    .filter(({ amount }) => amount !== 0n);
  const drawn =
    fund === undefined ? resolution.state : charge(fund, resolution.state, [{ amount: atoms(draw) }]);
  const cut = users === undefined ? drawn : charge(users, drawn, payments);
  const claims = new Map(cut.claims);
  for (const { account, amount } of payments)
    if (account !== undefined) claims.set(account, atoms(claimOf(cut, account) + amount));
  return {
    state: { ...cut, claims },
    remainder: atoms(remainder),
    surplus: positive(atoms(draw + sum(payments.map(({ amount }) => amount)) + remainder - loss)),
  };
};
