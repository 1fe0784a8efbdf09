import { ruleOf } from "../../spec/index.ts";
import { invariant } from "../invariant.ts";
import { type Part, roundingOf } from "../observe/breakdown.ts";
import type { Observation } from "../observe/observation.ts";
import type { Sharing } from "../observe/shares.ts";
import {
  askTheSame,
  basesOf,
  billOf,
  chosenPart,
  compareBy,
  largestIn,
  lossText,
  nothingToCompare,
  paidBy,
  paymentsText,
  relatedBy,
  resolvedFrom,
  stateBefore,
} from "../relations/layer-pair.ts";
import { freshName, half, withHoldingsMoved } from "../relations/move-holdings.ts";

/** The rules that let nobody gain by splitting: spec/README.md 14.2. */
const sharing: Sharing = {
  roundings: ["up", "down", "largest-remainder"],
  isRule: (rule) => rule === "proportional" || rule === "constrained-equal-losses",
};

/** The bound for largest remainders is proved in proportion alone. */
const hasBound = ({ layer }: Part): boolean =>
  roundingOf(layer) !== "largest-remainder" || ruleOf(layer) === "proportional";

const planOf = (observation: Observation) => {
  const part = chosenPart(observation, sharing, (one) => hasBound(one) && (largestIn(one)?.base ?? 0n) > 1n);
  const whole = part === undefined ? undefined : largestIn(part)?.account;
  if (part === undefined || whole === undefined) return undefined;
  const before = stateBefore(observation, part.step);
  const second = freshName(before.accounts, whole);
  const scenario = resolvedFrom(observation, withHoldingsMoved(before, whole, second, half));
  return { part, whole, second, scenario, difference: `with ${whole} split into ${whole} and ${second}` };
};

export const splittingAnAccountGainsNothing = invariant({
  id: "FAIR-5",
  level: "fair",
  sentence: "splitting an account gains nothing",
  formula:
    "i split into a and b: x_a + x_b >= x_i (up), >= x_i - 1 (down; largest-remainder in proportion); proportional, constrained-equal-losses",
  why: "Whoever can open accounts opens as many as pay less: dust that is rounded away in a hundred names is no dust.",
  source: "spec/README.md section 6, 12.26, 14.6; no advantageous splitting",
  unless: (setting) =>
    setting.capabilities.maxAccounts < 2 ? "it needs two accounts" : nothingToCompare(setting, sharing),
  sometimes: ["an account that paid was split"],
  related: (observation) => relatedBy(planOf(observation)),
  check: (observation, see, [split]) =>
    compareBy(planOf(observation), split, ({ part, whole, second }, other) => {
      const parts = [whole, second];
      const { base, paid } = billOf(part, whole);
      if (!askTheSame(part, other, parts) || basesOf(other, parts) !== base) return undefined;
      see("an account that paid was split");
      const least = roundingOf(part.layer) === "up" ? paid : paid - 1n;
      if (paidBy(other, parts) >= least) return undefined;
      return {
        expected: `${whole}, who pays ${paid} of ${lossText(part)}, to pay at least ${least} in two accounts`,
        observed: paymentsText(other, parts),
      };
    }),
});
