import { type Capabilities, everything, ledgerTier } from "../../properties/index.ts";
import type { Implementation } from "../protocol/implementation.ts";
import * as bankruptcyPrices from "./bankruptcy-prices.ts";
import * as bystanders from "./bystanders.ts";
import * as claimsRules from "./claims-rules.ts";
import * as decimals from "./decimals.ts";
import * as deleveraging from "./deleveraging.ts";
import * as exits from "./exits.ts";
import * as exposures from "./exposures.ts";
import * as fundLimits from "./fund-limits.ts";
import { implementationOf } from "./implementation.ts";
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
import * as twoMarkets from "./two-markets.ts";
import * as twoTranches from "./two-tranches.ts";
import * as wrongPayers from "./wrong-payers.ts";

/** Each file exports mutants and nothing else. */
const mutantsOf = (families: readonly Readonly<Record<string, Mutant>>[]): readonly Mutant[] =>
  families.flatMap((family): readonly Mutant[] => Object.values(family));

/** A part of the specification: what implementations of it declare, and the mutants whose faults are in it. */
export interface Tier {
  readonly capabilities: Capabilities;
  readonly mutants: readonly Mutant[];
}

/** The ledger and no more. */
const ledger: Capabilities = { ...ledgerTier, rules: ["proportional"], onExit: false };

/**
 * Every mutant, by the part of the specification that its fault is in: it is
 * judged as an implementation of that part and of what it stands on.
 */
export const tiers = {
  ledger: {
    capabilities: ledger,
    mutants: mutantsOf([
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
      twoTranches,
      decimals,
      modelAlone,
    ]),
  },
  rules: { capabilities: ledgerTier, mutants: mutantsOf([claimsRules]) },
  onExit: { capabilities: { ...ledger, onExit: true }, mutants: mutantsOf([onExit]) },
  markets: {
    capabilities: { ...ledger, actions: everything.actions },
    mutants: mutantsOf([
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
      twoMarkets,
    ]),
  },
} as const satisfies Readonly<Record<string, Tier>>;

export const mutants: readonly Mutant[] = Object.values(tiers).flatMap((tier: Tier) => tier.mutants);

/** A mutant as an implementation of its part. */
export interface Subject {
  readonly tier: keyof typeof tiers;
  readonly mutant: Mutant;
  readonly implementation: Implementation;
}

export const subjects: readonly Subject[] = Object.entries(tiers).flatMap(
  ([tier, { capabilities, mutants }]) =>
    mutants.map((mutant) => ({
      tier: tier as keyof typeof tiers,
      mutant,
      implementation: implementationOf(mutant.name, mutant.run, {
        ...capabilities,
        ...(mutant.rules === undefined ? {} : { rules: mutant.rules }),
        ...(mutant.mechanisms === undefined ? {} : { mechanisms: mutant.mechanisms }),
      }),
    })),
);
