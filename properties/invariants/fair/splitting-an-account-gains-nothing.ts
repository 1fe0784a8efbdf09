import type { Rule } from "../../../spec/index.ts";
import { invariant } from "../../invariant.ts";
import { roundingOf } from "../../observe/breakdown.ts";
import type { Observation } from "../../observe/observation.ts";
import type { Sharing } from "../../observe/shares.ts";
import { freshName, half, withHoldingsMoved } from "../../relations/move-holdings.ts";
import { askTheSame, basesOf, billOf, lossText, paidBy, paymentsText } from "../../relations/parts.ts";
import {
  compareByChange,
  largestOf,
  isOfHoldings,
  nothingToCompare,
  relatedByChange,
  stageFor,
} from "../../relations/stage.ts";
import { off } from "../../violation-kind.ts";
import { money } from "../../observe/money.ts";

/** The rules that let nobody gain by splitting: spec 14.2. */
const splitFree = (rule: Rule): boolean => rule === "proportional" || rule === "constrained-equal-losses";

const sharing: Sharing = { roundings: ["up", "down"], isRule: splitFree, isLayer: isOfHoldings };

/** The bound for largest remainders is proved in proportion alone. */
const inProportion: Sharing = {
  roundings: ["up", "down", "largest-remainder"],
  isRule: (rule) => rule === "proportional",
  isLayer: isOfHoldings,
};

const changeOf = (observation: Observation) => {
  const stage =
    stageFor(observation, { ...inProportion, base: 2n }) ?? stageFor(observation, { ...sharing, base: 2n });
  const whole = largestOf(stage?.holders ?? [])?.account;
  if (stage === undefined || whole === undefined) return undefined;
  const second = freshName(stage.genesis.accounts, whole);
  const changed = withHoldingsMoved(stage.genesis, whole, second, half);
  return { stage, whole, second, changed, difference: `with ${whole} split into ${whole} and ${second}` };
};

export const splittingAnAccountGainsNothing = invariant({
  id: "FAIR-5",
  level: "fair",
  sentence: "splitting an account gains nothing",
  formula:
    "i split into a and b: x_a + x_b >= x_i (up), >= x_i - 1 (down; largest-remainder in proportion); proportional, constrained-equal-losses",
  why: "Anyone who can open accounts opens as many as lower the bill: an atom saved in each of a million accounts is real money.",
  source: "spec section 6, 12.26, 14.6; no advantageous splitting",
  unless: (setting) =>
    setting.capabilities.maxAccounts < 3
      ? "it needs three accounts"
      : nothingToCompare(setting, sharing) && nothingToCompare(setting, inProportion),
  sometimes: ["an account that paid was split"],
  related: (observation) => relatedByChange(observation, changeOf(observation)),
  check: (observation, see, counterparts) =>
    compareByChange(changeOf(observation), counterparts, ({ whole, second }, part, other) => {
      const parts = [whole, second];
      const { base, paid } = billOf(part, whole);
      if (!askTheSame(part, other, parts) || basesOf(other, parts) !== base) return undefined;
      see("an account that paid was split");
      const least = roundingOf(part.layer) === "up" ? paid : paid - 1n;
      if (paidBy(other, parts) >= least) return undefined;
      return {
        expected: `${whole}, who pays ${money(paid)} of ${lossText(part)}, to pay at least ${money(least)} in two accounts`,
        observed: paymentsText(other, parts),
        ...off(paidBy(other, parts) - least),
      };
    }),
});
