import { match } from "ts-pattern";
import type { Layer } from "../mechanism.ts";
import type { Payer, Payment, Resolution } from "../resolution.ts";
import { type Split, splitInOrder, splitProportional } from "../split.ts";
import type { State } from "../state.ts";
import { assessmentPayers, chargeCapital } from "./assessment.ts";
import { chargeFund, fundPayers } from "./fund.ts";
import { chargeHaircut, haircutPayers } from "./haircut.ts";
import { chargeStakes, defaulterStakePayers, tranchePayers } from "./stakes.ts";

/** Who can pay in a layer, in ascending id, and at most how much. A base of 0 is left out. */
export const payersOf = (layer: Layer, resolution: Resolution): readonly Payer[] =>
  match(layer)
    .with({ kind: "fund" }, (fund) => fundPayers(fund, resolution))
    .with({ kind: "defaulter-stake" }, (own) => defaulterStakePayers(own, resolution))
    .with({ kind: "tranche" }, (tranche) => tranchePayers(tranche, resolution))
    .with({ kind: "assessment" }, (call) => assessmentPayers(call, resolution))
    .with({ kind: "haircut" }, (haircut) => haircutPayers(haircut, resolution))
    .exhaustive()
    .filter((payer) => payer.base > 0n);

/** How a layer divides a loss among its payers. */
export const splitOf = (layer: Layer): Split =>
  match(layer)
    .with({ kind: "fund" }, { kind: "defaulter-stake" }, () => splitInOrder)
    .with({ kind: "tranche" }, { kind: "assessment" }, { kind: "haircut" }, ({ rounding }) =>
      splitProportional(rounding),
    )
    .exhaustive();

/** The state after the payments have been taken from those who owe them. */
export const charge = (layer: Layer, state: State, payments: readonly Payment[]): State =>
  match(layer)
    .with({ kind: "fund" }, (fund) => chargeFund(fund, state, payments))
    .with({ kind: "defaulter-stake" }, ({ tranche }) => chargeStakes(tranche, state, payments))
    .with({ kind: "tranche" }, ({ id }) => chargeStakes(id, state, payments))
    .with({ kind: "assessment" }, () => chargeCapital(state, payments))
    .with({ kind: "haircut" }, (haircut) => chargeHaircut(haircut, state, payments))
    .exhaustive();

/** Payments that the payer may claim back from recoveries: socialized losses. */
export const addsClaim = (layer: Layer): boolean =>
  match(layer.kind)
    .with("fund", "defaulter-stake", () => false)
    .with("tranche", "assessment", "haircut", () => true)
    .exhaustive();
