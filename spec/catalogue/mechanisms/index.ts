/** Real systems as mechanisms, one file each, and those that the language cannot express. */
import { aaveUmbrella } from "./aave-umbrella.ts";
import { binanceAdl } from "./binance-adl.ts";
import { bitfinex2016 } from "./bitfinex-2016.ts";
import { bitmexAdl } from "./bitmex-adl.ts";
import { ccpEmir } from "./ccp-emir.ts";
import { ccpKrx2013 } from "./ccp-krx-2013.ts";
import { compoundIii } from "./compound-iii.ts";
import { deribitSession } from "./deribit-session.ts";
import { deriveV2 } from "./derive-v2.ts";
import { driftPerp } from "./drift-perp.ts";
import { eulerEvk } from "./euler-evk.ts";
import { gmxV2 } from "./gmx-v2.ts";
import { hyperliquid } from "./hyperliquid.ts";
import { liquity } from "./liquity.ts";
import { maker } from "./maker.ts";
import { mangoV4Perp } from "./mango-v4-perp.ts";
import { marginfi } from "./marginfi.ts";
import { morphoBlue } from "./morpho-blue.ts";
import { okex2018 } from "./okex-2018.ts";
import { percolator } from "./percolator.ts";
import { poloniex2019 } from "./poloniex-2019.ts";
import type { Preset } from "./preset.ts";

export { inexpressible } from "./inexpressible.ts";
export type { Inexpressible, Preset, Source } from "./preset.ts";

/** Venues, then lending pools, then central counterparties, then other cases. */
export const presets: readonly Preset[] = [
  okex2018,
  deribitSession,
  bitmexAdl,
  binanceAdl,
  hyperliquid,
  driftPerp,
  mangoV4Perp,
  gmxV2,
  percolator,
  deriveV2,
  morphoBlue,
  eulerEvk,
  aaveUmbrella,
  compoundIii,
  liquity,
  maker,
  marginfi,
  ccpEmir,
  ccpKrx2013,
  bitfinex2016,
  poloniex2019,
];
