/** The features of the language, in one table, and which of them a trace reaches. */
import type { Observation } from "../observe/observation.ts";
import { actionFeatures } from "./actions.ts";
import type { Feature } from "./feature.ts";
import { happeningsIn } from "./happenings.ts";
import { divisionFeatures, layerFeatures, limitFeatures, severalFeatures } from "./layers.ts";
import { policyFeatures } from "./policies.ts";
import { stateFeatures } from "./states.ts";
import { venueFeatures } from "./venues.ts";

export type { Feature, FeatureGroup } from "./feature.ts";

export const features: readonly Feature[] = [
  ...layerFeatures,
  ...limitFeatures,
  ...severalFeatures,
  ...divisionFeatures,
  ...policyFeatures,
  ...venueFeatures,
  ...actionFeatures,
  ...stateFeatures,
];

/** The features that a trace reaches, by their places in the table. */
export const reachedBy = (observation: Observation): readonly number[] => {
  const happenings = happeningsIn(observation);
  return features.flatMap(({ isReached }, place) => (isReached(happenings) ? [place] : []));
};
