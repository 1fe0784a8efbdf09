import type { Mechanism } from "../../spec/index.ts";
import type { Capabilities } from "../applicability/capabilities.ts";
import { undeclaredIn } from "../declared.ts";
import { ofAny } from "./any.ts";
import { ofDeclared } from "./declared.ts";
import { cannotRun, hasDefaulter, meansOf } from "./means.ts";
import { countProblems, largestProblem, type Problem, problems } from "./problems.ts";
import { scenarioOf } from "./scenario-of.ts";
import { type Coverage, type Group, type Scope } from "./scope.ts";

/** The coverage of an implementation, or of one mechanism of it. */
export const coverageOf = (capabilities: Capabilities, scope: Scope, only?: Mechanism): Coverage => {
  const { accounts, ...rest } = scope;
  const means = meansOf(capabilities);
  const others = hasDefaulter(means) ? 1 : 0;
  const reached = { ...rest, accounts: Math.min(accounts, capabilities.maxAccounts - others) };
  const cut =
    reached.accounts < accounts
      ? [
          `more than ${reached.accounts} holders${others > 0 ? " and a defaulter" : ""}: the implementation takes ${capabilities.maxAccounts} accounts`,
        ]
      : [];
  const unable = cannotRun(capabilities);
  if (unable !== undefined) return { scope: reached, means, groups: [], notCovered: [unable] };
  const { mechanisms } = capabilities;
  const declared = only === undefined ? mechanisms : [only];
  const { groups, notCovered } =
    declared === "any" ? ofAny(capabilities, reached) : ofDeclared(declared, reached, capabilities);
  const beyond: string[] = [];
  const within = groups.map((group): Group => ({
    ...group,
    mechanisms: group.mechanisms.filter((mechanism) => {
      const undeclared = undeclaredInAny(mechanism, group, capabilities);
      if (undeclared !== undefined) beyond.push(`${mechanism.name} (${group.title}): it takes ${undeclared}`);
      return undeclared === undefined;
    }),
  }));
  return {
    scope: reached,
    means,
    groups: within.filter((group) => group.mechanisms.length > 0),
    notCovered: [...cut, ...new Set(beyond), ...notCovered],
  };
};

/** What the largest problems of a mechanism ask for that is not declared; smaller ones ask for no more. */
const undeclaredInAny = (
  mechanism: Mechanism,
  { reductions }: Group,
  capabilities: Capabilities,
): string | undefined => {
  for (const reduction of reductions) {
    const undeclared = undeclaredIn(scenarioOf(largestProblem(mechanism, reduction)), capabilities);
    if (undeclared !== undefined) return undeclared;
  }
  return undefined;
};

/** How many problems a group has. */
export const countOf = ({ mechanisms, reductions }: Group): number => {
  let count = 0;
  for (const mechanism of mechanisms)
    for (const reduction of reductions) count += countProblems(mechanism, reduction);
  return count;
};

/** Every problem of the coverage, group by group. */
export const problemsOf = function* ({ groups }: Coverage): Generator<Problem> {
  for (const { mechanisms, reductions } of groups)
    for (const mechanism of mechanisms)
      for (const reduction of reductions) yield* problems(mechanism, reduction);
};
