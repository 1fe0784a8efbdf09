import { invariant } from "../../invariant.ts";
import { isExcused } from "../../observe/answers.ts";

export const validActionsAreAccepted = invariant({
  id: "REJ-3",
  level: "safe",
  sentence: "valid actions are accepted",
  formula:
    "no reason of the table applies implies accepted; overflow only where a total would pass maxAmount",
  why: "A valid action that is refused locks somebody in, or leaves a loss open.",
  seenIn: [
    {
      what: "a loss larger than the pool by one atom made the call that records it fail",
      where: "Morpho Blue",
      isLike: ({ step }, { steps }) => {
        const { action, before, law } = steps[step] ?? {};
        return (
          action?.type === "resolve" &&
          before !== undefined &&
          (law?.effect().state.deficit ?? 0n) > before.deficit
        );
      },
    },
  ],
  source: "spec 4.4, 4.6, section 11 for overflow",
  explains: ["REJ-2"],
  isGeneral: true,
  sometimes: ["a valid action was accepted", "a resolve with a loss was accepted"],
  cover: { "a valid action was accepted": 20, "a resolve with a loss was accepted": 20 },
  check: (observation, see) => {
    const { steps, resolves } = observation;
    if (resolves.some(({ loss }) => loss > 0n)) see("a resolve with a loss was accepted");
    for (const step of steps) {
      const { index, action, outcome, law } = step;
      if (law.refusal() !== undefined) continue;
      if (outcome.outcome === "accepted") {
        see("a valid action was accepted");
        continue;
      }
      if (!isExcused(observation, step))
        return {
          step: index,
          expected: `${action.type} to be accepted`,
          observed: `refused with ${outcome.code}`,
        };
    }
    return undefined;
  },
});
