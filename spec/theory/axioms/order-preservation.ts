import type { Axiom } from "./axiom.ts";
import { listText } from "./text.ts";
import { ascending, at } from "./variants.ts";

export const orderPreservation: Axiom = {
  name: "order preservation",
  sentence: "A larger claim is awarded no less, and loses no less.",
  formula: "d_i <= d_j implies a_i <= a_j and d_i - a_i <= d_j - a_j",
  side: "both",
  dual: "itself",
  source: "Aumann and Maschler 1985",
  check: (rule, problem) => {
    const { claims } = problem;
    const awards = rule(problem);
    const losses = claims.map((claim, i) => claim.sub(at(awards, i)));
    for (const [small, large] of ascending(claims)) {
      for (const [verb, parts] of [
        ["be awarded", awards],
        ["lose", losses],
      ] as const)
        if (at(parts, small).gt(at(parts, large)))
          return {
            expected: `claim ${large + 1} to ${verb} at least as much as claim ${small + 1}`,
            observed: `${verb === "lose" ? "losses" : "awards"} ${listText(parts)}`,
          };
    }
    return undefined;
  },
};
