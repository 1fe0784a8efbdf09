/** Ways in which real venues broke, one file each. */
import { bankRun } from "./bank-run.ts";
import { contagion } from "./contagion.ts";
import { gapThroughTheStop } from "./gap-through-the-stop.ts";
import { insiderExit } from "./insider-exit.ts";
import { liquidationCascade } from "./liquidation-cascade.ts";
import type { HostileMarket } from "./market.ts";

export { anything } from "./anything.ts";
export { type HostileMarket, stagesFor } from "./market.ts";

/** All stories. "anything" is none. */
export const stories: readonly HostileMarket[] = [
  gapThroughTheStop,
  liquidationCascade,
  contagion,
  bankRun,
  insiderExit,
];
