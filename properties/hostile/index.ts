/** Ways in which real venues broke, one file each. */
import { bankRun } from "./bank-run.ts";
import { clusteredStops } from "./clustered-stops.ts";
import { collateralDepeg } from "./collateral-depeg.ts";
import { contagion } from "./contagion.ts";
import { debtsInLeftMarkets } from "./debts-in-left-markets.ts";
import { downTheWaterfall } from "./down-the-waterfall.ts";
import { drainedFund } from "./drained-fund.ts";
import { dustStorm } from "./dust-storm.ts";
import { emergencyShutdown } from "./emergency-shutdown.ts";
import { everyoneInsolvent } from "./everyone-insolvent.ts";
import { gapThroughTheStop } from "./gap-through-the-stop.ts";
import { insiderExit } from "./insider-exit.ts";
import { lastOneStanding } from "./last-one-standing.ts";
import { liquidationCascade } from "./liquidation-cascade.ts";
import type { HostileMarket } from "./market.ts";
import { numericExtremes } from "./numeric-extremes.ts";
import { oneOfTwoIsCured } from "./one-of-two-is-cured.ts";
import { recoveryInParts } from "./recovery-in-parts.ts";
import { sandwichedResolve } from "./sandwiched-resolve.ts";
import { splitIdentities } from "./split-identities.ts";
import { stalePrice } from "./stale-price.ts";
import { thinTranche } from "./thin-tranche.ts";
import { trickle } from "./trickle.ts";
import { unpayableAssessment } from "./unpayable-assessment.ts";
import { whale } from "./whale.ts";

export { anything } from "./anything.ts";
export { type HostileMarket, stagesFor } from "./market.ts";

/** All stories: "anything" is none. */
export const stories: readonly HostileMarket[] = [
  gapThroughTheStop,
  liquidationCascade,
  clusteredStops,
  collateralDepeg,
  contagion,
  debtsInLeftMarkets,
  bankRun,
  insiderExit,
  stalePrice,
  sandwichedResolve,
  drainedFund,
  downTheWaterfall,
  trickle,
  dustStorm,
  whale,
  splitIdentities,
  everyoneInsolvent,
  oneOfTwoIsCured,
  lastOneStanding,
  thinTranche,
  unpayableAssessment,
  recoveryInParts,
  emergencyShutdown,
  numericExtremes,
];
