/** The features of the language, which of them a trace reaches, and which cannot be reached together. */
import type { Observation } from "../observe/observation.ts";
import { happeningsIn } from "./happenings.ts";
import { features } from "./table.ts";

export { type Apart, apart } from "./apart.ts";
export type { Feature, FeatureGroup } from "./feature.ts";
export { type Pair, pairs } from "./pairs.ts";
export { features } from "./table.ts";

/** The features that a trace reaches, by their places in the table. */
export const reachedBy = (observation: Observation): readonly number[] => {
  const happenings = happeningsIn(observation);
  return features.flatMap(({ isReached }, place) => (isReached(happenings) ? [place] : []));
};
