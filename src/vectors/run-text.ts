import { colours } from "../text/colours.ts";
import { actionText, layerText } from "../story/story.ts";
import { printable } from "../text/printable.ts";
import { bugClasses, flags } from "./flags.ts";
import type { Case } from "./read.ts";
import type { Outcome } from "./run.ts";

/** A case, and what came of it. */
interface Ran {
  readonly one: Case;
  readonly outcome: Outcome;
}

const isFailure = ({ outcome: { kind } }: Ran): boolean => kind === "failed" || kind === "unanswered";

/** A case that failed, as a short story: what happens in it, the step, what was expected and what came. */
export const failureText = ({ id, comment, flags, scenario }: Case, outcome: Outcome): string => {
  const head = [
    `${colours.red("✗")} ${colours.bold(printable(id))}  ${printable(comment)}`,
    `  flags      ${flags.join(", ")}`,
  ];
  if (outcome.kind === "unanswered")
    return [...head, `  observed   ${colours.red(`${outcome.failure.kind}: ${outcome.failure.message}`)}`].join("\n");
  if (outcome.kind !== "failed") return head.join("\n");
  const { step, expected, observed } = outcome.mismatch;
  const action = scenario.actions[step];
  return [
    ...head,
    `  waterfall  ${scenario.mechanism.waterfall.map(layerText).join(" -> ")}`,
    `  then       ${action === undefined ? "" : actionText(action)}  (action ${step + 1} of ${scenario.actions.length})`,
    `  expected   ${colours.green(expected)}`,
    `  observed   ${colours.red(observed)}`,
  ].join("\n");
};

/** The classes of bugs that fit best: of their cases most fail. At most three, with the counts. */
export const likelyClasses = (ran: readonly Ran[]): readonly string[] => {
  const judged = ran.filter((one) => isFailure(one) || one.outcome.kind === "agreed");
  const rows = flags
    .map((flag) => {
      const having = judged.filter(({ one }) => one.flags.includes(flag));
      return { flag, bug: bugClasses[flag].bug, failed: having.filter(isFailure).length, all: having.length };
    })
    .filter(({ failed }) => failed > 0)
    .sort((a, b) => b.failed / b.all - a.failed / a.all || b.failed - a.failed)
    .slice(0, 3);
  if (rows.length === 0) return [];
  return [
    "of the cases of a bug class, most fail in:",
    ...rows.map(({ flag, bug, failed, all }) => `  ${flag} (${failed} of ${all}): ${bug}`),
    "",
  ];
};

/** Every case that was left out, by the reason, named. */
export const skippedText = (ran: readonly Ran[]): readonly string[] => {
  const byReason = new Map<string, string[]>();
  for (const { one, outcome } of ran)
    if (outcome.kind === "skipped")
      byReason.set(outcome.reason, [...(byReason.get(outcome.reason) ?? []), printable(one.id)]);
  return [...byReason].map(([reason, ids]) => `skipped, for ${reason}: ${ids.join(", ")}`);
};
