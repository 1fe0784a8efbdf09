import type { Axiom } from "./axiom.ts";
import { claimsText, listText } from "./text.ts";
import { groups, sumOf } from "./variants.ts";

/** Groups that share members are left out: what they share counts alike on both sides. */
export const equalTreatmentOfGroups: Axiom = {
  name: "equal treatment of groups",
  sentence: "Groups that claim the same together are awarded the same together.",
  formula: "d(S) = d(T) implies a(S) = a(T)",
  side: "both",
  dual: "itself",
  source: "Chambers and Thomson 2002 (equal treatment of equal groups)",
  check: (rule, problem) => {
    const { claims } = problem;
    const awards = rule(problem);
    const all = groups(claims.length, 1, claims.length);
    for (const [k, group] of all.entries())
      for (const other of all.slice(k + 1)) {
        if (group.some((place) => other.includes(place))) continue;
        if (!sumOf(claims, group).equals(sumOf(claims, other))) continue;
        if (!sumOf(awards, group).equals(sumOf(awards, other)))
          return {
            expected: `as much for ${claimsText(group)} together as for ${claimsText(other)}`,
            observed: listText(awards),
          };
      }
    return undefined;
  },
};
