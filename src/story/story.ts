import { isDeepStrictEqual } from "node:util";
import { money, type Observation, type ObservedStep, sameState } from "../../properties/index.ts";
import { isOnExit, type Layer, type Mechanism } from "../../spec/index.ts";
import { actionText } from "../text/action-text.ts";
import { colours } from "../text/colours.ts";
import { type Explained, explainedLines } from "./explained-text.ts";
import type { Conviction } from "../campaign/conviction.ts";
import { changesText } from "../text/state-changes.ts";
import { columns, courseLines, earlierLines, shownState } from "../text/story-course.ts";
import { wrap } from "../text/wrap.ts";

export { actionText } from "../text/action-text.ts";
export { stateLines } from "../text/state-text.ts";

const scopeText = ({ market }: { readonly market?: string }): string =>
  market === undefined ? "" : `, for losses in ${market}`;

/** One layer in a few words. */
export const layerText = (layer: Layer): string => {
  switch (layer.kind) {
    case "fund": {
      const floor = layer.floor === undefined ? "" : `, floor ${money(layer.floor)}`;
      const cap = layer.eventCap === undefined ? "" : `, at most ${money(layer.eventCap)} an event`;
      return `${layer.id} (fund${floor}${cap}${scopeText(layer)})`;
    }
    case "defaulter-stake":
      return `${layer.id} (defaulters' stakes in ${layer.tranche})`;
    case "tranche":
      return `${layer.id} (stakes, rounded ${layer.rounding})`;
    case "assessment":
      return `${layer.id} (call of ${layer.multiple} x stake in ${layer.tranche}, rounded ${layer.rounding})`;
    case "haircut": {
      if (isOnExit(layer)) return `${layer.id} (haircut of ${layer.basis} on exit)`;
      const rule = layer.rule === "proportional" ? "" : ` by ${layer.rule}`;
      const cap = layer.cap === undefined ? "" : `, cap ${layer.cap}`;
      return `${layer.id} (haircut of ${layer.basis}${rule}${cap}, rounded ${layer.rounding}${scopeText(layer)})`;
    }
    case "deleverage":
      return `${layer.id} (deleveraging, ranked ${layer.rank}${scopeText(layer)})`;
  }
};

const policies = ({ remainder, exits, surplus }: Mechanism): string =>
  `remainder ${remainder}, exits ${exits}, surplus to ${surplus}`;

/** What a relation compared with: how each differs, and what came of what is not the same there. */
const comparedLines = ({ violation, counterparts, observation }: Conviction): readonly string[] =>
  counterparts
    .filter((_, i) => violation.counterpart === undefined || violation.counterpart === i)
    .flatMap(({ difference, observation: other }) => {
      const steps = other.steps.slice(sharedSteps(observation, other));
      const [first, last] = [steps[0], steps.at(-1)];
      if (first === undefined || last === undefined) return [];
      return [
        `  compared   ${colours.bold(difference)}`,
        ...(steps.length === 1 ? [`      before ${actionText(last.action)}`] : ["      before"]),
        ...shownState(first.before, steps, "        "),
        ...(steps.length === 1 ? [] : ["      then", ...earlierLines(steps, "        ")]),
        "      after",
        ...shownState(last.after, steps, "        "),
      ];
    });

/** How many actions both begin with, from one state: at least the last one of the other is told. */
const sharedSteps = ({ genesis, steps }: Observation, other: Observation): number => {
  if (!sameState(genesis, other.genesis)) return 0;
  const differs = other.scenario.actions.findIndex(
    (action, i) => !isDeepStrictEqual(action, steps[i]?.action),
  );
  const last = other.steps.length - 1;
  return Math.max(0, differs === -1 ? last : Math.min(differs, last));
};

/** What the implementation answered, and what that changed. */
const outcomeLines = (step: ObservedStep | undefined): readonly string[] => {
  if (step === undefined) return [];
  const { outcome, before, after } = step;
  const answer = outcome.outcome === "refused" ? `refused: ${outcome.code}` : "accepted";
  return wrap(`${answer}; changes ${changesText(before, after)}`, columns, "  outcome    ", " ".repeat(13));
};

/** Where a fault like this one was really seen, if anywhere. */
const seenLine = ({ invariant, violation, observation }: Conviction): readonly string[] => {
  const like = invariant.seenIn?.find(({ isLike }) => isLike?.(violation, observation) ?? true);
  return like === undefined ? [] : [`  seen in    ${like.where}: ${like.what}`];
};

/**
 * A violated invariant as a short story: the rule, who had what, what came
 * before, the one action that broke it, what was expected, what came, what
 * else fails with it, why it matters, where it was seen, the kind of market
 * that showed it, and the command that shows it again.
 */
export const story = (
  conviction: Conviction,
  replay: string,
  explained: Explained = { here: [], elsewhere: [] },
): string => {
  const { invariant, violation, observation, origin } = conviction;
  const { mechanism, steps, scenario } = observation;
  const step = steps[violation.step];
  const waterfall = mechanism.waterfall.map(layerText).join(" -> ");
  const also = explainedLines(explained);
  return [
    `${colours.red("✗")} ${colours.bold(invariant.id)}  ${colours.bold(invariant.sentence)}`,
    "",
    `  waterfall  ${waterfall === "" ? "(no layers)" : waterfall}`,
    `             ${policies(mechanism)}`,
    ...courseLines(observation, violation.step),
    `  then       ${colours.bold(step === undefined ? "" : actionText(step.action))}  (action ${violation.step + 1} of ${scenario.actions.length})`,
    ...outcomeLines(step),
    ...comparedLines(conviction),
    `  expected   ${colours.green(violation.expected)}`,
    `  observed   ${colours.red(violation.observed)}`,
    ...also.map((line, i) => `  ${i === 0 ? "also" : "    "}       ${line}`),
    `  why        ${invariant.why}`,
    ...seenLine(conviction),
    `  found in   ${origin}`,
    `  replay     ${replay}`,
  ].join("\n");
};
