import type { Report } from "../../../../../src/check/report.ts";

/** Everyone a counterexample names. */
export const accountsIn = (report: Report, id: string): number => {
  const conviction = report.convictions.find(({ invariant }) => invariant.id === id);
  const { genesis, actions } = conviction?.observation.scenario ?? { actions: [] };
  const ids = new Set(genesis?.accounts.keys());
  for (const action of actions) {
    if (action.type === "settle") for (const { account } of action.entries) ids.add(account);
    else if ("account" in action) ids.add(action.account);
  }
  return ids.size;
};

/** The verdict of an invariant. */
export const verdictOn = (report: Report, id: string): string | undefined =>
  report.verdicts.find(({ invariant }) => invariant.id === id)?.verdict;
