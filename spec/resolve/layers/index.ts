import type { Layer } from "../../model/mechanism.ts";
import type { Payer, Payment, Resolution } from "../resolution.ts";
import { type Split, splitByRule, splitInOrder, splitProportional } from "../../division/split.ts";
import type { State } from "../../model/state.ts";
import { assessmentPayers, chargeCapital } from "./assessment.ts";
import { chargeFund, fundPayers } from "./fund.ts";
import { counterparties } from "./deleverage.ts";
import { chargeEquity, chargeHaircut, haircutPayers } from "./haircut.ts";
import { isOnExit } from "./on-exit.ts";
import { chargeStakes, defaulterStakePayers, tranchePayers } from "./stakes.ts";

// Plain switches, which the compiler holds exhaustive: they run for every layer of every resolve.

/** Who can pay in a layer, in ascending id, and at most how much. A base of 0 is left out. */
export const payersOf = (layer: Layer, resolution: Resolution): readonly Payer[] =>
  allPayersOf(layer, resolution).filter((payer) => payer.base > 0n);

const allPayersOf = (layer: Layer, resolution: Resolution): readonly Payer[] => {
  switch (layer.kind) {
    case "fund":
      return fundPayers(layer, resolution);
    case "defaulter-stake":
      return defaulterStakePayers(layer, resolution);
    case "tranche":
      return tranchePayers(layer, resolution);
    case "assessment":
      return assessmentPayers(layer, resolution);
    case "haircut":
      return isOnExit(layer) ? [] : haircutPayers(layer, resolution);
    case "deleverage":
      return counterparties(layer, resolution);
  }
};

/** How a layer divides a loss among its payers. */
export const splitOf = (layer: Layer): Split => {
  switch (layer.kind) {
    case "fund":
    case "defaulter-stake":
    case "deleverage":
      return splitInOrder;
    case "tranche":
    case "assessment":
      return splitProportional(layer.rounding);
    case "haircut":
      return splitByRule(layer.rule, layer.rounding);
  }
};

/** The state after the payments have been taken from those who owe them. */
export const charge = (layer: Layer, state: State, payments: readonly Payment[]): State => {
  switch (layer.kind) {
    case "fund":
      return chargeFund(layer, state, payments);
    case "defaulter-stake":
      return chargeStakes(layer.tranche, state, payments);
    case "tranche":
      return chargeStakes(layer.id, state, payments);
    case "assessment":
      return chargeCapital(state, payments);
    case "haircut":
      return chargeHaircut(layer, state, payments);
    case "deleverage":
      return chargeEquity(state, payments);
  }
};

/** Payments that the payer may claim back from recoveries: socialized losses. */
export const addsClaim = ({ kind }: Layer): boolean =>
  kind === "tranche" || kind === "assessment" || kind === "haircut" || kind === "deleverage";
