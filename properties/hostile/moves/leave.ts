import * as fc from "fast-check";
import { type AccountId, accountOf, type Action, atoms, layersOf, stakeOf } from "../../../spec/index.ts";
import { odds } from "../../generate/odds.ts";
import { freeCapital, type Stage } from "../../generate/steps.ts";
import { record } from "../../generate/record.ts";

/** How somebody takes the money out. */
export interface LeavePlan {
  readonly realizes: boolean;
  readonly unstakes: boolean;
  readonly by: "withdraw" | "stake";
  /** Into which of the tranches; left out: the first. */
  readonly tranche?: number;
  /** How much of the capital: all of it, what no position needs as margin, an atom more than that, or half. */
  readonly share: "all" | "free" | "free and one more" | "half";
}

export const leavePlan: fc.Arbitrary<LeavePlan> = record({
  realizes: odds(2, 3),
  unstakes: odds(1, 2),
  by: fc.constantFrom("withdraw", "withdraw", "stake"),
  tranche: fc.nat(2),
  share: fc.constantFrom(
    ...([
      "all",
      "free",
      "free",
      "free and one more",
      "free and one more",
      "free and one more",
      "half",
    ] as const),
  ),
});

/** An account leaves, as far as the plan says. */
export const leave = function* (plan: LeavePlan, account: AccountId, stage: Stage): Generator<Action> {
  const tranches = layersOf(stage.mechanism, "tranche");
  if (plan.realizes) yield { type: "realize", account };
  if (plan.unstakes)
    for (const { id: layer } of tranches) {
      const amount = stakeOf(stage.state, layer, account);
      if (amount > 0n) yield { type: "unstake", account, layer, amount };
    }
  const { capital } = accountOf(stage.state, account);
  const free = freeCapital(stage.mechanism, stage.state, account);
  const amount = atoms(
    { all: capital, free, "free and one more": free + 1n, half: capital / 2n }[plan.share],
  );
  if (amount <= 0n) return;
  const tranche = tranches[(plan.tranche ?? 0) % tranches.length];
  if (plan.by === "stake" && tranche !== undefined)
    yield { type: "stake", account, layer: tranche.id, amount };
  else yield { type: "withdraw", account, amount };
};
