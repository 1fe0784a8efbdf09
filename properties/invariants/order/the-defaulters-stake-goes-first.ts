import type { Mechanism } from "../../../spec/index.ts";
import { invariant } from "../../invariant.ts";
import { isExhausted } from "../../observe/breakdown.ts";
import { canStake } from "../../applicability/reach.ts";
import { money } from "../../observe/money.ts";

/** Tranches whose defaulters' stakes are asked before the survivors'. */
const tranchesWithOwnFirst = ({ waterfall }: Mechanism): ReadonlySet<string> => {
  const own = new Set<string>();
  const protectedTranches = new Set<string>();
  for (const layer of waterfall) {
    if (layer.kind === "defaulter-stake") own.add(layer.tranche);
    if (layer.kind === "tranche" && own.has(layer.id)) protectedTranches.add(layer.id);
  }
  return protectedTranches;
};

export const theDefaultersStakeGoesFirst = invariant({
  id: "ORD-4",
  level: "safe",
  sentence: "the defaulter's stake goes before the survivors'",
  formula: "survivors' draw > 0 implies each defaulter's stake paid min(stake_i, own loss)",
  why: "The account that causes a loss pays first with what it put in. Survivors pay only what that leaves.",
  seenIn: [
    { what: "the defaulter's own deposit was left, and 54 socialized where 14 was due", where: "Euler" },
  ],
  source: "spec 5.2",
  explains: ["ORD-1"],
  caseOf: "ORD-1",
  unless: ({ mechanism, capabilities }) => {
    if (tranchesWithOwnFirst(mechanism).size === 0) return "no tranche has a defaulter-stake layer before it";
    return canStake(capabilities) ? undefined : "nobody can ever have a stake: no genesis or stake";
  },
  sometimes: ["a defaulter's stake and survivors' stakes paid"],
  cover: { "a defaulter's stake and survivors' stakes paid": 10 },
  onlyIf: {
    "a defaulter's stake and survivors' stakes paid": ({ capabilities }) => capabilities.maxAccounts > 1,
  },
  check: ({ mechanism, resolves }, see) => {
    const tranches = tranchesWithOwnFirst(mechanism);
    for (const { index, breakdown } of resolves)
      for (const survivors of breakdown?.parts ?? []) {
        if (!tranches.has(survivors.layer.id) || survivors.paid <= 0n) continue;
        for (const own of breakdown?.parts ?? []) {
          if (own.layer.kind !== "defaulter-stake" || own.layer.tranche !== survivors.layer.id) continue;
          if (own.paid > 0n) see("a defaulter's stake and survivors' stakes paid");
          if (!isExhausted(own))
            return {
              step: index,
              expected: `the defaulters' stakes in ${survivors.layer.id} to pay ${money(own.capacity)} first`,
              observed: `they paid ${money(own.paid)} while survivors' stakes paid ${money(survivors.paid)}`,
              kind: "wrong-one",
            };
        }
      }
    return undefined;
  },
});
