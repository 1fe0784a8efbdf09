import {
  type AccountId,
  accountOf,
  type Action,
  atoms,
  equityOf,
  type Entry,
  sum,
} from "../../../spec/index.ts";
import { noMarket, withFallen } from "../../generate/capacity.ts";
import { lossFrom } from "../../generate/losses.ts";
import type { Stage } from "../../generate/steps.ts";
import { solvents } from "../people.ts";
import { strike, type StrikePlan } from "./strike.ts";

/**
 * Several become insolvent at once, each beyond its own money by the same: by
 * the price that fells the first of them, or by one settlement, which one
 * other wins.
 */
export const strikeAll = function* (
  plan: StrikePlan,
  victims: readonly AccountId[],
  stage: Stage,
): Generator<Action> {
  const { state, mechanism, scale, supported } = stage;
  const [first] = victims;
  const winner = solvents(stage).find((id) => !victims.includes(id));
  const hasPrices = plan.byPrice && supported.includes("mark") && state.markets.size > 0;
  if (first === undefined) return;
  if (winner === undefined || hasPrices || !supported.includes("settle")) {
    yield* strike(plan, stage, first);
    return;
  }
  const fallen = victims.reduce((after, id) => withFallen(after, id), state);
  const each = lossFrom(plan.loss, mechanism, fallen, scale, noMarket) / BigInt(victims.length) + 1n;
  const losers = victims.map((account): Entry => ({
    account,
    amount: atoms(-equityOf(accountOf(state, account)) - each),
  }));
  const won = atoms(-sum(losers.map(({ amount }) => amount)));
  yield { type: "settle", entries: [...losers, { account: winner, amount: won }] };
};
