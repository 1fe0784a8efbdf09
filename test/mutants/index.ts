import * as bystanders from "./bystanders.ts";
import * as claimsRules from "./claims-rules.ts";
import * as exits from "./exits.ts";
import * as fundLimits from "./fund-limits.ts";
import * as leftUnresolved from "./left-unresolved.ts";
import * as lossLost from "./loss-lost.ts";
import * as modelAlone from "./model-alone.ts";
import type { Mutant } from "./mutant.ts";
import * as onExit from "./on-exit.ts";
import * as onceMore from "./once-more.ts";
import * as outOfOrder from "./out-of-order.ts";
import * as ownMoney from "./own-money.ts";
import * as ratios from "./ratios.ts";
import * as receipts from "./receipts.ts";
import * as recoveries from "./recoveries.ts";
import * as refusals from "./refusals.ts";
import * as roundingAtoms from "./rounding-atoms.ts";
import * as takenTooLittle from "./taken-too-little.ts";
import * as takenTooMuch from "./taken-too-much.ts";
import * as wrongPayers from "./wrong-payers.ts";

/** Every mutant: each file exports nothing else. */
export const mutants: readonly Mutant[] = [
  outOfOrder,
  lossLost,
  leftUnresolved,
  takenTooMuch,
  takenTooLittle,
  roundingAtoms,
  ratios,
  claimsRules,
  ownMoney,
  wrongPayers,
  fundLimits,
  exits,
  onExit,
  bystanders,
  refusals,
  recoveries,
  onceMore,
  receipts,
  modelAlone,
].flatMap((family): readonly Mutant[] => Object.values(family));
