/** What happened, and published examples, as scenarios with the figures that they must reproduce. */
import { aaveCrv2022 } from "./aave-crv-2022.ts";
import { deriveExample } from "./derive-example.ts";
import { drift2022 } from "./drift-2022.ts";
import type { Episode } from "./episode.ts";
import { eulerExample } from "./euler-example.ts";
import { marginfiExample } from "./marginfi-example.ts";
import { nasdaqClearing2018 } from "./nasdaq-clearing-2018.ts";
import { okex2018 } from "./okex-2018.ts";
import { umbrellaExample } from "./umbrella-example.ts";

export { type Act, agrees, type Episode, type Figure, type Played, played } from "./episode.ts";

/** Episodes first, then examples from documentation and audits. */
export const episodes: readonly Episode[] = [
  nasdaqClearing2018,
  okex2018,
  drift2022,
  aaveCrv2022,
  eulerExample,
  umbrellaExample,
  marginfiExample,
  deriveExample,
];
