import type { LayerId } from "../../spec/index.ts";
import { sameState } from "../observe/bookkeeping.ts";
import type { Part } from "../observe/breakdown.ts";
import type { Observation, ObservedResolve } from "../observe/observation.ts";
import type { ObservedStep } from "../observe/observed-step.ts";

/** One layer's part in one resolve, where it was asked for anything. */
export interface Asked {
  readonly resolve: ObservedResolve;
  readonly part: Part;
}

/** What the predicates of features look at, worked out once for all of them. */
export interface Happenings {
  readonly observation: Observation;
  /** Accepted actions that changed the state. */
  readonly changes: readonly ObservedStep[];
  readonly refusals: readonly ObservedStep[];
  /** Resolves that had a loss to place, those of shutdowns too. */
  readonly placed: readonly ObservedResolve[];
  readonly asked: readonly Asked[];
}

export const happeningsIn = (observation: Observation): Happenings => {
  const { steps, resolves } = observation;
  const isAccepted = ({ outcome }: ObservedStep): boolean => outcome.outcome === "accepted";
  return {
    observation,
    changes: steps.filter((step) => isAccepted(step) && !sameState(step.before, step.after)),
    refusals: steps.filter((step) => !isAccepted(step)),
    placed: resolves.filter(({ loss }) => loss > 0n),
    asked: resolves.flatMap((resolve) =>
      (resolve.breakdown?.parts ?? []).filter(({ asked }) => asked > 0n).map((part) => ({ resolve, part })),
    ),
  };
};

/** The layers of some kind that paid in one resolve, the resolve in which most of them did. */
export const mostPaidAtOnce = (
  { asked }: Happenings,
  isCounted: (part: Part) => boolean,
): ReadonlySet<LayerId> => {
  const byResolve = new Map<ObservedResolve, Set<LayerId>>();
  for (const { resolve, part } of asked) {
    if (part.paid <= 0n || !isCounted(part)) continue;
    byResolve.set(resolve, (byResolve.get(resolve) ?? new Set()).add(part.layer.id));
  }
  let most: ReadonlySet<LayerId> = new Set();
  for (const layers of byResolve.values()) if (layers.size > most.size) most = layers;
  return most;
};
