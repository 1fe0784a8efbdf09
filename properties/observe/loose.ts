import type { Mechanism } from "../../spec/index.ts";

/** True when a rounding is unspecified: what a resolve gives is then held to MIN-1, FAIR-1 and the like. */
export const isLoose = ({ waterfall }: Mechanism): boolean =>
  waterfall.some((layer) => "rounding" in layer && layer.rounding === "unspecified");
