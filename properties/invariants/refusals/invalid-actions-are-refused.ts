import { reasonsAgainst } from "../../../spec/index.ts";
import { invariant } from "../../invariant.ts";
import { nothingRefused } from "../../applicability/reach.ts";

export const invalidActionsAreRefused = invariant({
  id: "REJ-2",
  level: "safe",
  sentence: "invalid actions are refused, for the stated reason",
  formula: "the table of spec 4.4, topmost reason first",
  why: "A wrong reason sends the caller to fix the wrong thing; a missing refusal pays out money that is not there.",
  source: "spec 4.4",
  explains: ["CONS-1", "CONS-2", "CONS-3", "NNEG-1", "NNEG-2", "SOLV-2", "MIN-3", "ORD-3", "XTR-1", "TIME-1"],
  isGeneral: true,
  unless: nothingRefused,
  sometimes: ["an invalid action was refused", "the topmost of several reasons was given"],
  cover: { "an invalid action was refused": 10 },
  onlyIf: {
    // A loss has one reason, except for a venue that has halted, which is rare.
    "the topmost of several reasons was given": ({ capabilities: { actions } }) =>
      actions.some((type) => type !== "resolve" && type !== "loss"),
  },
  check: ({ mechanism, steps }, see) => {
    for (const { index, action, outcome, before, law } of steps) {
      const code = law.refusal();
      if (code === undefined) continue;
      const observed = outcome.outcome === "refused" ? `refused with ${outcome.code}` : "accepted";
      if (observed !== `refused with ${code}`)
        return { step: index, expected: `${action.type} to be refused with ${code}`, observed };
      see("an invalid action was refused");
      if (reasonsAgainst(mechanism, before, action).length > 1)
        see("the topmost of several reasons was given");
    }
    return undefined;
  },
});
