import { type Observation, type ObservedStep, sameState } from "../../properties/index.ts";
import { type Account, type AccountId, isInsolvent, type State, withParts } from "../../spec/index.ts";
import { actionText } from "./action-text.ts";
import { accountsChanged, changesText } from "./state-changes.ts";
import { stateLines } from "./state-text.ts";
import { wrap } from "./wrap.ts";

/** A story is for one screen: accounts and actions that are shown at most. */
const mostAccounts = 12;
const mostSteps = 9;

/** Beyond this many actions nobody adds up changes in their head. */
const easySteps = 3;

/** The width of a story. */
export const columns = 100;

/**
 * How a market came to the action that failed: who had what at first, where
 * that matters, what each earlier action changed, and who had what right
 * before, unless a reader sees that from the changes.
 */
export const courseLines = ({ scenario, steps }: Observation, failed: number): readonly string[] => {
  const earlier = steps.slice(0, failed);
  const step = steps[failed];
  const [first] = earlier;
  const shown = (state: State): readonly string[] => shownState(state, steps.slice(0, failed + 1));
  const before = step === undefined ? [] : ["  before", ...shown(step.before)];
  if (first === undefined || step === undefined) return before;
  const matters = scenario.genesis !== undefined && !sameState(first.before, step.before);
  const isEasy = earlier.filter(({ before: was, after }) => !sameState(was, after)).length <= easySteps;
  return [
    ...(matters ? ["  at first", ...shown(first.before)] : []),
    "  earlier",
    ...earlierLines(earlier),
    ...(matters && isEasy ? [] : before),
  ];
};

/** Actions that came before, with what each changed; of many the first and the last. */
export const earlierLines = (steps: readonly ObservedStep[], indent = "      "): readonly string[] => {
  const lines = steps.map((step) => stepLines(step, indent));
  if (lines.length <= mostSteps) return lines.flat();
  const head = 3;
  const tail = mostSteps - head;
  return [
    ...lines.slice(0, head).flat(),
    `${indent}(${lines.length - mostSteps} more actions)`,
    ...lines.slice(-tail).flat(),
  ];
};

const stepLines = ({ action, outcome, before, after }: ObservedStep, indent: string): readonly string[] => {
  const text = actionText(action);
  const refused = outcome.outcome === "refused" ? `  (refused: ${outcome.code})` : "";
  if (sameState(before, after))
    return wrap(`${text}${refused === "" ? "  (changes nothing)" : refused}`, columns, indent, `${indent}  `);
  return wrap(`${text}${refused}: ${changesText(before, after)}`, columns, indent, `${indent}  `);
};

/** A state with the accounts that these steps concern most, the last step above all, where there are too many. */
export const shownState = (
  state: State,
  steps: readonly ObservedStep[],
  indent = "      ",
): readonly string[] => {
  if (state.accounts.size <= mostAccounts) return stateLines(state, indent);
  const changedBy = steps.map(({ before, after }) => new Set(accountsChanged(before, after)));
  const weight = ([id, account]: readonly [AccountId, Account]): number =>
    (isInsolvent(account) ? 4 : 0) +
    (changedBy.at(-1)?.has(id) === true ? 2 : 0) +
    (changedBy.some((changed) => changed.has(id)) ? 1 : 0);
  const kept = new Set(
    [...state.accounts]
      .sort((a, b) => weight(b) - weight(a))
      .slice(0, mostAccounts)
      .map(([id]) => id),
  );
  const isKept = ([id]: readonly [AccountId, unknown]): boolean => kept.has(id);
  const markets = [...state.markets].map(
    ([id, { price, positions, shortfalls }]) =>
      [
        id,
        {
          price,
          positions: new Map([...positions].filter(isKept)),
          shortfalls: new Map([...shortfalls].filter(isKept)),
        },
      ] as const,
  );
  const accounts = new Map([...state.accounts].filter(isKept));
  return [
    ...stateLines(withParts(state, { accounts, markets: new Map(markets) }), indent),
    `${indent}(and ${state.accounts.size - kept.size} more accounts)`,
  ];
};
