import type { Invariant } from "./invariant.ts";
import { invariants } from "./invariants/index.ts";
import { once } from "./once.ts";

const ids = invariants.map(({ id }) => id);
const byId = new Map(invariants.map((invariant) => [invariant.id, invariant]));

/** What follows from what each invariant names: who explains it, explains what it explains. */
const explained = once((): ReadonlyMap<string, ReadonlySet<string>> => {
  const found = new Map<string, Set<string>>();
  const of = (id: string): ReadonlySet<string> => {
    const before = found.get(id);
    if (before !== undefined) return before;
    const all = new Set<string>();
    found.set(id, all);
    for (const direct of byId.get(id)?.explains ?? []) {
      all.add(direct);
      for (const further of of(direct)) all.add(further);
    }
    return all;
  };
  for (const id of ids) of(id);
  return found;
});

/**
 * Whether one invariant explains another. Receipts cannot fit a state that is
 * wrong: what is safe or fair explains what is transparent. And everything
 * explains that the state is not the model's.
 */
export const explains = (invariant: Invariant, other: Invariant): boolean => {
  if (invariant.id === other.id || invariant.level === "exact") return false;
  if (other.level === "exact") return true;
  if (other.level === "transparent" && invariant.level !== "transparent") return true;
  return explained().get(invariant.id)?.has(other.id) === true;
};

/** All invariants, each after those that explain it; otherwise in the catalogue's order. */
export const mostSpecificFirst = once((): readonly Invariant[] => {
  const order: Invariant[] = [];
  const rest = new Set(invariants);
  while (rest.size > 0) {
    const next = [...rest].find((one) => ![...rest].some((other) => explains(other, one)));
    if (next === undefined)
      throw new Error(
        `invariants explain each other in a circle: ${[...rest].map(({ id }) => id).join(", ")}`,
      );
    rest.delete(next);
    order.push(next);
  }
  return order;
});
