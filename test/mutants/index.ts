import * as bankruptcyPrices from "./bankruptcy-prices.ts";
import * as bystanders from "./bystanders.ts";
import * as claimsRules from "./claims-rules.ts";
import * as deleveraging from "./deleveraging.ts";
import * as exits from "./exits.ts";
import * as exposures from "./exposures.ts";
import * as fundLimits from "./fund-limits.ts";
import * as leftUnresolved from "./left-unresolved.ts";
import * as lossLost from "./loss-lost.ts";
import * as margins from "./margins.ts";
import * as marketRefusals from "./market-refusals.ts";
import * as marks from "./marks.ts";
import * as modelAlone from "./model-alone.ts";
import type { Mutant } from "./mutant.ts";
import * as onExit from "./on-exit.ts";
import * as onceMore from "./once-more.ts";
import * as ordersOfEvents from "./orders-of-events.ts";
import * as outOfOrder from "./out-of-order.ts";
import * as ownMoney from "./own-money.ts";
import * as ranks from "./ranks.ts";
import * as ratios from "./ratios.ts";
import * as receipts from "./receipts.ts";
import * as recoveries from "./recoveries.ts";
import * as refusals from "./refusals.ts";
import * as roundingAtoms from "./rounding-atoms.ts";
import * as scopes from "./scopes.ts";
import * as shutdowns from "./shutdowns.ts";
import * as takenTooLittle from "./taken-too-little.ts";
import * as takenTooMuch from "./taken-too-much.ts";
import * as trades from "./trades.ts";
import * as twoDivisions from "./two-divisions.ts";
import * as wrongPayers from "./wrong-payers.ts";

/** Each file exports mutants and nothing else. */
const mutantsOf = (families: readonly Readonly<Record<string, Mutant>>[]): readonly Mutant[] =>
  families.flatMap((family): readonly Mutant[] => Object.values(family));

/**
 * Every mutant, by the part of the specification that its fault is in: it is
 * judged as an implementation of that part and of what it stands on.
 */
export const mutantsByTier = {
  ledger: mutantsOf([
    outOfOrder,
    lossLost,
    leftUnresolved,
    takenTooMuch,
    takenTooLittle,
    roundingAtoms,
    ratios,
    ownMoney,
    wrongPayers,
    fundLimits,
    exits,
    bystanders,
    refusals,
    recoveries,
    onceMore,
    twoDivisions,
    ordersOfEvents,
    receipts,
    modelAlone,
  ]),
  rules: mutantsOf([claimsRules]),
  onExit: mutantsOf([onExit]),
  markets: mutantsOf([
    marks,
    trades,
    margins,
    marketRefusals,
    scopes,
    exposures,
    deleveraging,
    bankruptcyPrices,
    ranks,
    shutdowns,
  ]),
} as const;

export const mutants: readonly Mutant[] = Object.values(mutantsByTier).flat();
