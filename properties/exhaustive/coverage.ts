import type { Mechanism } from "../../spec/index.ts";
import type { Capabilities } from "../capabilities.ts";
import { undeclaredIn } from "../declared.ts";
import { ofAny } from "./any.ts";
import { ofDeclared } from "./declared.ts";
import { countProblems, largestProblem, type Problem, problems } from "./problems.ts";
import { scenarioOf } from "./scenario-of.ts";
import { type Coverage, type Group, type Scope } from "./scope.ts";

/** The coverage of an implementation, or of one mechanism of it. */
export const coverageOf = (capabilities: Capabilities, scope: Scope, only?: Mechanism): Coverage => {
  const { accounts, ...rest } = scope;
  const reached = { ...rest, accounts: Math.min(accounts, capabilities.maxAccounts - 1) };
  const cut =
    reached.accounts < accounts
      ? [
          `more than ${reached.accounts} holders and a defaulter: the implementation takes ${capabilities.maxAccounts} accounts`,
        ]
      : [];
  const unable = cannotRun(capabilities);
  if (unable !== undefined) return { scope: reached, groups: [], notCovered: [unable] };
  const { mechanisms } = capabilities;
  const declared = only === undefined ? mechanisms : [only];
  const { groups, notCovered } =
    declared === "any" ? ofAny(capabilities, reached) : ofDeclared(declared, reached);
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

/** Every problem is a genesis and a resolve. */
const cannotRun = ({ genesis, actions, maxAccounts }: Capabilities): string | undefined => {
  if (!genesis) return "anything: every problem is a genesis, and the implementation declares genesis false";
  if (!actions.includes("resolve"))
    return "anything: every problem is a resolve, and the implementation has none";
  return maxAccounts < 2
    ? "anything: it takes a defaulter and a holder, and the implementation takes 1 account"
    : undefined;
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
