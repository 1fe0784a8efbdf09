import { actionFeatures } from "./actions.ts";
import type { Feature } from "./feature.ts";
import { divisionFeatures, layerFeatures, limitFeatures, severalFeatures } from "./layers.ts";
import { policyFeatures } from "./policies.ts";
import { stateFeatures } from "./states.ts";
import { venueFeatures } from "./venues.ts";

/** The features of the language, all of them. */
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
