import { type Observation, sameState } from "../../../properties/index.ts";
import { atoms, formatUnits, genesisOf, type Step, type Trace } from "../../../spec/index.ts";
import { actionText } from "../../story/story.ts";
import { changesText } from "./amounts.ts";
import { type Markup, markup, nothing } from "./markup.ts";
import { list, table } from "./table.ts";

const outcomeText = (step: Step | undefined): string => {
  if (step === undefined) return "–";
  return step.outcome === "refused" ? `refused: ${step.code}` : "accepted";
};

/** Every action, what became of it, and what it changed, by the implementation and by the model. */
export const stepsTable = (
  caption: string,
  observation: Observation,
  model: Trace,
  failed?: number,
): Markup => {
  const { steps, mechanism, scenario } = observation;
  const { asset } = mechanism;
  const rows = steps.map(({ index, action, before, after, outcome }) => {
    const due = model.steps[index];
    const was = index === 0 ? genesisOf(scenario) : model.steps[index - 1]?.state;
    const isSame =
      due !== undefined && outcomeText(due) === outcomeText(outcome) && sameState(due.state, after);
    const expected = due === undefined || was === undefined ? [] : changesText(was, due.state, asset);
    return {
      isMarked: index === failed,
      cells: [
        index + 1,
        markup`${actionText(action, (amount) => formatUnits(atoms(amount), asset))}${index === failed ? markup`<br><strong class="bad">fails here</strong>` : nothing}`,
        outcomeText(due),
        outcomeText(outcome),
        isSame ? "the same as observed" : changeList(expected),
        changeList(changesText(before, after, asset)),
      ],
    };
  });
  return table(
    caption,
    [
      { head: "#" },
      { head: "Action" },
      { head: "Expected outcome" },
      { head: "Observed outcome" },
      { head: "Expected changes" },
      { head: "Observed changes" },
    ],
    rows,
  );
};

const changeList = (changes: readonly string[]): Markup | string =>
  changes.length === 0 ? "nothing" : list(changes);
