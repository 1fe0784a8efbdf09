import * as fc from "fast-check";
import { accountOf, type Action, atoms, layersOf } from "../../../spec/index.ts";
import { type RawAmount, rawAmount, scaled } from "../../generate/amounts.ts";
import { odds } from "../../generate/odds.ts";
import { record } from "../../generate/record.ts";
import type { Stage } from "../../generate/steps.ts";
import { nth, solvents } from "../people.ts";

/** New money for what losses have emptied. */
export interface RefillPlan {
  readonly who: number;
  readonly other: number;
  readonly amount: RawAmount;
  readonly layer: number;
  /** The fund gets its money from the account. */
  readonly asFee: boolean;
}

export const refillPlan: fc.Arbitrary<RefillPlan> = record({
  who: fc.nat(7),
  other: fc.nat(7),
  amount: rawAmount,
  layer: fc.nat(3),
  asFee: odds(1, 2),
});

/** Two put money in, one wins from the other, sells it a lot, and stakes a part; a fund gets as much. */
export const refill = function* (
  { who, other, amount, layer, asFee }: RefillPlan,
  stage: Stage,
): Generator<Action> {
  const money = scaled(amount, stage.scale) + 2n;
  const account = nth(solvents(stage), who);
  if (account === undefined) return;
  yield { type: "deposit", account, amount: atoms(money) };
  const loser = nth(
    solvents(stage).filter((id) => id !== account),
    other,
  );
  if (loser !== undefined) yield { type: "deposit", account: loser, amount: atoms(money + 1n) };
  const lost = loser === undefined ? 0n : accountOf(stage.state, loser).capital / 2n;
  if (loser !== undefined && lost > 0n)
    yield {
      type: "settle",
      entries: [
        { account: loser, amount: atoms(-lost) },
        { account, amount: atoms(lost) },
      ],
    };
  const [market, now] = nth([...stage.state.markets], layer) ?? [];
  if (market !== undefined && now !== undefined && loser !== undefined)
    yield { type: "trade", market, buyer: loser, seller: account, quantity: 1n, price: now.price };
  const tranche = nth(layersOf(stage.mechanism, "tranche"), layer);
  if (tranche !== undefined) yield { type: "stake", account, layer: tranche.id, amount: atoms(money / 2n) };
  const fund = nth(layersOf(stage.mechanism, "fund"), layer);
  if (fund === undefined) return;
  yield asFee
    ? { type: "fee", account, layer: fund.id, amount: atoms(money / 2n) }
    : { type: "topUp", layer: fund.id, amount: atoms(money) };
};
