import {
  type AccountId,
  type Atoms,
  atoms,
  charge,
  type Layer,
  lossOf,
  type Mechanism,
  openResolution,
  payersOf,
  paymentOf,
  positive,
  scopeOf,
  type State,
  sum,
  wholeLoss,
  withParts,
  withState,
} from "../../spec/index.ts";
import type { Counterpart, Related } from "../invariant.ts";
import type { Setting } from "../applicability/setting.ts";
import type { Violation } from "../violation.ts";
import type { Part } from "../observe/breakdown.ts";
import type { Observation } from "../observe/observation.ts";
import { dividesSo, isSharedUsually, type Sharing } from "../observe/shares.ts";
import { observedPart, partIn, resolvedFrom, stateBefore } from "./observed-part.ts";
import { hasFraction } from "./parts.ts";

/** One who can pay in a layer, and at most how much. */
export interface Holder {
  readonly account: AccountId;
  readonly base: Atoms;
}

/** A state in which one layer is asked for a part of what it can pay, and who can be asked. */
export interface Stage {
  readonly layer: Layer;
  readonly holders: readonly Holder[];
  readonly genesis: State;
  /** The action of the trace that it stands at. */
  readonly step: number;
  /** The layer's part in the trace, where it is one that has to be rounded. */
  readonly observed?: Part;
}

/** Which layers and holders a relation can do something with. */
export interface Wanted extends Sharing {
  /** At least this many holders, with at least so large a base each; 1 if left out. */
  readonly holders?: number;
  readonly base?: bigint;
}

/**
 * Where a relation is looked at: a resolve of the trace, where a part of it
 * had to be rounded; else the trace's last state, or its first, with a loss
 * that reaches the layer and leaves a part of it.
 */
export const stageFor = (observation: Observation, wanted: Wanted): Stage | undefined => {
  const isWanted = (holders: readonly Holder[]): boolean =>
    holders.filter(({ base }) => base >= (wanted.base ?? 1n)).length >= (wanted.holders ?? 1);
  const part = observedPart(observation, wanted, (one) => hasFraction(one) && isWanted(holdersIn(one.bills)));
  if (part !== undefined) {
    const genesis = stateBefore(observation, part.step);
    return { layer: part.layer, holders: holdersIn(part.bills), genesis, step: part.step, observed: part };
  }
  const { mechanism, steps } = observation;
  if (steps.length === 0) return undefined;
  for (const state of [steps.at(-1)?.after, observation.genesis]) {
    if (state === undefined || state.redemption !== undefined) continue;
    for (const { layer, holders, before, capacity } of reachesOf(mechanism, state)) {
      if (capacity < 2n || !dividesSo(wanted, layer) || !isWanted(holders)) continue;
      const genesis = withLoss(mechanism, state, atoms(before + partOf(capacity)));
      return { layer, holders, genesis, step: steps.length - 1 };
    }
  }
  return undefined;
};

/** A third of an amount, or two thirds, or somewhat more than half: from 1 to all but 1. */
const partOf = (capacity: Atoms): bigint => {
  const part = [capacity / 3n, (capacity * 2n) / 3n, capacity / 2n + 1n][Number(capacity % 3n)] ?? 1n;
  return part < 1n ? 1n : part < capacity ? part : capacity - 1n;
};

/** The state with as much pending as makes its whole loss `loss`, if it is not more already. */
const withLoss = (mechanism: Mechanism, state: State, loss: Atoms): State =>
  withParts(state, {
    pending: atoms(state.pending + positive(atoms(loss - wholeLoss(lossOf(mechanism, state))))),
  });

const holdersIn = (
  payers: readonly { readonly account?: AccountId; readonly base: Atoms }[],
): readonly Holder[] =>
  payers.flatMap(({ account, base }) => (account === undefined ? [] : [{ account, base }]));

/** A layer that a loss of the venue's own can reach. */
interface Reach {
  readonly layer: Layer;
  readonly holders: readonly Holder[];
  readonly capacity: Atoms;
  /** What the layers before it pay of such a loss. */
  readonly before: Atoms;
}

const reachesOf = function* (mechanism: Mechanism, state: State): Generator<Reach> {
  let resolution = openResolution(state);
  let before = 0n;
  for (const layer of mechanism.waterfall) {
    if (scopeOf(layer) !== undefined || layer.kind === "deleverage") continue;
    const payers = payersOf(layer, resolution);
    const capacity = sum(payers.map(({ base }) => base));
    yield { layer, holders: holdersIn(payers), capacity, before: atoms(before) };
    const payments = payers.map((payer) => paymentOf(payer, payer.base));
    resolution = withState(resolution, charge(layer, resolution.state, payments));
    before += capacity;
  }
};

/** A stage, and what is changed of it. */
export interface Change {
  readonly stage: Stage;
  readonly changed: State;
  /** In words: "with b split into b and b.2". */
  readonly difference: string;
}

/** The changed state, resolved; and, unless the trace resolves it, the state as it is. */
export const relatedByChange = (observation: Observation, change: Change | undefined): readonly Related[] => {
  if (change === undefined) return [];
  const { stage, changed, difference } = change;
  const other = { scenario: resolvedFrom(observation, changed), difference };
  if (stage.observed !== undefined) return [other];
  return [
    { scenario: resolvedFrom(observation, stage.genesis), difference: "with a loss that is resolved" },
    other,
  ];
};

/** What a comparison of the layer's part on the stage, and after the change, finds, if both are there. */
export const compareByChange = <C extends Change>(
  change: C | undefined,
  counterparts: readonly Counterpart[],
  compare: (change: C, part: Part, other: Part) => Omit<Violation, "step"> | undefined,
): Violation | undefined => {
  if (change === undefined) return undefined;
  const { layer, observed, step } = change.stage;
  const part = observed ?? partIn(counterparts[0], { layer });
  const other = partIn(counterparts.at(-1), { layer });
  const found = part === undefined || other === undefined ? undefined : compare(change, part, other);
  return found === undefined ? undefined : { step, ...found };
};

/** The holder with the largest base, the first of equals. */
export const largestOf = ([first, ...others]: readonly Holder[]): Holder | undefined =>
  others.reduce((largest, one) => (largest !== undefined && one.base > largest.base ? one : largest), first);

/** False where what a holder can be asked for depends on positions, which do not pass from one to another like money. */
export const isOfHoldings = (layer: Layer): boolean =>
  scopeOf(layer) === undefined && !(layer.kind === "haircut" && layer.basis === "exposure");

/** Why no layer can be seen dividing a loss again after a change, or undefined where one can. */
export const nothingToCompare = (setting: Setting, sharing: Sharing, payers = 1): string | undefined => {
  if (!setting.capabilities.genesis) return "it needs a genesis";
  return isSharedUsually(setting, sharing, payers)
    ? undefined
    : "no layer divides a loss of ordinary size by a rule and a rounding that promise this";
};
