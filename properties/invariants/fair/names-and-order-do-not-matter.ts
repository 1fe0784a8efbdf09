import { invariant } from "../../invariant.ts";
import type { Violation } from "../../violation.ts";
import { type Bill, isFractional, roundingOf } from "../../observe/breakdown.ts";
import type { Observation } from "../../observe/observation.ts";
import { isShared, sharedParts, type Sharing } from "../../observe/shares.ts";
import { isDetermined, isOrderFree } from "../../relations/determined.ts";
import { billOf } from "../../relations/parts.ts";
import { renamedScenario, renamedState, type Renaming, renaming } from "../../relations/rename-accounts.ts";
import { firstStepApart, hasOverflow } from "../../relations/same-trace.ts";
import { outside } from "../../violation-kind.ts";
import { money, oneAtom } from "../../observe/money.ts";

/** In a queue, and under `sequential`, who comes first decides. */
const sharing: Sharing = {
  roundings: ["up", "down", "largest-remainder"],
  isRule: (rule) => rule !== "queue",
};

const text = { expected: "whatever the names", observed: "" };

const listed = (names: Renaming): string => [...names].map(([id, name]) => `${id} as ${name}`).join(", ");

export const namesAndOrderDoNotMatter = invariant({
  id: "FAIR-4",
  level: "fair",
  sentence: "names and order do not matter",
  formula:
    "new names in the same order: the same trace under them; in the opposite order too, where all rounding is up or down (largest-remainder: equal remainders may swap an atom)",
  why: "A name, or who opened an account first, has nothing to do with the loss, so no bill may depend on it.",
  source: "spec 1.4, section 6, 12.25; anonymity",
  unless: ({ mechanism }) =>
    isDetermined(mechanism) ? undefined : "the odd atom is left to the implementation",
  sometimes: ["accounts were renamed", "accounts that shared a loss stood in the opposite order"],
  onlyIf: {
    "accounts that shared a loss stood in the opposite order": (setting) =>
      setting.capabilities.maxAccounts > 2 && isShared(setting, sharing, 2),
  },
  related: ({ scenario }) => {
    const orders = (["same", "opposite"] as const).map((order) => renaming(scenario, order));
    if (orders[0]?.size === 0) return [];
    return orders.map((names) => ({
      scenario: renamedScenario(scenario, names),
      difference: `with ${listed(names)}`,
    }));
  },
  check: (observation, see, [renamed, reversed]) => {
    if (renamed === undefined || reversed === undefined) return undefined;
    const { scenario, mechanism, resolves } = observation;
    if ([observation, renamed.observation, reversed.observation].some(hasOverflow)) return undefined;
    see("accounts were renamed");
    const same = renaming(scenario, "same");
    const found = firstStepApart(observation, renamed.observation, text, (state) =>
      renamedState(state, same),
    );
    if (found !== undefined) return { ...found, counterpart: 0 };

    const opposite = renaming(scenario, "opposite");
    if ([...sharedParts(observation, sharing)].some(({ bills }) => bills.length > 1))
      see("accounts that shared a loss stood in the opposite order");
    const isFree = isOrderFree(mechanism);
    const apart =
      firstStepApart(
        observation,
        reversed.observation,
        text,
        (state) => renamedState(state, opposite),
        isFree ? undefined : resolves[0]?.index,
      ) ?? (isFree ? undefined : firstBillApart(observation, reversed.observation, opposite));
    return apart === undefined ? undefined : { ...apart, counterpart: 1 };
  },
});

/** The first resolve's first bill that differs by more than an atom between equals. */
const firstBillApart = (
  observation: Observation,
  reversed: Observation,
  names: Renaming,
): Violation | undefined => {
  const [resolved] = observation.resolves;
  for (const part of sharedParts(observation, sharing)) {
    if (part.step !== resolved?.index) return undefined;
    const other = reversed.resolves[0]?.breakdown?.parts.find(({ layer }) => layer.id === part.layer.id);
    if (other?.asked !== part.asked || other.bills.length !== part.bills.length) continue;
    const pairs = part.bills.map(
      (bill) => [bill, billOf(other, names.get(bill.account ?? "") ?? "")] as const,
    );
    if (pairs.some(([bill, there]) => bill.base !== there.base)) continue;
    for (const [bill, there] of pairs) {
      const apart = roundingOf(part.layer) === "largest-remainder" && isTied(bill, part.bills) ? 1n : 0n;
      const difference = bill.paid - there.paid;
      if (difference > apart || -difference > apart)
        return {
          step: part.step,
          expected: `${bill.account ?? ""} to pay ${money(bill.paid)} in ${part.layer.id}${apart === 0n ? "" : `, give or take ${oneAtom()}`}, whatever the order`,
          observed: `${money(there.paid)} as ${there.account ?? ""}`,
          ...outside(-difference, -apart, apart),
        };
    }
  }
  return undefined;
};

/** Whether another bill has the same fraction to round. */
const isTied = (bill: Bill, bills: readonly Bill[]): boolean => {
  const rest = ({ quota: { numerator, denominator } }: Bill): bigint => numerator % denominator;
  return (
    isFractional(bill.quota) &&
    bills.some(
      (other) =>
        other !== bill && rest(other) * bill.quota.denominator === rest(bill) * other.quota.denominator,
    )
  );
};
