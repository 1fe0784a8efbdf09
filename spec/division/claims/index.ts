/** The rules of the claims problem, by their names. */
import type { ClaimsRuleName } from "../../model/rule.ts";
import { adjustedProportional } from "./adjusted-proportional.ts";
import { constrainedEgalitarian } from "./constrained-egalitarian.ts";
import { constrainedEqualAwards } from "./constrained-equal-awards.ts";
import { constrainedEqualLosses } from "./constrained-equal-losses.ts";
import { minimalOverlap } from "./minimal-overlap.ts";
import { piniles } from "./piniles.ts";
import type { ClaimsRule } from "./problem.ts";
import { proportional } from "./proportional.ts";
import { queue } from "./queue.ts";
import { randomArrival } from "./random-arrival.ts";
import { talmud } from "./talmud.ts";

export type { ClaimsRuleName };
export * from "./problem.ts";
export { mostRandomArrivals } from "./random-arrival.ts";

export const claimsRules = {
  proportional,
  "constrained-equal-awards": constrainedEqualAwards,
  "constrained-equal-losses": constrainedEqualLosses,
  talmud,
  piniles,
  "constrained-egalitarian": constrainedEgalitarian,
  "random-arrival": randomArrival,
  "minimal-overlap": minimalOverlap,
  "adjusted-proportional": adjustedProportional,
  queue,
} as const satisfies Readonly<Record<ClaimsRuleName, ClaimsRule>>;
