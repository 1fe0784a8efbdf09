import { actionTypes, refusalCodes } from "../../spec/index.ts";
import type { Feature } from "./feature.ts";

export const actionFeatures: readonly Feature[] = [
  ...actionTypes.map((type): Feature => ({
    name: type,
    group: "actions",
    sentence: `a ${type} changed the state`,
    isReached: ({ changes }) => changes.some(({ action }) => action.type === type),
  })),
  ...refusalCodes.map((code): Feature => ({
    name: `refused: ${code}`,
    group: "refusals",
    sentence: `an action was refused with ${code}`,
    isReached: ({ refusals }) =>
      refusals.some(({ outcome }) => outcome.outcome === "refused" && outcome.code === code),
  })),
];
