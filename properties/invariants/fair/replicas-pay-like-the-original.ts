import type { AccountId } from "../../../spec/index.ts";
import { invariant } from "../../invariant.ts";
import type { Observation } from "../../observe/observation.ts";
import type { Sharing } from "../../observe/shares.ts";
import { replicaNames, replicated } from "../../relations/replicate-accounts.ts";
import { billOf, hasFraction, lossText, paymentsText } from "../../relations/parts.ts";
import { compareByChange, nothingToCompare, relatedByChange, stageFor } from "../../relations/stage.ts";
import { off } from "../../violation-kind.ts";
import { money } from "../../observe/money.ts";

/** The rules in which one level or ratio decides every bill: it does so for twice as many, too. */
const byLevel: ReadonlySet<string> = new Set([
  "proportional",
  "constrained-equal-awards",
  "constrained-equal-losses",
  "talmud",
  "piniles",
  "constrained-egalitarian",
]);

const sharing: Sharing = { roundings: ["up", "down"], isRule: (rule) => byLevel.has(rule) };

const changeOf = (observation: Observation) => {
  const stage = stageFor(observation, { ...sharing, holders: 2 });
  if (stage === undefined) return undefined;
  const { genesis } = stage;
  const changed = replicated(observation.mechanism, genesis);
  return {
    stage,
    names: replicaNames(genesis),
    changed,
    difference: "with everybody, and every loss, twice",
  };
};

export const replicasPayLikeTheOriginal = invariant({
  id: "FAIR-12",
  level: "fair",
  sentence: "replicas pay like the original",
  formula:
    "2 * H over everybody twice: x_i each (up, down; all rules of one level or ratio: not random-arrival, minimal-overlap, adjusted-proportional, queue)",
  why: "Joining two identical venues must not change any bill. A remainder that falls on one account changes it.",
  source: "spec section 6, 12.28; replication invariance",
  unless: (setting) =>
    setting.capabilities.maxAccounts < 4 ? "it needs four accounts" : nothingToCompare(setting, sharing, 2),
  sometimes: ["bills with a fraction were replicated"],
  related: (observation) => relatedByChange(observation, changeOf(observation)),
  check: (observation, see, counterparts) =>
    compareByChange(changeOf(observation), counterparts, ({ names }, part, other) => {
      const replicasOf = (id: AccountId): readonly AccountId[] => [id, names.get(id) ?? id];
      const payers = part.bills.map(({ account }) => account ?? "");
      if (other.asked !== 2n * part.asked || other.capacity !== 2n * part.capacity) return undefined;
      if (
        payers.some((id) => replicasOf(id).some((one) => billOf(other, one).base !== billOf(part, id).base))
      )
        return undefined;
      if (hasFraction(part)) see("bills with a fraction were replicated");
      for (const id of payers) {
        const { paid } = billOf(part, id);
        const wrong = replicasOf(id).find((one) => billOf(other, one).paid !== paid);
        if (wrong !== undefined)
          return {
            expected: `${replicasOf(id).join(" and ")} to pay ${money(paid)} each of ${lossText(other)}, as ${id} pays of ${money(part.asked)}`,
            observed: paymentsText(other, replicasOf(id)),
            ...off(billOf(other, wrong).paid - paid),
          };
      }
      return undefined;
    }),
});
