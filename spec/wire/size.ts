import type { Fault } from "./fault.ts";
import { limits } from "./limits.ts";

/**
 * What in a scenario document is more than is read. It is looked at first, and
 * by counting alone: to look at all of a document that is far too large takes
 * long. What is of another shape is left to the schema.
 */
export const sizeFaults = (document: unknown): readonly Fault[] => {
  const actions = partOf(document, "actions");
  const count = Array.isArray(actions) ? actions.length : 0;
  const accounts = membersOf(partOf(partOf(document, "genesis"), "accounts"));
  const most = Math.min(limits.actions, Math.floor(limits.accountsTimesActions / Math.max(1, accounts)));
  return [
    ...(accounts > limits.accounts
      ? [
          {
            path: "/genesis/accounts",
            expected: `at most ${limits.accounts} accounts`,
            found: `${accounts}`,
          },
        ]
      : []),
    ...(count > most
      ? [
          {
            path: "/actions",
            expected: `at most ${most} actions${most < limits.actions ? ` with ${accounts} accounts: actions times accounts are at most ${limits.accountsTimesActions}` : ""}`,
            found: `${count}`,
          },
        ]
      : []),
  ];
};

const partOf = (value: unknown, key: string): unknown =>
  typeof value === "object" && value !== null && Object.hasOwn(value, key)
    ? (value as Record<string, unknown>)[key]
    : undefined;

const membersOf = (value: unknown): number =>
  typeof value === "object" && value !== null ? Object.keys(value).length : 0;
