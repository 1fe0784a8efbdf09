import { accountOf, isInsolvent } from "../../../spec/index.ts";
import { invariant } from "../../invariant.ts";
import { firstDifference } from "../../observe/bookkeeping.ts";
import type { Observation, ObservedResolve } from "../../observe/observation.ts";
import { isDetermined } from "../../relations/determined.ts";
import { resolvedFrom } from "../../relations/observed-part.ts";
import { hasPosition, withoutAccount } from "../../relations/remove-account.ts";
import { somebodyCanPay } from "../../applicability/reach.ts";
import { apart } from "../../violation-kind.ts";
import { entryText } from "../../observe/money.ts";

/** Somebody solvent who has no base in any layer, and no position: nobody's bill can depend on it. */
const nullHolderIn = ({ before, breakdown }: ObservedResolve): string | undefined => {
  const asked = new Set(breakdown?.parts.flatMap(({ bills }) => bills.map(({ account }) => account)));
  return [...before.accounts.keys()].find(
    (id) => !asked.has(id) && !isInsolvent(accountOf(before, id)) && !hasPosition(before, id),
  );
};

const planOf = (observation: Observation) => {
  for (const resolved of observation.resolves) {
    const { action, before, breakdown, loss } = resolved;
    if (action.type !== "resolve" || before.redemption !== undefined || loss === 0n) continue;
    const nobody = breakdown === undefined ? undefined : nullHolderIn(resolved);
    if (nobody !== undefined) return { resolved, nobody };
  }
  return undefined;
};

export const aNullHolderCanBeRemoved = invariant({
  id: "FAIR-11",
  level: "fair",
  sentence: "a null holder can be removed",
  formula:
    "an account without a base in any layer left out: the resolve leaves the same state, except for it",
  why: "A loss that is divided by the number of accounts, or a loop that counts empty ones, lets anybody dilute a bill with names.",
  source: "spec section 5; null-claims consistency",
  unless: ({ mechanism, capabilities }) => {
    if (!capabilities.genesis) return "it needs a genesis";
    return isDetermined(mechanism) ? undefined : "the odd atom is left to the implementation";
  },
  sometimes: ["a null holder was left out where others paid"],
  onlyIf: {
    "a null holder was left out where others paid": (setting) =>
      setting.capabilities.maxAccounts > 1 && somebodyCanPay(setting),
  },
  related: (observation) => {
    const plan = planOf(observation);
    if (plan === undefined) return [];
    const scenario = resolvedFrom(observation, withoutAccount(plan.resolved.before, plan.nobody));
    return [{ scenario, difference: `without ${plan.nobody}, who has nothing to pay with` }];
  },
  check: (observation, see, [without]) => {
    const plan = planOf(observation);
    const other = without?.observation.resolves.at(-1);
    if (plan === undefined || other === undefined) return undefined;
    const { resolved, nobody } = plan;
    if (resolved.breakdown?.parts.some(({ paid }) => paid > 0n) === true)
      see("a null holder was left out where others paid");
    const difference = firstDifference(withoutAccount(resolved.after, nobody), other.after);
    if (difference === undefined) return undefined;
    return {
      step: resolved.index,
      expected: `${difference.what} of ${entryText(difference.what, difference.expected)}, as with ${nobody}`,
      observed: `${entryText(difference.what, difference.observed)} without`,
      ...apart(difference),
    };
  },
});
