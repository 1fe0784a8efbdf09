import { type AccountId, type Action, atoms } from "../../../spec/index.ts";
import { type RawAmount, scaled } from "../../generate/amounts.ts";
import { accountName } from "../../generate/names.ts";
import type { Stage } from "../../generate/steps.ts";
import { everybody } from "../people.ts";

/** Somebody new, or the last one who came where there is no room. */
export const newcomer = (stage: Stage): AccountId => {
  const { maxAccounts, hostileNames } = stage;
  const ids = everybody(stage);
  return ids.length < maxAccounts
    ? accountName(ids.length, hostileNames)
    : (ids.at(-1) ?? accountName(0, hostileNames));
};

/** A newcomer puts money in. */
export const join = function* (amount: RawAmount, stage: Stage): Generator<Action> {
  yield { type: "deposit", account: newcomer(stage), amount: atoms(scaled(amount, stage.scale) + 1n) };
};
